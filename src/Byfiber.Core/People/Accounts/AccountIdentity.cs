using System.Security.Cryptography;
using System.Text;
using Byfiber.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>What an identity provider vouched for when somebody of the staff came back from it.</summary>
/// <param name="Issuer">Who vouches.</param>
/// <param name="Subject">The issuer's word for the person; may be a personal number, so only a keyed hash of it is kept.</param>
/// <param name="VerifiedEmail">A mail address that the issuer has verified; null without one, and then no account is found by it.</param>
/// <param name="Provider">What people call the provider, for the page that shows the link.</param>
public sealed record AccountIdentity(string Issuer, string Subject, string? VerifiedEmail, string Provider);

/// <summary>An identity that an account is linked to, as its owner sees it.</summary>
/// <param name="Issuer">Who vouches, as it is kept; tells the links of an account apart.</param>
/// <param name="Provider">What people call it.</param>
public sealed record LinkedIdentity(string Issuer, string Provider);

/// <summary>How the link between an account and an identity is kept: Identity's table of logins, without the subject itself.</summary>
internal static class AccountIdentities
{
    /// <summary>What both databases' columns hold, characters.</summary>
    private const int Longest = 128;

    /// <summary>The issuer as it is kept: itself, or a hash when it does not fit.</summary>
    public static string IssuerKept(string issuer) => issuer.Length <= Longest ? issuer : Hashed(issuer);

    /// <summary>Issuer and subject as they are kept: a keyed hash, which nobody with the table alone can try personal numbers against.</summary>
    public static string SubjectKept(this IPersonalNumberVault vault, AccountIdentity identity) =>
        vault.Hash("account-identity|" + Hashed($"{identity.Issuer}|{identity.Subject}"));

    /// <summary>The links of all accounts.</summary>
    public static DbSet<IdentityUserLogin<long>> Logins(this ByfiberDb db) => db.Set<IdentityUserLogin<long>>();

    private static string Hashed(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
