using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// Finds the account of somebody for whom an identity provider vouched: by the link, else by a mail address that the provider has
/// verified, which then becomes a link. It never makes an account, and why none was found is told to nobody.
/// </summary>
/// <remarks>
/// An address found once is enough: it may belong to somebody else at the provider tomorrow. So an account that has a link is found by
/// that link alone, and one whose owner has ended a link is linked again by the owner only (<see cref="LinkAsync"/>).
/// </remarks>
public sealed class MatchIdentity(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IPersonalNumberVault vault)
{
    /// <summary>The account, or null: nobody's, closed, locked, or not yet opened by its invitation.</summary>
    public async Task<long?> RunAsync(AccountIdentity identity, CancellationToken cancel = default)
    {
        string issuer = AccountIdentities.IssuerKept(identity.Issuer);
        string subject = vault.SubjectKept(identity);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Accounts, cancel);
                var link = await db.Logins()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(l => l.LoginProvider == issuer && l.ProviderKey == subject, cancel);
                if (link is not null)
                {
                    return (await ActiveAsync(db, a => a.Id == link.UserId, cancel))?.Id;
                }
                if (await OfAddressAsync(db, issuer, identity.VerifiedEmail, cancel) is not { } account)
                {
                    return null;
                }
                await AddAsync(db, account, identity, cancel);
                return account.Id;
            },
            cancel
        );
    }

    /// <summary>Links an account to an identity because its owner, who has just proved to be it, asks for it; the same twice does it once.</summary>
    /// <exception cref="RefusedException">The account is closed, has a link with this provider, or the identity is another account's.</exception>
    public async Task LinkAsync(long accountId, AccountIdentity identity, CancellationToken cancel = default)
    {
        string issuer = AccountIdentities.IssuerKept(identity.Issuer);
        string subject = vault.SubjectKept(identity);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var (account, _) = await db.OpenAccountAsync(accountId, cancel);
                var near = await db.Logins()
                    .AsNoTracking()
                    .Where(l => l.LoginProvider == issuer && (l.ProviderKey == subject || l.UserId == accountId))
                    .ToListAsync(cancel);
                if (near is [{ } one] && one.ProviderKey == subject && one.UserId == accountId)
                {
                    return false;
                }
                if (near.Count > 0)
                {
                    throw new RefusedException(
                        "The account or the identity has another link with this provider: remove that one first."
                    );
                }
                await AddAsync(db, account, identity, cancel);
                return true;
            },
            cancel
        );
    }

    private async Task AddAsync(ByfiberDb db, Account account, AccountIdentity identity, CancellationToken cancel)
    {
        db.Add(
            new IdentityUserLogin<long>
            {
                LoginProvider = AccountIdentities.IssuerKept(identity.Issuer),
                ProviderKey = vault.SubjectKept(identity),
                ProviderDisplayName = identity.Provider,
                UserId = account.Id,
            }
        );
        await db.AppendAsync(
            time.GetUtcNow().UtcDateTime,
            AccountRules.ActorName(account),
            "People",
            "LinkAccountIdentity",
            nameof(Account),
            account.Id,
            new { identity.Issuer },
            cancel
        );
    }

    private async Task<Account?> OfAddressAsync(ByfiberDb db, string issuer, string? email, CancellationToken cancel)
    {
        if (email is null or { Length: > Account.LongestEmail })
        {
            return null;
        }
        string normal = AccountRules.Normal(email);
        var account = await ActiveAsync(
            db,
            a =>
                a.NormalizedEmail == normal
                && !db.Logins().Any(l => l.UserId == a.Id && l.LoginProvider == issuer)
                && !db.Journal.Any(e =>
                    e.SubjectType == nameof(Account) && e.SubjectId == a.Id && e.Verb == nameof(UnlinkIdentity)
                ),
            cancel
        );
        // Letters that only look alike may become the same when addresses are looked up; here they must be the same.
        return string.Equals(account?.Email, email, StringComparison.OrdinalIgnoreCase) ? account : null;
    }

    private async Task<Account?> ActiveAsync(
        ByfiberDb db,
        System.Linq.Expressions.Expression<Func<Account, bool>> which,
        CancellationToken cancel
    )
    {
        var account = await db.OpenAccounts()
            .AsNoTracking()
            .Where(a => a.PasswordHash != null)
            .SingleOrDefaultAsync(which, cancel);
        return account?.LockoutEnd?.UtcDateTime > time.GetUtcNow().UtcDateTime ? null : account;
    }
}
