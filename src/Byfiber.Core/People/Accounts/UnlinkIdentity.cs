using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// Ends the link between an account and an identity, and every sign-in that may have come by it. From then on the mail address does not link the account again by itself
/// (<see cref="MatchIdentity"/>): whoever ended it had a reason.
/// </summary>
public sealed class UnlinkIdentity(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The identities that sign in to the account.</summary>
    public async Task<IReadOnlyList<LinkedIdentity>> OfAsync(long accountId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Logins()
            .Where(l => l.UserId == accountId)
            .OrderBy(l => l.ProviderDisplayName)
            .Select(l => new LinkedIdentity(l.LoginProvider, l.ProviderDisplayName ?? l.LoginProvider))
            .ToListAsync(cancel);
    }

    /// <summary>Does nothing when there is no such link.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="issuer">As <see cref="LinkedIdentity.Issuer"/> says.</param>
    /// <param name="actor">Who ends it.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">There is no such account, or it is closed.</exception>
    public async Task RunAsync(long accountId, string issuer, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var (account, _) = await db.OpenAccountAsync(accountId, cancel);
                int gone = await db.Logins()
                    .Where(l => l.UserId == accountId && l.LoginProvider == issuer)
                    .ExecuteDeleteAsync(cancel);
                if (gone > 0)
                {
                    account.SecurityStamp = CloseAccount.NewStamp();
                    await db.AppendAsync(
                        time.GetUtcNow().UtcDateTime,
                        actor,
                        "People",
                        nameof(UnlinkIdentity),
                        nameof(Account),
                        accountId,
                        new { issuer },
                        cancel
                    );
                }
                return gone;
            },
            cancel
        );
    }
}
