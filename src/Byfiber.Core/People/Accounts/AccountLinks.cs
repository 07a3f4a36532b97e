using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>Making and spending one-time links, within a verb's transaction.</summary>
internal static class AccountLinks
{
    /// <summary>A new link; an older one of the same purpose stops working.</summary>
    public static async Task<(AccountLink Link, string Secret)> NewLinkAsync(
        this ByfiberDb db,
        long accountId,
        LinkPurpose purpose,
        string? newEmail,
        DateTime expiresAt,
        string actor,
        DateTime at,
        CancellationToken cancel
    )
    {
        await db
            .AccountLinks.Where(l => l.AccountId == accountId && l.Purpose == purpose && l.SpentAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.SpentAt, at), cancel);
        string secret = LinkSecret.New();
        var link = new AccountLink
        {
            AccountId = accountId,
            Purpose = purpose,
            SecretHash = LinkSecret.Hash(secret),
            NewEmail = newEmail,
            MadeAt = at,
            MadeBy = actor,
            ExpiresAt = expiresAt,
        };
        db.Add(link);
        return (link, secret);
    }

    /// <summary>The link with this secret while it works, of one of the purposes (any when none is named); null otherwise.</summary>
    public static async Task<AccountLink?> WorkingLinkAsync(
        this ByfiberDb db,
        string? secret,
        DateTime at,
        CancellationToken cancel,
        params LinkPurpose[] purposes
    )
    {
        if (string.IsNullOrEmpty(secret))
        {
            return null;
        }
        string hash = LinkSecret.Hash(secret);
        return await db
            .AccountLinks.AsNoTracking()
            .SingleOrDefaultAsync(
                l =>
                    l.SecretHash == hash
                    && l.SpentAt == null
                    && l.ExpiresAt > at
                    && (purposes.Length == 0 || purposes.Contains(l.Purpose)),
                cancel
            );
    }

    /// <summary>Spends a link; of two who do so at once, one is refused.</summary>
    /// <exception cref="RefusedException">It was spent meanwhile.</exception>
    public static async Task SpendAsync(this ByfiberDb db, AccountLink link, DateTime at, CancellationToken cancel)
    {
        int spent = await db
            .AccountLinks.Where(l => l.Id == link.Id && l.SpentAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.SpentAt, at), cancel);
        if (spent == 0)
        {
            throw WorksNoLonger();
        }
    }

    /// <summary>What a link that cannot be used is told, whatever is wrong with it.</summary>
    public static RefusedException WorksNoLonger() =>
        new("The link works no longer, since it was used already or is too old: ask for a new one.")
        {
            NotFound = true,
        };
}
