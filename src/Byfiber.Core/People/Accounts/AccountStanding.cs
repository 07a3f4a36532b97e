using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>What an account may at this moment. It is asked at every request, so that nothing of it outlives its end.</summary>
public sealed class AccountStanding(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>The standing, or null when there is no such account or it is closed.</summary>
    public async Task<Standing?> RunAsync(long accountId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .Accounts.AsNoTracking()
            .Where(a => a.Id == accountId && !db.AccountClosures.Any(c => c.AccountId == a.Id && c.ReopenedAt == null))
            .Select(a => new Standing(
                a.SecurityStamp!,
                a.DisplayName,
                a.TwoFactorEnabled,
                db.AccountRoles.Where(r => r.AccountId == a.Id && r.EndedAt == null).Select(r => r.Role).ToList()
            ))
            .SingleOrDefaultAsync(cancel);
    }
}

/// <summary>An open account at one moment.</summary>
/// <param name="SecurityStamp">Changes when the password, the address or the second factor does: older sign-ins then end.</param>
/// <param name="DisplayName">What the person is called.</param>
/// <param name="HasSecondFactor">Whether signing in by password needs a code as well.</param>
/// <param name="Roles">The roles that it has.</param>
public sealed record Standing(
    string SecurityStamp,
    string DisplayName,
    bool HasSecondFactor,
    IReadOnlyList<Role> Roles
);
