using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.People;

namespace Byfiber.Web.Pages.Household;

/// <summary>What the form of a contract's choices sends, and nothing else of what a browser may send: no offer, no price, no person's id.</summary>
public sealed class ChoicesForm
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? OrganisationNumber { get; init; }
    public PartyRole Role { get; init; }
    public DigChoice Dig { get; init; }
    public PayChoice Pay { get; init; }
    public bool Dormant { get; init; }
    public bool Rot { get; init; }
    public string? PersonalNumber { get; init; }
    public string? Property { get; init; }

    /// <summary>A co-owner, or the owner whose consent a tenant needs.</summary>
    public string? OtherName { get; init; }
    public string? OtherEmail { get; init; }
    public string? OtherPhone { get; init; }

    /// <summary>The tie that goes with the role.</summary>
    internal PremisesTie Tie => Role == PartyRole.Tenant ? PremisesTie.Tenant : PremisesTie.Owner;

    private bool HasOther => !string.IsNullOrWhiteSpace(OtherName);

    private bool WantsRot => Rot && Role == PartyRole.Owner && Dig == DigChoice.Operator;

    /// <summary>The choices as they were begun, to be changed.</summary>
    public static ChoicesForm Of(ContractForm begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
        var other = begun.Others.Count > 0 ? begun.Others[0] : null;
        return new ChoicesForm
        {
            Name = begun.First.Name,
            Email = begun.First.Email,
            Phone = begun.First.Phone,
            OrganisationNumber = begun.First.OrganisationNumber,
            Role = begun.First.Role,
            Dig = begun.Dig,
            Pay = begun.Pay,
            Dormant = begun.Dormant,
            Rot = begun.First.RotPercent > 0,
            PersonalNumber = begun.First.PersonalNumber,
            Property = begun.Property,
            OtherName = other?.Name,
            OtherEmail = other?.Email,
            OtherPhone = other?.Phone,
        };
    }

    internal PersonWish Person(string language) =>
        new()
        {
            Kind = Role == PartyRole.Company ? PersonKind.Company : PersonKind.Person,
            Name = Name ?? "",
            Email = Email,
            Phone = Phone,
            OrganisationNumber = Role == PartyRole.Company ? OrganisationNumber : null,
            Language = language,
        };

    internal ContractForm Begin(long premisesId, long offerId, long personId, string language) =>
        new()
        {
            PremisesId = premisesId,
            OfferId = offerId,
            RequestId = Guid.NewGuid(),
            Dig = Enum.IsDefined(Dig) ? Dig : DigChoice.Operator,
            Pay = Enum.IsDefined(Pay) ? Pay : PayChoice.Once,
            Dormant = Dormant,
            Property = string.IsNullOrWhiteSpace(Property) ? null : Property,
            Language = language,
            First = new FormParty
            {
                PersonId = personId,
                Name = Name ?? "",
                Email = Email,
                Phone = Phone,
                OrganisationNumber = OrganisationNumber,
                Role = Role,
                RotPercent = WantsRot ? 100 : null,
                PersonalNumber = WantsRot && !string.IsNullOrWhiteSpace(PersonalNumber) ? PersonalNumber : null,
            },
            Others =
                HasOther && Role != PartyRole.Company
                    ?
                    [
                        new FormParty
                        {
                            Name = OtherName!,
                            Email = OtherEmail,
                            Phone = OtherPhone,
                            Role = Role == PartyRole.Tenant ? PartyRole.ConsentingOwner : PartyRole.Owner,
                        },
                    ]
                    : [],
        };
}
