using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;

namespace Byfiber.Web.Pages.Contracts;

/// <summary>A contract on paper as somebody types it in from what lies before them.</summary>
public sealed class PaperForm
{
    public Guid RequestId { get; set; } = Guid.NewGuid();
    public DigChoice Dig { get; set; }
    public PayChoice Pay { get; set; }
    public bool Dormant { get; set; }
    public string? Property { get; set; }
    public DateOnly? SignedOn { get; set; }
    public IFormFile? Scan { get; set; }

    /// <summary>Up to three parties; a row without a name is nobody.</summary>
    public List<PaperParty> Parties { get; set; } = [new(), new(), new()];

    /// <summary>The choices as the room takes them.</summary>
    public ContractChoices Choices(long offerId) =>
        new()
        {
            OfferId = offerId,
            Dig = Dig,
            Pay = Pay,
            Dormant = Dormant,
            Property = string.IsNullOrWhiteSpace(Property) ? null : Property,
            Parties = Wishes(),
        };

    /// <summary>The parties that were written in.</summary>
    public IReadOnlyList<PartyWish> Wishes() =>
        [.. Parties.Where(party => !string.IsNullOrWhiteSpace(party.Name)).Select(party => party.Wish())];

    /// <summary>The scan as the room takes it; null while none is chosen.</summary>
    /// <exception cref="RefusedException">It is too large, or no PDF, PNG or JPEG.</exception>
    public async Task<ScanFile?> ScanAsync(CancellationToken cancel)
    {
        if (Scan is null)
            return null;
        using var bytes = new MemoryStream();
        if (Scan.Length <= ScanFile.MostBytes)
            await Scan.CopyToAsync(bytes, cancel);
        return ScanFile.Of(Scan.FileName, bytes.ToArray());
    }
}

/// <summary>A party as it stands on the paper.</summary>
public sealed class PaperParty
{
    public string? Name { get; set; }
    public PartyRole Role { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? OrganisationNumber { get; set; }
    public int? RotPercent { get; set; }
    public string? PersonalNumber { get; set; }

    internal PartyWish Wish() =>
        new()
        {
            Role = Role,
            RotPercent = RotPercent is > 0 ? RotPercent : null,
            PersonalNumber = string.IsNullOrWhiteSpace(PersonalNumber) ? null : PersonalNumber,
            Person = new PersonWish
            {
                Kind = Role == PartyRole.Company ? PersonKind.Company : PersonKind.Person,
                Name = Name!,
                Email = Email,
                Phone = Phone,
                OrganisationNumber = OrganisationNumber,
            },
        };
}
