using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>
/// The register of what is kept of people (GDPR, article 30): each kind with its reason, ground, retention time, and how many there
/// are now. A kind that has no row yet gets the program's own first.
/// </summary>
public sealed class DataRegister(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IEnumerable<DataKind> kinds)
{
    private readonly IReadOnlyList<DataKind> _kinds = [.. kinds];

    /// <summary>Every kind, in the order that the rooms registered them.</summary>
    public async Task<IReadOnlyList<RegisterLine>> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rules = await RulesAsync(db, cancel);
        var lines = new List<RegisterLine>(_kinds.Count);
        foreach (var kind in _kinds)
        {
            lines.Add(new RegisterLine(kind, rules[kind.Key], await kind.CountAsync(db, cancel)));
        }
        return lines;
    }

    /// <summary>Every rule that was ever decided for a kind, newest first; null when there is no such kind.</summary>
    public async Task<(DataKind Kind, IReadOnlyList<DataRule> Rules)?> HistoryAsync(
        string key,
        CancellationToken cancel = default
    )
    {
        if (_kinds.FirstOrDefault(k => k.Key == key) is not { } kind)
        {
            return null;
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await RulesAsync(db, cancel);
        return (
            kind,
            await db.DataRules.AsNoTracking().Where(r => r.Kind == key).OrderByDescending(r => r.Id).ToListAsync(cancel)
        );
    }

    /// <summary>The rule that holds for each kind; those that the program brings are written down when they are missing.</summary>
    internal async Task<IReadOnlyDictionary<string, DataRule>> RulesAsync(ByfiberDb db, CancellationToken cancel)
    {
        var there = await LatestAsync(db, cancel);
        if (_kinds.All(k => there.ContainsKey(k.Key)))
        {
            return there;
        }
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.PersonalData, cancel);
                var before = await LatestAsync(db, cancel);
                var now = time.GetUtcNow().UtcDateTime;
                db.AddRange(_kinds.Where(k => !before.ContainsKey(k.Key)).Select(k => FirstRule(k, now)));
                await db.SaveChangesAsync(cancel);
                return await LatestAsync(db, cancel);
            },
            cancel
        );
    }

    private static async Task<Dictionary<string, DataRule>> LatestAsync(ByfiberDb db, CancellationToken cancel)
    {
        var rules = await db.DataRules.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);
        return rules.GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
    }

    private static DataRule FirstRule(DataKind kind, DateTime now)
    {
        var (whySv, whyEn, ground, months, source) = kind.Defaults;
        return new DataRule
        {
            Kind = kind.Key,
            WhySv = whySv,
            WhyEn = whyEn,
            Ground = ground,
            RetentionMonths = months,
            Source = source,
            DecidedOn = now.SwedishDay(),
            At = now,
            Actor = "Byfiber",
        };
    }
}

/// <summary>A line of the register.</summary>
/// <param name="Kind">What is kept.</param>
/// <param name="Rule">Why and how long.</param>
/// <param name="Count">How many there are now.</param>
public sealed record RegisterLine(DataKind Kind, DataRule Rule, long Count);
