using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Byfiber.Core.People.Accounts;

/// <summary>What a one-time link to an account is for.</summary>
public enum LinkPurpose
{
    /// <summary>Choosing the first password.</summary>
    Invitation,

    /// <summary>Choosing another password when the old one is forgotten.</summary>
    Recovery,

    /// <summary>Proving that a new e-mail address is the person's.</summary>
    EmailChange,
}

/// <summary>
/// A link that was sent to somebody and works once. Only the hash of its secret is kept, so whoever reads the table cannot use it.
/// </summary>
public sealed class AccountLink
{
    public long Id { get; init; }
    public long AccountId { get; init; }
    public LinkPurpose Purpose { get; init; }

    /// <summary>SHA-256 of the secret, hexadecimal. The secret is 256 random bits, so a slow hash would add nothing.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The address that is proven by following the link; null when it is for something else.</summary>
    public string? NewEmail { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>From when it works no longer, UTC.</summary>
    public DateTime ExpiresAt { get; init; }

    /// <summary>When it was used, or replaced by a newer one, UTC; null while it works.</summary>
    public DateTime? SpentAt { get; set; }
}

/// <summary>The secrets of one-time links.</summary>
internal static class LinkSecret
{
    /// <summary>256 random bits that can stand in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of a secret.</summary>
    public static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
