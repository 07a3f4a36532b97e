using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>Ends a role of an account. It is gone from the person's next request on; the row stays as history.</summary>
public sealed class EndRole(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>Does nothing when the account does not have the role.</summary>
    /// <exception cref="RefusedException">There is no such account, or it is the last administrator.</exception>
    public async Task RunAsync(long accountId, Role role, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var (account, roles) = await db.OpenAccountAsync(accountId, cancel);
                if (roles.SingleOrDefault(r => r.Role == role) is not { } held)
                {
                    return accountId;
                }
                if (role == Role.Administrator)
                {
                    await db.KeepAnAdministratorAsync(accountId, cancel);
                }
                var at = time.GetUtcNow().UtcDateTime;
                held.EndedAt = at;
                held.EndedBy = actor;
                await db.AppendAsync(
                    at,
                    actor,
                    "People",
                    nameof(EndRole),
                    nameof(Account),
                    account.Id,
                    new { role },
                    cancel
                );
                return accountId;
            },
            cancel
        );
    }
}
