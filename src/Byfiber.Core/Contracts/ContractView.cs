using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>A contract as pages show it: everything but contact data.</summary>
public sealed record ContractView
{
    public required Contract Contract { get; init; }
    public required ContractState State { get; init; }
    public required string Address { get; init; }
    public string? Postcode { get; init; }
    public string? Locality { get; init; }
    public string? AreaName { get; init; }
    public required int TermsNumber { get; init; }
    public required string TermsSv { get; init; }
    public required string TermsEn { get; init; }

    /// <summary>All there were, in the order that they joined.</summary>
    public required IReadOnlyList<PartyView> Parties { get; init; }

    /// <summary>Oldest first; the last holds.</summary>
    public required IReadOnlyList<ContractStatus> History { get; init; }

    /// <summary>Oldest first; the last one is the copy that holds.</summary>
    public required IReadOnlyList<DocumentView> Documents { get; init; }
    public required ContractPayments Payments { get; init; }

    /// <summary>What ending it would cost today; null when it cannot be ended.</summary>
    public CancelQuote? Cancel { get; init; }

    /// <summary>The deductions of those who are bound, öre.</summary>
    public long RotOre => Parties.Where(p => p.Bound).Sum(p => p.RotOre);

    /// <summary>Before the promised day, below 0 after it.</summary>
    public int DaysLeft { get; init; }

    internal static async Task<ContractView?> ReadAsync(
        ByfiberDb db,
        IQueryable<Contract> which,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var head = await (
            from c in which.AsNoTracking()
            join p in db.Premises on c.PremisesId equals p.Id
            join t in db.TermsVersions on c.TermsVersionId equals t.Id
            select new
            {
                Contract = c,
                p.Address,
                p.Postcode,
                p.Locality,
                AreaName = db.Areas.Where(a => a.Id == c.AreaId).Select(a => a.Name).FirstOrDefault(),
                t.Number,
                t.TextSv,
                t.TextEn,
            }
        ).FirstOrDefaultAsync(cancel);
        if (head is null)
        {
            return null;
        }
        var contract = head.Contract;
        var history = await db
            .ContractStatuses.AsNoTracking()
            .Where(s => s.ContractId == contract.Id)
            .OrderBy(s => s.Id)
            .ToListAsync(cancel);
        bool endable = contract.EndedAt is null && history[^1].State != ContractState.Connected;
        return new ContractView
        {
            Contract = contract,
            State = history[^1].State,
            Address = head.Address,
            Postcode = head.Postcode,
            Locality = head.Locality,
            AreaName = head.AreaName,
            TermsNumber = head.Number,
            TermsSv = head.TextSv,
            TermsEn = head.TextEn,
            Parties = await PartyView.ReadAsync(db, contract, cancel),
            History = history,
            Documents = await db
                .ContractDocuments.Where(d => d.ContractId == contract.Id)
                .OrderBy(d => d.Id)
                .Select(d => new DocumentView(d.Id, d.Language, d.Sha256, d.MadeAt))
                .ToListAsync(cancel),
            Payments = await PaymentState.ReadAsync(db, contract.Id, cancel),
            Cancel = endable ? await ContractEnding.QuoteAsync(db, contract, today, cancel) : null,
            DaysLeft = contract.PromisedBy.DayNumber - today.DayNumber,
        };
    }
}

/// <summary>A copy of the contract.</summary>
public sealed record DocumentView(long Id, string Language, string Sha256, DateTime MadeAt);

/// <summary>A party and where its signature stands.</summary>
public sealed record PartyView
{
    public required long Id { get; init; }
    public required long PersonId { get; init; }
    public required string Name { get; init; }
    public string? OrganisationNumber { get; init; }
    public required PartyRole Role { get; init; }
    public int? RotPercent { get; init; }

    /// <summary>This party's deduction, öre.</summary>
    public long RotOre { get; init; }
    public bool HasPersonalNumber { get; init; }

    /// <summary>False for those who have left, and those of a change of owner that is under way.</summary>
    public bool Bound { get; init; }

    /// <summary>True for one who is to take over once all of its round have signed.</summary>
    public bool Coming { get; init; }
    public DateTime At { get; init; }
    public DateTime? EndedAt { get; init; }
    public long? SignatureId { get; init; }
    public DateTime? SignedAt { get; init; }
    public SignatureMethod? Method { get; init; }

    /// <summary>Who made the signature's row: of a paper, who entered it.</summary>
    public string? SignedActor { get; init; }
    public string? EvidenceJson { get; init; }
    public long? AttachmentId { get; init; }

    /// <summary>The second person's word; null while it is waited for, or none is needed.</summary>
    public SignatureConfirmation? Confirmation { get; init; }

    /// <summary>Signed on paper, and nobody has compared it yet.</summary>
    public bool NeedsConfirmation => Method == SignatureMethod.Paper && Confirmation is null && EndedAt is null;

    /// <summary>Signed, and confirmed where that is needed.</summary>
    public bool Signed =>
        SignatureId is not null && (Method != SignatureMethod.Paper || Confirmation is { Agrees: true });

    internal static async Task<IReadOnlyList<PartyView>> ReadAsync(
        ByfiberDb db,
        Contract contract,
        CancellationToken cancel
    )
    {
        var rows = await (
            from party in db.ContractParties.AsNoTracking()
            join person in db.People.AsNoTracking() on party.PersonId equals person.Id
            where party.ContractId == contract.Id
            orderby party.Id
            select new
            {
                party,
                person.Name,
                person.OrganisationNumber,
                HasNumber = person.PersonalNumberCipher != null,
            }
        ).ToListAsync(cancel);
        var signatures = await db
            .Signatures.AsNoTracking()
            .Where(s => s.ContractId == contract.Id)
            .ToDictionaryAsync(s => s.PartyId, cancel);
        var confirmations = await db
            .SignatureConfirmations.AsNoTracking()
            .Where(k => db.Signatures.Any(s => s.Id == k.SignatureId && s.ContractId == contract.Id))
            .ToDictionaryAsync(k => k.SignatureId, cancel);
        var open = rows.Where(r => r.party.EndedAt is null).ToList();
        int bound = open.Count == 0 ? -1 : open.Min(r => r.party.Round);
        var rot = rows.GroupBy(r => (r.party.Round, r.party.EndedAt))
            .SelectMany(g =>
                g.Zip(RotSplit.Of(contract, contract.ChargedDigOre, [.. g.Select(r => r.party.RotPercent ?? 0)]))
            )
            .ToDictionary(x => x.First.party.Id, x => x.Second);
        return rows.ConvertAll(r =>
        {
            var signature = signatures.GetValueOrDefault(r.party.Id);
            return new PartyView
            {
                Id = r.party.Id,
                PersonId = r.party.PersonId,
                Name = r.Name,
                OrganisationNumber = r.OrganisationNumber,
                Role = r.party.Role,
                RotPercent = r.party.RotPercent,
                RotOre = rot[r.party.Id],
                HasPersonalNumber = r.HasNumber,
                Bound = r.party.EndedAt is null && r.party.Round == bound,
                Coming = r.party.EndedAt is null && r.party.Round > bound,
                At = r.party.At,
                EndedAt = r.party.EndedAt,
                SignatureId = signature?.Id,
                SignedAt = signature?.At,
                Method = signature?.Method,
                SignedActor = signature?.Actor,
                EvidenceJson = signature?.EvidenceJson,
                AttachmentId = signature?.AttachmentId,
                Confirmation = signature is null ? null : confirmations.GetValueOrDefault(signature.Id),
            };
        });
    }
}
