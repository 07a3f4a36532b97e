using System.Text.Json;
using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>
/// Lets go of all personal data that are past their time, by the register's rules. Once a day, however many programs run; each run
/// is one row in the journal with what it let go of each kind.
/// </summary>
public sealed class ExpirePersonalData(
    IDbContextFactory<ByfiberDb> dbs,
    TimeProvider time,
    IEnumerable<DataKind> kinds,
    DataRegister register
)
{
    /// <summary>Less than a day, so that a run that starts a little early each morning is not skipped.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(20);

    private readonly IReadOnlyList<DataKind> _kinds = [.. kinds];

    /// <returns>How many were let go of each kind; null when it was done already today.</returns>
    public async Task<IReadOnlyDictionary<string, long>?> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rules = await register.RulesAsync(db, cancel);
        return await db.InTransactionAsync<IReadOnlyDictionary<string, long>?>(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.PersonalData, cancel);
                var now = time.GetUtcNow().UtcDateTime;
                var last = await LastAsync(db, cancel);
                if (last is not null && now - last.At < Pause && !WasCutShort(last))
                {
                    return null;
                }
                var gone = new Dictionary<string, long>(StringComparer.Ordinal);
                foreach (var kind in _kinds)
                {
                    gone[kind.Key] = rules[kind.Key].RetentionMonths is { } months
                        ? await kind.ExpireAsync(db, now.AddMonths(-months), now, cancel)
                        : 0;
                }
                await db.AppendAsync(
                    now,
                    "Byfiber",
                    "People",
                    nameof(ExpirePersonalData),
                    nameof(DataRule),
                    0,
                    gone,
                    cancel
                );
                return gone;
            },
            cancel
        );
    }

    /// <summary>The last run: when, and what it let go; null before the first.</summary>
    public async Task<(DateTime At, IReadOnlyDictionary<string, long> Gone)?> LastRunAsync(
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await LastAsync(db, cancel) is { } last ? (last.At, Gone(last)) : null;
    }

    private static Task<JournalEntry?> LastAsync(ByfiberDb db, CancellationToken cancel) =>
        db
            .Journal.AsNoTracking()
            .Where(e => e.SubjectType == nameof(DataRule) && e.SubjectId == 0)
            .OrderByDescending(e => e.Id)
            .FirstOrDefaultAsync(cancel);

    /// <summary>One run takes so many people at most; then the next follows at once.</summary>
    private static bool WasCutShort(JournalEntry last) => Gone(last).GetValueOrDefault("contact") >= ContactData.AtOnce;

    private static Dictionary<string, long> Gone(JournalEntry entry) =>
        JsonSerializer.Deserialize<Dictionary<string, long>>(entry.DataJson, Json.Options) ?? [];
}
