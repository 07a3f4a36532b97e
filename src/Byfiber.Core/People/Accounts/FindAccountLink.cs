using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>Whom a one-time link is for, to show the page that it leads to. Looking does not spend it.</summary>
public sealed class FindAccountLink(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The link, or null when it works no longer, whatever the reason.</summary>
    public async Task<FoundLink?> RunAsync(string? secret, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var at = time.GetUtcNow().UtcDateTime;
        if (await db.WorkingLinkAsync(secret, at, cancel) is not { } link)
        {
            return null;
        }
        return await db.OpenAccounts()
            .Where(a => a.Id == link.AccountId)
            .Select(a => new FoundLink(a.Id, link.Purpose, a.Email!, a.DisplayName, link.NewEmail))
            .SingleOrDefaultAsync(cancel);
    }
}

/// <summary>A link that works.</summary>
/// <param name="AccountId">Whose account it is for.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Email">The account's address.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="NewEmail">The address that it proves; null when it is for something else.</param>
public sealed record FoundLink(long AccountId, LinkPurpose Purpose, string Email, string DisplayName, string? NewEmail);
