using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>What holds for every account, whoever changes it.</summary>
internal static class AccountRules
{
    /// <summary>The roles that an account can have: a household's people sign in another way.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Where(role => role != Role.Resident)];

    /// <summary>The address as it is kept.</summary>
    /// <exception cref="RefusedException">It is empty or no address.</exception>
    public static string Email(string? text) =>
        PersonFields.Email(text) ?? throw new RefusedException("Write the person's mail address, as name@example.se.");

    /// <summary>The name without space around it.</summary>
    /// <exception cref="RefusedException">It is empty, too long or holds control characters.</exception>
    public static string Name(string? text)
    {
        string name = text?.Trim() ?? "";
        return name.Length is > 0 and <= Account.LongestName && !name.Any(char.IsControl)
            ? name
            : throw new RefusedException($"The name must have 1 to {Account.LongestName} characters on one line.");
    }

    /// <summary>The open accounts: those that can be signed in to, or that wait for their invitation to be followed.</summary>
    public static IQueryable<Account> OpenAccounts(this ByfiberDb db) =>
        db.Accounts.Where(a => !db.AccountClosures.Any(c => c.AccountId == a.Id && c.ReopenedAt == null));

    /// <summary>As Identity looks addresses up.</summary>
    public static string Normal(string email) => email.Normalize().ToUpperInvariant();

    /// <summary>The name that the journal keeps of an account's own doings, as a signed-in visitor's.</summary>
    public static string ActorName(Account account) => $"{account.DisplayName} (#{account.Id})";

    /// <summary>Refuses roles that do not go together, or that no account has.</summary>
    /// <exception cref="RefusedException">Which, and why.</exception>
    public static void Check(IReadOnlyCollection<Role> roles)
    {
        if (roles.Contains(Role.Resident))
        {
            throw new RefusedException("A resident signs in with the code of the letter and has no account.");
        }
        if (roles.Contains(Role.Auditor) && roles.Count > 1)
        {
            throw new RefusedException(
                "An auditor changes nothing and so has no other role: end the other roles first, or make another account."
            );
        }
    }

    /// <summary>The account and its open roles; holds the lock that keeps two changes of who may what apart.</summary>
    /// <exception cref="RefusedException">There is no such account, or it is closed.</exception>
    public static async Task<(Account Account, List<AccountRole> Roles)> OpenAccountAsync(
        this ByfiberDb db,
        long id,
        CancellationToken cancel
    )
    {
        await db.Dialect.LockAsync(db, StorageLock.Accounts, cancel);
        var account =
            await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancel)
            ?? throw RefusedException.Missing("account", id);
        if (await db.AccountClosures.AnyAsync(c => c.AccountId == id && c.ReopenedAt == null, cancel))
        {
            throw new RefusedException($"The account of {account.DisplayName} is closed: invite the person again.");
        }
        var roles = await db.AccountRoles.Where(r => r.AccountId == id && r.EndedAt == null).ToListAsync(cancel);
        return (account, roles);
    }

    /// <summary>Refuses to take the last administrator away, after which nobody could make another.</summary>
    /// <exception cref="RefusedException">The account is the last one.</exception>
    public static async Task KeepAnAdministratorAsync(this ByfiberDb db, long without, CancellationToken cancel)
    {
        bool another = await db.AccountRoles.AnyAsync(
            r =>
                r.Role == Role.Administrator
                && r.EndedAt == null
                && r.AccountId != without
                && !db.AccountClosures.Any(c => c.AccountId == r.AccountId && c.ReopenedAt == null)
                && db.Accounts.Any(a => a.Id == r.AccountId && a.PasswordHash != null),
            cancel
        );
        if (!another)
        {
            throw new RefusedException(
                "This is the last administrator who can sign in: give another account the role first."
            );
        }
    }
}
