using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// Sends a link for a new password to an address that has an account. Whoever asks is told nothing of whether it has one.
/// </summary>
public sealed class AskRecovery(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    private const int MostInAnHour = 3;

    /// <summary>How long the link works.</summary>
    public static TimeSpan Holds { get; } = TimeSpan.FromHours(2);

    /// <summary>Sends the link; an address without an account, and the fourth question in an hour, send nothing.</summary>
    public async Task RunAsync(string? email, AccountLetter letter, CancellationToken cancel = default)
    {
        string normal = AccountRules.Normal(email?.Trim() ?? "");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Accounts, cancel);
                var at = time.GetUtcNow().UtcDateTime;
                var account = await db.OpenAccounts()
                    .SingleOrDefaultAsync(a => a.NormalizedEmail == normal && a.PasswordHash != null, cancel);
                if (account is null || await HasEnoughAsync(db, account.Id, at, cancel))
                {
                    return 0;
                }
                string actor = AccountRules.ActorName(account);
                var (link, secret) = await db.NewLinkAsync(
                    account.Id,
                    LinkPurpose.Recovery,
                    null,
                    at + Holds,
                    actor,
                    at,
                    cancel
                );
                await db.QueueMessageAsync(letter.Draft("recovery", account, link, secret), time, cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "People",
                    nameof(AskRecovery),
                    nameof(Account),
                    account.Id,
                    null,
                    cancel
                );
                return account.Id;
            },
            cancel
        );
    }

    private static async Task<bool> HasEnoughAsync(ByfiberDb db, long accountId, DateTime at, CancellationToken cancel)
    {
        var since = at.AddHours(-1);
        return await db.AccountLinks.CountAsync(
                l => l.AccountId == accountId && l.Purpose == LinkPurpose.Recovery && l.MadeAt > since,
                cancel
            ) >= MostInAnHour;
    }
}
