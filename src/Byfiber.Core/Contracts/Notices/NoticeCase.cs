using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Notices;

/// <summary>A contract with all that its notices speak of.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Address">Its premises' address.</param>
/// <param name="Parties">All there were, in the order that they joined.</param>
/// <param name="Sha256">The hash of the copy that holds; empty without one.</param>
/// <param name="Last">Where it stands.</param>
internal sealed record NoticeCase(
    Contract Contract,
    string Address,
    IReadOnlyList<NoticeParty> Parties,
    string Sha256,
    ContractStatus Last
)
{
    /// <summary>Those who are bound or are to sign.</summary>
    public IEnumerable<NoticeParty> Open => Parties.Where(p => p.Party.EndedAt is null);

    /// <summary>Whoever of the round ordered: the first who pays.</summary>
    public NoticeParty? OrdererOf(int round) =>
        Open.FirstOrDefault(p => p.Party.Round == round && p.Party.Role != PartyRole.ConsentingOwner);

    /// <summary>Reads all of them at once, whatever their number.</summary>
    public static async Task<IReadOnlyList<NoticeCase>> ReadAsync(
        ByfiberDb db,
        IReadOnlyCollection<long> contractIds,
        CancellationToken cancel
    )
    {
        var contracts = await (
            from c in db.Contracts
            join premises in db.Premises on c.PremisesId equals premises.Id
            where contractIds.Contains(c.Id)
            orderby c.Id
            select new
            {
                Contract = c,
                premises.Address,
                Sha256 = db
                    .ContractDocuments.Where(d => d.ContractId == c.Id)
                    .OrderByDescending(d => d.Id)
                    .Select(d => d.Sha256)
                    .FirstOrDefault(),
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var parties = (await PartiesAsync(db, contractIds, cancel)).ToLookup(p => p.Party.ContractId);
        var statuses = await db
            .ContractStatuses.AsNoTracking()
            .Where(s => contractIds.Contains(s.ContractId))
            .OrderBy(s => s.Id)
            .ToListAsync(cancel);
        var last = statuses.GroupBy(s => s.ContractId).ToDictionary(g => g.Key, g => g.Last());
        return contracts.ConvertAll(c => new NoticeCase(
            c.Contract,
            c.Address,
            [.. parties[c.Contract.Id]],
            c.Sha256 ?? "",
            last[c.Contract.Id]
        ));
    }

    private static async Task<List<NoticeParty>> PartiesAsync(
        ByfiberDb db,
        IReadOnlyCollection<long> contractIds,
        CancellationToken cancel
    )
    {
        var parties = await (
            from party in db.ContractParties
            join person in db.People on party.PersonId equals person.Id
            where contractIds.Contains(party.ContractId)
            orderby party.Id
            select new { Party = party, Person = person }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var signatures = await db
            .Signatures.AsNoTracking()
            .Where(s => contractIds.Contains(s.ContractId))
            .ToDictionaryAsync(s => s.PartyId, cancel);
        var words = await db
            .SignatureConfirmations.AsNoTracking()
            .Where(k => db.Signatures.Any(s => s.Id == k.SignatureId && contractIds.Contains(s.ContractId)))
            .ToDictionaryAsync(k => k.SignatureId, cancel);
        return parties.ConvertAll(p =>
        {
            var signature = signatures.GetValueOrDefault(p.Party.Id);
            return new NoticeParty(
                p.Party,
                p.Person,
                signature,
                signature is null ? null : words.GetValueOrDefault(signature.Id)
            );
        });
    }
}

/// <summary>A party, who it is, and its signature with the second person's word.</summary>
internal sealed record NoticeParty(
    ContractParty Party,
    Person Person,
    Signature? Signature,
    SignatureConfirmation? Confirmation
)
{
    /// <summary>From when the signature holds; null while there is none, or a paper waits for its second person.</summary>
    public DateTime? HoldsFrom =>
        Signature is null ? null
        : Signature.Method != SignatureMethod.Paper ? Signature.At
        : Confirmation is { Agrees: true } ? Confirmation.At
        : null;

    /// <summary>A second person found that the paper does not show what was entered.</summary>
    public bool IsRefused => Confirmation is { Agrees: false };

    public bool Consents => Party.Role == PartyRole.ConsentingOwner;
}
