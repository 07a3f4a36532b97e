using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Byfiber.Core.People;
using Byfiber.Web.Access.OpenId;

namespace Byfiber.Web.Access.Residents;

/// <summary>How a resident signed in.</summary>
public enum ResidentWay
{
    /// <summary>The letter's personal code.</summary>
    Letter,

    /// <summary>A one-time code to a mail or phone that the household had given.</summary>
    OneTimeCode,

    /// <summary>An identity provider.</summary>
    Identity,
}

/// <summary>
/// Who a signed-in resident is: one premises, and the person where that is known. It is read from the sealed cookie at every
/// request; no page takes a premises, an offer or a person from an address or a form instead.
/// </summary>
public sealed record HouseholdVisit
{
    /// <summary>How long one may stay without signing in anew, however busy one is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>How long a proof of who one is holds for signing or changing contact data.</summary>
    public static readonly TimeSpan ProofLife = TimeSpan.FromMinutes(15);

    private const string Claim = "byfiber:household";

    public required long PremisesId { get; init; }

    /// <summary>The offer that the letter's code opened; null when one signed in as a person.</summary>
    public long? OfferId { get; init; }

    /// <summary>Which of the offer's codes it was; the visit ends when that code is taken back.</summary>
    public int? CodeRound { get; init; }

    /// <summary>Null until the letter's reader has said who they are.</summary>
    public long? PersonId { get; init; }
    public ResidentWay Way { get; init; }
    public DateTime SignedInAt { get; init; }

    /// <summary>The last proof of who sits there; null without one.</summary>
    public PersonProof? Proof { get; init; }

    /// <summary>Whether the visitor has proved, a moment ago, to be this person.</summary>
    public bool HasProved(long personId, DateTime now) =>
        Proof is { } proof && proof.PersonId == personId && now - proof.At < ProofLife;

    /// <summary>The visit as the cookie holds it.</summary>
    internal ClaimsPrincipal ToPrincipal()
    {
        var identity = new ClaimsIdentity(Schemes.Resident);
        // What forms are tied to: it stays the same while the visit learns more.
        identity.AddClaim(new("sub", FormattableString.Invariant($"household-{PremisesId}")));
        identity.AddClaim(new(Claim, JsonSerializer.Serialize(this, JsonSerializerOptions.Web)));
        identity.AddClaim(new(ClaimTypes.Role, nameof(Role.Resident)));
        identity.AddClaim(new(ClaimTypes.Name, ActorName()));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The visit of whoever is there; null for anybody else than a resident.</summary>
    public static HouseholdVisit? Of(ClaimsPrincipal visitor) =>
        visitor.Identities.FirstOrDefault(one => one.AuthenticationType == Schemes.Resident)?.FindFirst(Claim)
            is { } claim
            ? JsonSerializer.Deserialize<HouseholdVisit>(claim.Value, JsonSerializerOptions.Web)
            : null;

    /// <summary>What the journal keeps: numbers, not names, so that an erased person is not in it.</summary>
    private string ActorName() =>
        PersonId is { } person
            ? string.Create(CultureInfo.InvariantCulture, $"household {PremisesId}, person {person}")
            : string.Create(CultureInfo.InvariantCulture, $"household {PremisesId}");
}

/// <summary>What proved who somebody is, for a signature's evidence.</summary>
public sealed record PersonProof
{
    public required long PersonId { get; init; }
    public DateTime At { get; init; }

    /// <summary>The identity provider's word; null with a one-time code.</summary>
    public VouchedIdentity? Identity { get; init; }
}
