using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>The accounts for those who look after them.</summary>
public sealed class AccountList(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>All accounts by name; the closed ones last.</summary>
    public async Task<IReadOnlyList<AccountLine>> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var lines = await LinesAsync(db, null, cancel);
        return
        [
            .. lines.OrderBy(l => l.State == AccountState.Closed).ThenBy(l => l.DisplayName, StringComparer.Ordinal),
        ];
    }

    /// <summary>One account with the roles that it has had and what was done to it, newest first; null when there is none.</summary>
    public async Task<AccountHistory?> OneAsync(long id, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await LinesAsync(db, id, cancel) is not [var line])
        {
            return null;
        }
        var roles = await db
            .AccountRoles.AsNoTracking()
            .Where(r => r.AccountId == id)
            .OrderByDescending(r => r.Id)
            .ToListAsync(cancel);
        var entries = await db
            .Journal.AsNoTracking()
            .Where(e => e.SubjectType == nameof(Account) && e.SubjectId == id)
            .OrderByDescending(e => e.Id)
            .Take(200)
            .ToListAsync(cancel);
        return new AccountHistory(line, roles, entries);
    }

    private async Task<List<AccountLine>> LinesAsync(ByfiberDb db, long? id, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var rows = await db
            .Accounts.AsNoTracking()
            .Where(a => id == null || a.Id == id)
            .Select(a => new
            {
                a.Id,
                a.DisplayName,
                a.Email,
                a.TwoFactorEnabled,
                a.LockoutEnd,
                HasPassword = a.PasswordHash != null,
                Closed = db.AccountClosures.Any(c => c.AccountId == a.Id && c.ReopenedAt == null),
                InvitedUntil = db
                    .AccountLinks.Where(l =>
                        l.AccountId == a.Id && l.Purpose == LinkPurpose.Invitation && l.SpentAt == null
                    )
                    .Max(l => (DateTime?)l.ExpiresAt),
                Roles = db
                    .AccountRoles.Where(r => r.AccountId == a.Id && r.EndedAt == null)
                    .Select(r => r.Role)
                    .ToList(),
            })
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(a => new AccountLine(
                a.Id,
                a.DisplayName,
                a.Email!,
                [.. a.Roles.Order()],
                a.TwoFactorEnabled,
                (a.Closed, a.HasPassword) switch
                {
                    (true, _) => AccountState.Closed,
                    (_, false) => a.InvitedUntil > now ? AccountState.Invited : AccountState.InvitationExpired,
                    _ => a.LockoutEnd?.UtcDateTime > now ? AccountState.Locked : AccountState.Open,
                }
            )),
        ];
    }
}

/// <summary>Where an account stands.</summary>
public enum AccountState
{
    /// <summary>The person can sign in.</summary>
    Open,

    /// <summary>The invitation has not been followed yet.</summary>
    Invited,

    /// <summary>The invitation was not followed in time.</summary>
    InvitationExpired,

    /// <summary>Too many wrong passwords; it opens by itself after a quarter of an hour.</summary>
    Locked,

    /// <summary>Nobody can sign in.</summary>
    Closed,
}

/// <summary>An account in the list.</summary>
public sealed record AccountLine(
    long Id,
    string DisplayName,
    string Email,
    IReadOnlyList<Role> Roles,
    bool HasSecondFactor,
    AccountState State
);

/// <summary>An account with its past.</summary>
public sealed record AccountHistory(
    AccountLine Account,
    IReadOnlyList<AccountRole> Roles,
    IReadOnlyList<JournalEntry> Entries
);
