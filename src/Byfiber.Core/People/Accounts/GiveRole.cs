using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>Gives an account a role. It holds from the person's next request on.</summary>
public sealed class GiveRole(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>Does nothing when the account has the role already.</summary>
    /// <exception cref="RefusedException">There is no such account, it is closed, or the role does not go with its others.</exception>
    public async Task RunAsync(long accountId, Role role, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var (account, roles) = await db.OpenAccountAsync(accountId, cancel);
                if (roles.Any(r => r.Role == role))
                {
                    return accountId;
                }
                AccountRules.Check([.. roles.Select(r => r.Role), role]);
                var at = time.GetUtcNow().UtcDateTime;
                db.Add(
                    new AccountRole
                    {
                        AccountId = account.Id,
                        Role = role,
                        GivenAt = at,
                        GivenBy = actor,
                    }
                );
                await db.AppendAsync(
                    at,
                    actor,
                    "People",
                    nameof(GiveRole),
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
