using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.People;

namespace Byfiber.Web.Pages.Household;

/// <summary>What the form of a contract's choices sends, and nothing else of what a browser may send: no offer, no price, no person's id.</summary>
public sealed class ChoicesForm
{
    /// <summary>How many there is room for beside the first.</summary>
    public const int MostOthers = 7;

    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? OrganisationNumber { get; init; }
    public PartyRole Role { get; init; }
    public DigChoice Dig { get; init; }
    public PayChoice Pay { get; init; }
    public bool Dormant { get; init; }
    public bool Rot { get; init; }

    /// <summary>This owner's part of the deduction, percent, as written; empty leaves it to be shared equally.</summary>
    public string? RotShare { get; init; }
    public string? PersonalNumber { get; init; }
    public string? Property { get; init; }

    /// <summary>The other owners, or the owners whose consent a tenant needs; one without a name is nobody.</summary>
    public List<OtherOwner> Others { get; set; } = [];

    /// <summary>The tie that goes with the role.</summary>
    internal PremisesTie Tie => Role == PartyRole.Tenant ? PremisesTie.Tenant : PremisesTie.Owner;

    private IEnumerable<OtherOwner> Named => Others.Where(one => !string.IsNullOrWhiteSpace(one.Name));

    private bool CanHaveRot => Role != PartyRole.Tenant && Dig == DigChoice.Operator;

    private bool WantsRot => Rot && Role == PartyRole.Owner && CanHaveRot;

    /// <summary>The choices as they were begun, to be changed.</summary>
    public static ChoicesForm Of(ContractForm begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
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
            // Who takes all of it said nothing of parts, and shares it when another owner joins.
            RotShare = begun.First.RotPercent < 100 ? OtherOwner.Written(begun.First.RotPercent) : null,
            PersonalNumber = begun.First.PersonalNumber,
            Property = begun.Property,
            Others = [.. begun.Others.Select(OtherOwner.Of)],
        };
    }

    /// <summary>Room for one more.</summary>
    internal void Add() => Others.Add(new OtherOwner());

    /// <exception cref="RefusedException">A personal number is missing or wrong; the sentence does not repeat it.</exception>
    internal void Check(DateOnly today)
    {
        if (WantsRot && string.IsNullOrWhiteSpace(PersonalNumber))
            throw new RefusedException("The deduction needs the personal number.")
            {
                Reason = ContractRefusal.RotPersonalNumber,
            };
        IEnumerable<string?> numbers = Named.Where(one => CanHaveRot && one.Rot).Select(one => one.PersonalNumber);
        foreach (var number in numbers.Prepend(WantsRot ? PersonalNumber : null))
            if (!string.IsNullOrWhiteSpace(number))
                PersonNumbers.Personal(number, today);
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

    /// <exception cref="RefusedException">The parts of the deduction do not add up.</exception>
    internal ContractForm Begin(long premisesId, long offerId, long personId, string language)
    {
        var others = Named.ToList();
        var deducting = others.FindAll(one => CanHaveRot && one.Rot);
        List<int?> wished = deducting.ConvertAll(one => OtherOwner.Share(one.RotShare));
        if (WantsRot)
            wished.Insert(0, OtherOwner.Share(RotShare));
        var parts = RotSplit.Parts(wished);
        return new ContractForm
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
                RotPercent = WantsRot ? parts[0] : null,
                PersonalNumber = WantsRot && !string.IsNullOrWhiteSpace(PersonalNumber) ? PersonalNumber : null,
            },
            Others = others.ConvertAll(one =>
                one.Party(Role, CanHaveRot && one.Rot ? parts[(WantsRot ? 1 : 0) + deducting.IndexOf(one)] : null)
            ),
        };
    }
}
