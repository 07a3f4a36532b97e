using System.Text.Json;
using System.Text.RegularExpressions;
using Byfiber.Core.People;
using Byfiber.Core.Storage;

namespace Byfiber.Core.Contracts;

/// <summary>What proves a signature.</summary>
public abstract record SigningProof
{
    internal abstract SignatureMethod Method { get; }

    /// <summary>The evidence as it is kept, without personal numbers.</summary>
    internal string Evidence(IPersonalNumberVault vault) =>
        JsonSerializer.Serialize(Veiled(vault), GetType(), Json.Options);

    private protected virtual SigningProof Veiled(IPersonalNumberVault vault) => this;
}

/// <summary>An identity provider's sign-in (BankID through OpenID Connect): the claims of its id token (OpenID Connect Core 1.0, section 2).</summary>
public sealed record IdentityProof : SigningProof
{
    public required string Issuer { get; init; }
    public required string Subject { get; init; }

    /// <summary>The authentication context class ("urn:swedish:bankid").</summary>
    public string? Acr { get; init; }

    /// <summary>The authentication methods.</summary>
    public IReadOnlyList<string> Amr { get; init; } = [];

    /// <summary>When the person identified themselves, UTC.</summary>
    public DateTime AuthTime { get; init; }

    /// <summary>The nonce that binds the id token to this signing.</summary>
    public string? Nonce { get; init; }

    /// <summary>The name that the provider vouches for.</summary>
    public string? Name { get; init; }
    internal override SignatureMethod Method => SignatureMethod.Identity;

    /// <summary>Some brokers give the personal number as the subject: it becomes its keyed hash.</summary>
    private protected override SigningProof Veiled(IPersonalNumberVault vault) =>
        this with
        {
            Subject = PersonalNumbers.Veil(Subject, vault),
            Name = Name is null ? null : PersonalNumbers.Veil(Name, vault),
        };
}

/// <summary>The personal code of a letter, and a one-time code to the person's own mail or phone.</summary>
public sealed record CodeProof : SigningProof
{
    /// <summary>Which letter's code (<see cref="Offers.OfferCode"/>).</summary>
    public long? OfferCodeId { get; init; }

    /// <summary>Where the one-time code went, masked ("a•••@example.se", "+46•••••67"); null where only the letter's code was asked for.</summary>
    public string? OneTimeCodeTo { get; init; }

    /// <summary>When it was used, UTC.</summary>
    public DateTime UsedAt { get; init; }

    /// <summary>The address that the form came from.</summary>
    public string? RemoteAddress { get; init; }
    internal override SignatureMethod Method => SignatureMethod.Code;
}

/// <summary>Ink on paper, scanned.</summary>
public sealed record PaperProof : SigningProof
{
    public required ScanFile Scan { get; init; }
    internal override SignatureMethod Method => SignatureMethod.Paper;
}

/// <summary>Keeps personal numbers out of what is stored in the open.</summary>
internal static partial class PersonalNumbers
{
    private const string Blot = "••••••";

    /// <summary>The text with every run of digits that reads as a personal number replaced by its keyed hash.</summary>
    public static string Veil(string text, IPersonalNumberVault vault) =>
        Candidate().Replace(text, found => Replacement(found.Value, vault));

    /// <summary>The text with every run of digits that reads as a personal number blotted out: for what is sent to people.</summary>
    public static string Blotted(string text) =>
        Candidate().Replace(text, found => IsOne(found.Value) ? Blot : found.Value);

    private static string Replacement(string found, IPersonalNumberVault vault)
    {
        try
        {
            return "keyed:" + vault.Hash(PersonNumbers.Personal(found, DateOnly.MaxValue));
        }
        catch (RefusedException)
        {
            return found;
        }
    }

    private static bool IsOne(string found)
    {
        try
        {
            return PersonNumbers.Personal(found, DateOnly.MaxValue).Length > 0;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    [GeneratedRegex("(?<![0-9])(?:(?:18|19|20)?[0-9]{6}[-+]?[0-9]{4})(?![0-9])")]
    private static partial Regex Candidate();
}
