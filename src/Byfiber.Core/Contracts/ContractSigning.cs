using Byfiber.Core.Journal;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>The steps that every way of signing takes, within one transaction.</summary>
internal sealed class ContractSigning(ByfiberDb db, IPersonalNumberVault vault, DateTime at, string actor)
{
    /// <summary>What this request made before; null when it is new.</summary>
    public static async Task<SignedContract?> EarlierAsync(ByfiberDb db, ContractOrder order, CancellationToken cancel)
    {
        var made = await db.Contracts.AsNoTracking().SingleOrDefaultAsync(c => c.RequestId == order.RequestId, cancel);
        if (made is null)
        {
            return null;
        }
        return made.OfferId == order.Choices.OfferId
            ? new SignedContract(made.Id, made.Number, await db.StateOfAsync(made.Id, cancel), true)
            : throw ContractRefusal.RequestReused.Because(
                "This form was sent before, about another offer: open the offer again."
            );
    }

    /// <summary>Does it; where the contract that stands in its way is this very request's, sent twice at once, gives that one.</summary>
    public static async Task<SignedContract> OnceAsync(
        IDbContextFactory<ByfiberDb> dbs,
        ContractOrder order,
        Func<Task<SignedContract>> verb,
        CancellationToken cancel
    )
    {
        try
        {
            return await verb();
        }
        catch (RefusedException e) when (e.Reason is ContractRefusal.AlreadySigned)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            if (await EarlierAsync(db, order, cancel) is { } earlier)
            {
                return earlier;
            }
            throw;
        }
    }

    public static RefusedException Changed() =>
        ContractRefusal.DocumentChanged.Because(
            "The contract has changed since it was shown: read it again, then sign."
        );

    /// <summary>Stores the contract, its parties and its document. Nobody has signed yet.</summary>
    public async Task AddAsync(
        Contract contract,
        DraftParties parties,
        string language,
        byte[] document,
        CancellationToken cancel
    )
    {
        await KeepPersonsAsync(parties, cancel);
        contract.Parties.AddRange(parties.All.Select(p => Party(p.Wish, p.Person, contract.Dig, 0, 0)));
        db.Add(contract);
        await db.SaveChangesAsync(cancel);
        await TieAsync(contract.PremisesId, parties, cancel);
        AddDocument(contract.Id, language, document);
    }

    /// <summary>Puts a new round of parties beside those there are.</summary>
    public async Task<IReadOnlyList<ContractParty>> AddPartiesAsync(
        Contract contract,
        DraftParties parties,
        int round,
        CancellationToken cancel
    )
    {
        await KeepPersonsAsync(parties, cancel);
        var added = parties.All.Select(p => Party(p.Wish, p.Person, contract.Dig, contract.Id, round)).ToList();
        db.AddRange(added);
        await db.SaveChangesAsync(cancel);
        await TieAsync(contract.PremisesId, parties, cancel);
        return added;
    }

    public void AddDocument(long contractId, string language, byte[] document) =>
        db.Add(
            new ContractDocument
            {
                ContractId = contractId,
                Language = language,
                Content = document,
                Sha256 = ScanFile.Sha256Of(document),
                MadeAt = at,
            }
        );

    /// <summary>Writes the signatures of these parties (by their place in <paramref name="parties"/>).</summary>
    public Task SignAsync(
        Contract contract,
        IReadOnlyList<int> who,
        SigningProof proof,
        string documentSha256,
        DraftParties parties,
        CancellationToken cancel
    ) =>
        SignAsync(
            contract,
            [.. who.Select(i => (contract.Parties[i], parties.All[i].Person))],
            proof,
            documentSha256,
            cancel
        );

    /// <summary>Writes the signatures of these parties.</summary>
    /// <exception cref="RefusedException">Another than the party signed in, or a personal number is missing.</exception>
    public async Task SignAsync(
        Contract contract,
        IReadOnlyList<(ContractParty Party, Person Person)> signers,
        SigningProof proof,
        string documentSha256,
        CancellationToken cancel
    )
    {
        long? attachmentId = null;
        if (proof is PaperProof paper)
        {
            var scan = paper.Scan.ToAttachment(at, actor);
            db.Add(scan);
            await db.SaveChangesAsync(cancel);
            (attachmentId, documentSha256) = (scan.Id, scan.Sha256);
        }
        foreach (var (party, person) in signers)
        {
            Check(party, person, proof);
            db.Add(
                new Signature
                {
                    ContractId = contract.Id,
                    PartyId = party.Id,
                    Method = proof.Method,
                    At = at,
                    Actor = actor,
                    DocumentSha256 = documentSha256,
                    EvidenceJson = proof.Evidence(vault),
                    AttachmentId = attachmentId,
                }
            );
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// The paper does not show what was entered: its parties end. Where others still pay, the same people may sign again; where
    /// nobody does, there is no contract.
    /// </summary>
    public async Task RejectAsync(
        Contract contract,
        IReadOnlyCollection<Signature> signatures,
        string why,
        CancellationToken cancel
    )
    {
        var rejected = signatures.Select(s => s.PartyId).ToHashSet();
        var parties = await db
            .ContractParties.Where(p => p.ContractId == contract.Id && p.EndedAt == null)
            .ToListAsync(cancel);
        var gone = parties.FindAll(p => rejected.Contains(p.Id));
        gone.ForEach(p => p.EndedAt = at);
        var left = parties.FindAll(p => p.EndedAt is null);
        int round = gone.Max(p => p.Round);
        if (!left.Exists(p => p.Role != PartyRole.ConsentingOwner))
        {
            contract.EndedAt = at;
            db.Add(
                new ContractStatus
                {
                    ContractId = contract.Id,
                    State = ContractState.Void,
                    At = at,
                    Actor = actor,
                    Note = why,
                }
            );
        }
        else if (left.Exists(p => p.Round == round && p.Role != PartyRole.ConsentingOwner))
        {
            db.AddRange(gone.Select(Again));
        }
        else
        {
            // A change of owner that did not come about: those before stay bound, and whoever else would have joined does not.
            left.FindAll(p => p.Round == round).ForEach(p => p.EndedAt = at);
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Writes where the contract now stands, what falls due, and the journal's row; the last step.</summary>
    public async Task<SignedContract> CloseAsync(Contract contract, string verb, CancellationToken cancel)
    {
        var state = await StandAsync(contract, cancel);
        await db.AppendAsync(
            at,
            actor,
            "Contracts",
            verb,
            nameof(Contract),
            contract.Id,
            new
            {
                contract.Number,
                contract.PremisesId,
                contract.AreaId,
                state,
                contract.Late,
                contract.TotalOre,
            },
            cancel
        );
        return new SignedContract(contract.Id, contract.Number, state, false);
    }

    private async Task<ContractState> StandAsync(Contract contract, CancellationToken cancel)
    {
        if (contract.EndedAt is not null)
        {
            return (await db.LastStateAsync(contract.Id, cancel))!.Value;
        }
        var parties = await db
            .ContractParties.Where(p => p.ContractId == contract.Id && p.EndedAt == null)
            .ToListAsync(cancel);
        int round = parties.Max(p => p.Round);
        var before = await db.LastStateAsync(contract.Id, cancel);
        if (await db.IsCompleteAsync(contract.Id, round, cancel))
        {
            await TakeOverAsync(contract, parties, round, before, cancel);
            return before == ContractState.Connected
                ? ContractState.Connected
                : await StateAsync(contract, before, ContractState.InForce, cancel);
        }
        // While new owners have not all signed, those who did sign stay bound.
        return parties.Exists(p => p.Round < round)
            ? before!.Value
            : await StateAsync(contract, before, ContractState.Waiting, cancel);
    }

    private async Task<ContractState> StateAsync(
        Contract contract,
        ContractState? before,
        ContractState now,
        CancellationToken cancel
    )
    {
        if (before != now)
        {
            db.Add(
                new ContractStatus
                {
                    ContractId = contract.Id,
                    State = now,
                    At = at,
                    Actor = actor,
                }
            );
        }
        if (now == ContractState.InForce)
        {
            await db.PlanPaymentsAsync(contract, at, cancel);
        }
        return now;
    }

    /// <summary>The round's parties have all signed: those before them are no longer bound, and the plan follows the new ROT parts.</summary>
    private async Task TakeOverAsync(
        Contract contract,
        List<ContractParty> parties,
        int round,
        ContractState? before,
        CancellationToken cancel
    )
    {
        var old = parties.Where(p => p.Round < round).ToList();
        if (old.Count == 0)
        {
            return;
        }
        var stay = parties.Where(p => p.Round == round).Select(p => p.PersonId).ToHashSet();
        var leave = old.Select(p => p.PersonId).Where(p => !stay.Contains(p)).ToList();
        old.ForEach(p => p.EndedAt = at);
        await db
            .PremisesPeople.Where(t =>
                t.PremisesId == contract.PremisesId && leave.Contains(t.PersonId) && t.EndedAt == null
            )
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.EndedAt, at), cancel);
        if (before != ContractState.Connected)
        {
            await db.EndPaymentsAsync(contract.Id, at, cancel);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task KeepPersonsAsync(DraftParties parties, CancellationToken cancel)
    {
        foreach (var (wish, person) in parties.All)
        {
            if (wish.PersonId is null)
            {
                db.Add(person);
            }
            if (!string.IsNullOrWhiteSpace(wish.PersonalNumber) && wish.RotPercent > 0)
            {
                person.KeepPersonalNumber(vault, wish.PersonalNumber, at.SwedishDay());
            }
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task TieAsync(long premisesId, DraftParties parties, CancellationToken cancel)
    {
        foreach (var (wish, person) in parties.All)
        {
            var tie = wish.Role == PartyRole.Tenant ? PremisesTie.Tenant : PremisesTie.Owner;
            bool tied = await db.PremisesPeople.AnyAsync(
                t => t.PremisesId == premisesId && t.PersonId == person.Id && t.Tie == tie && t.EndedAt == null,
                cancel
            );
            if (!tied)
            {
                db.Add(
                    new PremisesPerson
                    {
                        PremisesId = premisesId,
                        PersonId = person.Id,
                        Tie = tie,
                        At = at,
                        Actor = actor,
                    }
                );
            }
        }
    }

    private static void Check(ContractParty party, Person person, SigningProof proof)
    {
        if (
            proof is IdentityProof identity
            && person.Subject is not null
            && person.Subject != Person.SubjectOf(identity.Issuer, identity.Subject)
        )
        {
            throw ContractRefusal.NotAParty.Because(
                "Another person signed in than the one who shall sign: sign in as the party of the contract."
            );
        }
        if (party.RotPercent > 0 && person.PersonalNumberCipher is null)
        {
            throw ContractRefusal.RotPersonalNumber.Because(
                "The ROT deduction needs the owner's personal number: write it in, or leave the deduction out."
            );
        }
    }

    private ContractParty Again(ContractParty p) =>
        new()
        {
            ContractId = p.ContractId,
            PersonId = p.PersonId,
            Role = p.Role,
            Round = p.Round,
            RotPercent = p.RotPercent,
            At = at,
        };

    private ContractParty Party(PartyWish wish, Person person, DigChoice dig, long contractId, int round) =>
        new()
        {
            ContractId = contractId,
            PersonId = person.Id,
            Role = wish.Role,
            Round = round,
            RotPercent = DraftParties.PercentOf(wish, dig),
            At = at,
        };
}
