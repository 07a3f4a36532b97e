using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// Makes an account for a person, or opens a closed one again, and the one-time link by which the person chooses a password. An
/// invitation that was not followed can be sent again: the older link then stops working.
/// </summary>
public sealed class InviteAccount(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>How long the link works.</summary>
    public static TimeSpan Holds { get; } = TimeSpan.FromDays(7);

    /// <param name="email">Where the person gets mail; what they sign in by.</param>
    /// <param name="displayName">What the person is called.</param>
    /// <param name="roles">At least one; an auditor's stands alone.</param>
    /// <param name="actor">Who invites.</param>
    /// <param name="letter">What a mail with the link says beside it; null sends none, and the caller hands the link over.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>The account, and the secret of its link, which is kept nowhere.</returns>
    /// <exception cref="RefusedException">
    /// The address, name or a role cannot be, or the address is that of a person who signs in already.
    /// </exception>
    public async Task<Invitation> RunAsync(
        string? email,
        string? displayName,
        IReadOnlyCollection<Role> roles,
        string actor,
        AccountLetter? letter = null,
        CancellationToken cancel = default
    )
    {
        string address = AccountRules.Email(email);
        string name = AccountRules.Name(displayName);
        if (roles.Count == 0)
        {
            throw new RefusedException("Choose at least one role: without one the person could open nothing.");
        }
        AccountRules.Check(roles);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Accounts, cancel);
                var at = time.GetUtcNow().UtcDateTime;
                var account = await FindOrMakeAsync(db, address, name, at, actor, cancel);
                await SetRolesAsync(db, account.Id, roles, at, actor, cancel);
                var (link, secret) = await db.NewLinkAsync(
                    account.Id,
                    LinkPurpose.Invitation,
                    null,
                    at + Holds,
                    actor,
                    at,
                    cancel
                );
                if (letter is not null)
                {
                    await db.QueueMessageAsync(letter.Draft("invitation", account, link, secret), time, cancel);
                }
                await db.AppendAsync(
                    at,
                    actor,
                    "People",
                    nameof(InviteAccount),
                    nameof(Account),
                    account.Id,
                    new { roles, link.ExpiresAt },
                    cancel
                );
                return new Invitation(account.Id, account.Email!, account.DisplayName, secret, link.ExpiresAt);
            },
            cancel
        );
    }

    private static async Task<Account> FindOrMakeAsync(
        ByfiberDb db,
        string address,
        string name,
        DateTime at,
        string actor,
        CancellationToken cancel
    )
    {
        string normal = AccountRules.Normal(address);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == normal, cancel);
        if (account is null)
        {
            account = new Account
            {
                DisplayName = name,
                UserName = address,
                NormalizedUserName = normal,
                Email = address,
                NormalizedEmail = normal,
                LockoutEnabled = true,
                SecurityStamp = CloseAccount.NewStamp(),
                MadeAt = at,
            };
            db.Add(account);
            await db.SaveChangesAsync(cancel);
            return account;
        }
        if (account.PasswordHash is not null)
        {
            throw new RefusedException(
                $"{address} has an account already: give it the role on its page, or let the person use \"Forgotten password\"."
            );
        }
        account.DisplayName = name;
        foreach (
            var closure in await db
                .AccountClosures.Where(c => c.AccountId == account.Id && c.ReopenedAt == null)
                .ToListAsync(cancel)
        )
        {
            closure.ReopenedAt = at;
            closure.ReopenedBy = actor;
        }
        return account;
    }

    /// <summary>The roles of the latest invitation hold, not those of an earlier one.</summary>
    private static async Task SetRolesAsync(
        ByfiberDb db,
        long accountId,
        IReadOnlyCollection<Role> roles,
        DateTime at,
        string actor,
        CancellationToken cancel
    )
    {
        var held = await db.AccountRoles.Where(r => r.AccountId == accountId && r.EndedAt == null).ToListAsync(cancel);
        foreach (var other in held.Where(r => !roles.Contains(r.Role)))
        {
            other.EndedAt = at;
            other.EndedBy = actor;
        }
        db.AddRange(
            roles
                .Except(held.Select(r => r.Role))
                .Select(role => new AccountRole
                {
                    AccountId = accountId,
                    Role = role,
                    GivenAt = at,
                    GivenBy = actor,
                })
        );
    }
}

/// <summary>An invitation as it is sent.</summary>
/// <param name="AccountId">The account that it opens.</param>
/// <param name="Email">Where it is sent.</param>
/// <param name="DisplayName">Whom it is for.</param>
/// <param name="Secret">The secret of its link.</param>
/// <param name="ExpiresAt">From when the link works no longer, UTC.</param>
public sealed record Invitation(long AccountId, string Email, string DisplayName, string Secret, DateTime ExpiresAt);
