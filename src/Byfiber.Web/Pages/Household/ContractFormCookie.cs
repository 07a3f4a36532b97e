using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Byfiber.Web.Pages.Household;

/// <summary>
/// A contract that is being filled in, between its pages: in a sealed cookie of the browser, so that going back, loading anew and pressing
/// twice do no harm, and nothing of it is kept when the household leaves.
/// </summary>
public sealed record ContractForm
{
    /// <summary>Whose it is: one of another visit counts for nothing.</summary>
    public required long PremisesId { get; init; }
    public required long OfferId { get; init; }

    /// <summary>Made once for this contract: signed twice, it is one.</summary>
    public required Guid RequestId { get; init; }
    public DigChoice Dig { get; init; }
    public PayChoice Pay { get; init; }
    public bool Dormant { get; init; }
    public string? Property { get; init; }

    /// <summary>Who signs first: a person of the premises.</summary>
    public required FormParty First { get; init; }

    /// <summary>The others, to be written down with the contract.</summary>
    public IReadOnlyList<FormParty> Others { get; init; } = [];
    public string Language { get; init; } = "sv";

    /// <summary>The one-time code that was sent for signing this document; null before.</summary>
    public long? CodeId { get; init; }

    /// <summary>Where it went, masked.</summary>
    public string? CodeTo { get; init; }

    /// <summary>The document that it was sent for.</summary>
    public string? CodeFor { get; init; }

    /// <summary>The choices as the room takes them.</summary>
    public ContractChoices Choices() =>
        new()
        {
            OfferId = OfferId,
            Dig = Dig,
            Pay = Pay,
            Dormant = Dormant,
            Property = Property,
            Language = Language,
            Parties = [First.Wish(Language), .. Others.Select(one => one.Wish(Language))],
        };
}

/// <summary>Somebody who shall sign.</summary>
public sealed class FormParty
{
    /// <summary>Known already; null for one who is written down with the contract.</summary>
    public long? PersonId { get; init; }
    public string Name { get; init; } = "";
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? OrganisationNumber { get; init; }
    public PartyRole Role { get; init; }
    public int? RotPercent { get; init; }
    public string? PersonalNumber { get; init; }

    internal PartyWish Wish(string language) =>
        new()
        {
            PersonId = PersonId,
            Person = PersonId is null
                ? new PersonWish
                {
                    Name = Name,
                    Email = Email,
                    Phone = Phone,
                    Language = language,
                }
                : null,
            Role = Role,
            RotPercent = RotPercent,
            PersonalNumber = PersonalNumber,
        };
}

/// <summary>Where the form lies.</summary>
public static class ContractFormCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "byfiber.contract-form";

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    // Eight owners with long names are more than one cookie holds (RFC 6265, 6.1: 4,096 bytes): they are spread over several.
    private static readonly ChunkingCookieManager Jar = new() { ThrowForPartialCookies = false };

    /// <summary>The form of this visit, or null.</summary>
    public static ContractForm? Read(HttpContext http, SealedForm forms, HouseholdVisit visit) =>
        forms.Open<ContractForm>(Jar.GetRequestCookie(http, Name)) is { } form && form.PremisesId == visit.PremisesId
            ? form
            : null;

    /// <summary>Keeps it for an hour.</summary>
    public static void Write(HttpContext http, SealedForm forms, ContractForm form) =>
        Jar.AppendResponseCookie(
            http,
            Name,
            forms.Seal(form, Life),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                Path = "/household",
            }
        );

    /// <summary>It is signed, or given up.</summary>
    public static void Remove(HttpContext http) =>
        Jar.DeleteCookie(http, Name, new CookieOptions { Path = "/household" });
}
