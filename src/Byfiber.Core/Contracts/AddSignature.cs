using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>What is sent when a further party signs. A class and no record: it must not print itself into a log.</summary>
public sealed class SignatureWish
{
    public required long ContractId { get; init; }

    /// <summary>Who signs; must be a party that has not.</summary>
    public required long PersonId { get; init; }

    /// <summary>The hash of the contract's document that was shown; of no use with a paper.</summary>
    public string DocumentSha256 { get; init; } = "";
    public required SigningProof Proof { get; init; }

    /// <summary>Where this party has a ROT part and no number is kept yet.</summary>
    public string? PersonalNumber { get; init; }
    public required string Actor { get; init; }
}

/// <summary>A co-owner signs, or an owner consents to what a tenant ordered. The same party twice is one signature.</summary>
public sealed class AddSignature(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IPersonalNumberVault vault)
{
    /// <exception cref="RefusedException">They are no party, or the contract has ended; the reason is a <see cref="ContractRefusal"/>.</exception>
    public async Task<SignedContract> RunAsync(SignatureWish wish, CancellationToken cancel = default)
    {
        var at = time.GetUtcNow().UtcDateTime;
        return await dbs.InTransactionAsync(
            async db =>
            {
                var contract = await db.LockedOpenContractAsync(wish.ContractId, cancel);
                var party = await PartyAsync(db, wish, cancel);
                if (await db.Signatures.AnyAsync(s => s.PartyId == party.Id, cancel))
                {
                    var state = await db.StateOfAsync(contract.Id, cancel);
                    return new SignedContract(contract.Id, contract.Number, state, true);
                }
                await CheckDocumentAsync(db, wish, cancel);
                var person = await db.People.SingleAsync(p => p.Id == wish.PersonId, cancel);
                if (!string.IsNullOrWhiteSpace(wish.PersonalNumber) && party.RotPercent > 0)
                {
                    person.KeepPersonalNumber(vault, wish.PersonalNumber, at.SwedishDay());
                }
                var signing = new ContractSigning(db, vault, at, wish.Actor);
                await signing.SignAsync(contract, [(party, person)], wish.Proof, wish.DocumentSha256, cancel);
                return await signing.CloseAsync(contract, nameof(AddSignature), cancel);
            },
            cancel
        );
    }

    private static async Task<ContractParty> PartyAsync(ByfiberDb db, SignatureWish wish, CancellationToken cancel) =>
        await db
            .ContractParties.Where(p =>
                p.ContractId == wish.ContractId && p.PersonId == wish.PersonId && p.EndedAt == null
            )
            .OrderByDescending(p => p.Round)
            .FirstOrDefaultAsync(cancel)
        ?? throw ContractRefusal.NotAParty.Because("Only a party of the contract can sign it: ask whoever ordered.");

    /// <summary>Who signs by screen has seen the latest document; a paper is its own document.</summary>
    private static async Task CheckDocumentAsync(ByfiberDb db, SignatureWish wish, CancellationToken cancel)
    {
        string? last = await db
            .ContractDocuments.Where(d => d.ContractId == wish.ContractId)
            .OrderByDescending(d => d.Id)
            .Select(d => d.Sha256)
            .FirstOrDefaultAsync(cancel);
        if (wish.Proof is not PaperProof && last != wish.DocumentSha256)
        {
            throw ContractSigning.Changed();
        }
    }
}
