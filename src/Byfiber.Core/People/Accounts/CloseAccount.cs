using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// Closes an account: its roles end, its links stop working, and every sign-in to it ends at its next request. Its password
/// and every other way in are forgotten, so that opening it again needs a new invitation.
/// </summary>
public sealed class CloseAccount(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <exception cref="RefusedException">There is no such account, it is closed already, or it is the last administrator.</exception>
    public async Task RunAsync(long accountId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var (account, roles) = await db.OpenAccountAsync(accountId, cancel);
                if (roles.Any(r => r.Role == Role.Administrator))
                {
                    await db.KeepAnAdministratorAsync(accountId, cancel);
                }
                var at = time.GetUtcNow().UtcDateTime;
                foreach (var role in roles)
                {
                    role.EndedAt = at;
                    role.EndedBy = actor;
                }
                account.PasswordHash = null;
                account.SecurityStamp = NewStamp();
                // Whoever the address belongs to when it is invited again comes in by nothing of the one before.
                await db.ForgetPhoneAsync(account, cancel);
                await db.ForgetPasskeysAsync(accountId, cancel);
                await db.ForgetIdentitiesAsync(accountId, cancel);
                db.Add(
                    new AccountClosure
                    {
                        AccountId = accountId,
                        ClosedAt = at,
                        ClosedBy = actor,
                    }
                );
                await db
                    .AccountLinks.Where(l => l.AccountId == accountId && l.SpentAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(l => l.SpentAt, at), cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "People",
                    nameof(CloseAccount),
                    nameof(Account),
                    accountId,
                    new { roles = roles.Select(r => r.Role) },
                    cancel
                );
                return accountId;
            },
            cancel
        );
    }

    /// <summary>A stamp that no sign-in was made with.</summary>
    internal static string NewStamp() => Guid.NewGuid().ToString("N");
}
