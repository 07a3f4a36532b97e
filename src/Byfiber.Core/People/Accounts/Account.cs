using Microsoft.AspNetCore.Identity;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// A person of the staff, a crew, a provider or a study circle who can sign in. What ASP.NET Core Identity knows of a user
/// (address, hashed password, stamps, lock-out, second factor) is inherited; what the person may do are <see cref="AccountRole"/>s.
/// </summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>The longest name that fits a page and a letter, characters.</summary>
    public const int LongestName = 100;

    /// <summary>The longest e-mail address that mail can have (RFC 5321), characters.</summary>
    public const int LongestEmail = 254;

    /// <summary>What the person is called on pages and in the journal.</summary>
    public required string DisplayName { get; set; }

    /// <summary>When the account was made, UTC.</summary>
    public DateTime MadeAt { get; init; }
}

/// <summary>A role that an account has or had. A row is written when it is given and closed when it ends, never removed.</summary>
public sealed class AccountRole
{
    public long Id { get; init; }
    public long AccountId { get; init; }
    public Role Role { get; init; }

    /// <summary>When it was given, UTC.</summary>
    public DateTime GivenAt { get; init; }

    /// <summary>Who gave it.</summary>
    public required string GivenBy { get; init; }

    /// <summary>When it ended, UTC; null while it holds.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Who ended it; null while it holds.</summary>
    public string? EndedBy { get; set; }
}

/// <summary>That an account is closed: nobody signs in to it. The account stays, since its history names it.</summary>
public sealed class AccountClosure
{
    public long Id { get; init; }
    public long AccountId { get; init; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTime ClosedAt { get; init; }

    /// <summary>Who closed it.</summary>
    public required string ClosedBy { get; init; }

    /// <summary>When it was opened again, UTC; null while it is closed.</summary>
    public DateTime? ReopenedAt { get; set; }

    /// <summary>Who opened it again; null while it is closed.</summary>
    public string? ReopenedBy { get; set; }
}
