using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>The parties of a contract to be, checked: who they are, and that together they can be its parties.</summary>
internal sealed class DraftParties
{
    private readonly List<(PartyWish Wish, Person Person)> _parties = [];

    public IReadOnlyList<(PartyWish Wish, Person Person)> All => _parties;

    /// <exception cref="RefusedException">They cannot be parties together; the reason is a <see cref="ContractRefusal"/>.</exception>
    public static async Task<DraftParties> FindAsync(
        ByfiberDb db,
        IReadOnlyList<PartyWish> wishes,
        DateTime at,
        CancellationToken cancel
    )
    {
        CheckRoles(wishes);
        var parties = new DraftParties();
        foreach (var wish in wishes)
        {
            var person = await PersonAsync(db, wish, at, cancel);
            CheckKind(wish, person);
            parties._parties.Add((wish, person));
        }
        return parties;
    }

    /// <summary>True where somebody wants the deduction, and there is digging by the operator to deduct for.</summary>
    public bool WantRot(DigChoice dig) => dig == DigChoice.Operator && _parties.Any(p => p.Wish.RotPercent > 0);

    /// <summary>Each party's deduction, in their order, öre.</summary>
    /// <exception cref="RefusedException">There is digging to deduct for, and the parts do not add up to the whole.</exception>
    public IReadOnlyList<long> Rot(Contract contract)
    {
        int[] percents = [.. _parties.Select(p => p.Wish.RotPercent ?? 0)];
        if (WantRot(contract.Dig))
        {
            RotSplit.CheckWhole(percents);
        }
        return RotSplit.Of(contract, contract.ChargedDigOre, percents);
    }

    public IReadOnlyList<SheetParty> OnSheet(DigChoice dig, IReadOnlyList<long> rot) =>
        [
            .. _parties.Select(
                (p, i) =>
                    new SheetParty
                    {
                        Name = p.Person.Name,
                        Role = p.Wish.Role,
                        OrganisationNumber = p.Person.OrganisationNumber,
                        RotPercent = PercentOf(p.Wish, dig),
                        RotOre = rot[i],
                    }
            ),
        ];

    /// <summary>The party's part, where there is digging to deduct for.</summary>
    public static int? PercentOf(PartyWish wish, DigChoice dig) =>
        dig == DigChoice.Operator && wish.RotPercent > 0 ? wish.RotPercent : null;

    private static void CheckRoles(IReadOnlyList<PartyWish> wishes)
    {
        int owners = wishes.Count(w => w.Role is PartyRole.Owner or PartyRole.Company);
        int tenants = wishes.Count(w => w.Role == PartyRole.Tenant);
        int consents = wishes.Count(w => w.Role == PartyRole.ConsentingOwner);
        if (owners + tenants == 0 || wishes[0].Role == PartyRole.ConsentingOwner)
        {
            throw ContractRefusal.NobodyPays.Because(
                "A contract needs somebody who orders and pays: name an owner, a tenant or a company first."
            );
        }
        if (owners > 0 && tenants + consents > 0)
        {
            throw ContractRefusal.PartiesMixed.Because(
                "Either the owners order, or a tenant with an owner's consent: leave one of the two out."
            );
        }
        if (tenants > 0 && consents == 0)
        {
            throw ContractRefusal.OwnerConsentMissing.Because(
                "A tenant needs the owner's consent: name the owner who consents."
            );
        }
        if (wishes.Any(w => w.RotPercent > 0 && w.Role != PartyRole.Owner))
        {
            throw ContractRefusal.RotOwnersOnly.Because(
                "Only an owner who lives there has the ROT deduction: leave it out for tenants, companies and consents."
            );
        }
        var known = wishes.Where(w => w.PersonId is not null).Select(w => w.PersonId).ToList();
        if (known.Count != known.Distinct().Count())
        {
            throw ContractRefusal.PartyTwice.Because("The same person stands twice among the parties: name them once.");
        }
    }

    private static async Task<Person> PersonAsync(ByfiberDb db, PartyWish wish, DateTime at, CancellationToken cancel)
    {
        if (wish.PersonId is { } id)
        {
            return await db.People.SingleOrDefaultAsync(p => p.Id == id && p.ErasedAt == null, cancel)
                ?? throw ContractRefusal.PersonUnknown.Because(
                    $"There is no person {id}: write them down anew.",
                    notFound: true
                );
        }
        return wish.Person?.Checked(at)
            ?? throw ContractRefusal.PersonUnknown.Because("A party has no name: write down who it is.");
    }

    private static void CheckKind(PartyWish wish, Person person)
    {
        bool company = person.Kind == PersonKind.Company;
        if (wish.Role == PartyRole.Company && (!company || person.OrganisationNumber is null))
        {
            throw ContractRefusal.PartyKind.Because(
                "A company signs as a company with its organisation number: write the number, or choose another role."
            );
        }
        if (wish.Role is PartyRole.Owner or PartyRole.Tenant && company)
        {
            throw ContractRefusal.PartyKind.Because(
                $"{person.Name} is a company: choose the role company, or name a person."
            );
        }
    }
}
