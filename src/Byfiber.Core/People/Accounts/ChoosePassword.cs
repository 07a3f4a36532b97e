using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// A person chooses a password by the link of an invitation or a recovery. The link is spent, a lock is lifted, and every sign-in of
/// before ends; a second factor stays.
/// </summary>
public sealed class ChoosePassword(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="secret">The link's secret.</param>
    /// <param name="passwordHash">The password, judged and hashed.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">The link works no longer.</exception>
    public async Task RunAsync(string? secret, string passwordHash, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var at = time.GetUtcNow().UtcDateTime;
                var link =
                    await db.WorkingLinkAsync(secret, at, cancel, LinkPurpose.Invitation, LinkPurpose.Recovery)
                    ?? throw AccountLinks.WorksNoLonger();
                var (account, _) = await db.OpenAccountAsync(link.AccountId, cancel);
                await db.SpendAsync(link, at, cancel);
                account.PasswordHash = passwordHash;
                account.SecurityStamp = CloseAccount.NewStamp();
                account.EmailConfirmed = true;
                account.AccessFailedCount = 0;
                account.LockoutEnd = null;
                await db.AppendAsync(
                    at,
                    AccountRules.ActorName(account),
                    "People",
                    nameof(ChoosePassword),
                    nameof(Account),
                    account.Id,
                    new { by = link.Purpose },
                    cancel
                );
                return account.Id;
            },
            cancel
        );
    }
}
