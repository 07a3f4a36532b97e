using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>New parties of a contract that holds. A class and no record: it must not print itself into a log.</summary>
public sealed class ChangeOwnerWish
{
    public required long ContractId { get; init; }

    /// <summary>Who takes over; the first one signs now.</summary>
    public required IReadOnlyList<PartyWish> Parties { get; init; }

    /// <summary>"sv" or "en".</summary>
    public string Language { get; init; } = "sv";

    /// <summary>The hash of what was shown (<see cref="ChangeOwner.DraftAsync"/>); of no use with a paper.</summary>
    public string DocumentSha256 { get; init; } = "";
    public required SigningProof Proof { get; init; }
    public required string Actor { get; init; }
}

/// <summary>
/// The property is sold: new owners sign the same terms, price and promise. Those before stay bound until all new parties have signed (and a
/// paper is confirmed); then they are free.
/// </summary>
public sealed class ChangeOwner(
    IDbContextFactory<ByfiberDb> dbs,
    TimeProvider time,
    IPersonalNumberVault vault,
    NetworkOwner owner
)
{
    /// <summary>What the new owners would sign. Changes nothing.</summary>
    /// <exception cref="RefusedException">They cannot take it over so; the reason is a <see cref="ContractRefusal"/>.</exception>
    public async Task<ContractToSign> DraftAsync(
        long contractId,
        IReadOnlyList<PartyWish> parties,
        string language = "sv",
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var at = time.GetUtcNow().UtcDateTime;
        var contract =
            await db.Contracts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contractId && c.EndedAt == null, cancel)
            ?? throw ContractRefusal.ContractUnknown.Because(
                $"There is no contract {contractId} that holds.",
                notFound: true
            );
        var found = await DraftParties.FindAsync(db, parties, at, cancel);
        return await ShownAsync(db, contract, found, language, at.SwedishDay(), cancel);
    }

    /// <summary>Signs as the first of the new parties. The same wish twice on a day is one.</summary>
    /// <exception cref="RefusedException">They cannot take it over so; the reason is a <see cref="ContractRefusal"/>.</exception>
    public async Task<SignedContract> RunAsync(ChangeOwnerWish wish, CancellationToken cancel = default)
    {
        var at = time.GetUtcNow().UtcDateTime;
        return await dbs.InTransactionAsync(
            async db =>
            {
                var contract = await db.LockedOpenContractAsync(wish.ContractId, cancel);
                var parties = await DraftParties.FindAsync(db, wish.Parties, at, cancel);
                var shown = await ShownAsync(db, contract, parties, wish.Language, at.SwedishDay(), cancel);
                if (await IsRepeatedAsync(db, contract.Id, shown.DocumentSha256, cancel))
                {
                    var state = await db.StateOfAsync(contract.Id, cancel);
                    return new SignedContract(contract.Id, contract.Number, state, true);
                }
                if (wish.Proof is not PaperProof && shown.DocumentSha256 != wish.DocumentSha256)
                {
                    throw ContractSigning.Changed();
                }
                int round = await NextRoundAsync(db, contract.Id, at, cancel);
                var signing = new ContractSigning(db, vault, at, wish.Actor);
                var added = await signing.AddPartiesAsync(contract, parties, round, cancel);
                signing.AddDocument(contract.Id, wish.Language, shown.Document);
                var first = (added[0], parties.All[0].Person);
                await signing.SignAsync(contract, [first], wish.Proof, shown.DocumentSha256, cancel);
                return await signing.CloseAsync(contract, nameof(ChangeOwner), cancel);
            },
            cancel
        );
    }

    private async Task<ContractToSign> ShownAsync(
        ByfiberDb db,
        Contract contract,
        DraftParties parties,
        string language,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var premises = await db.Premises.AsNoTracking().SingleAsync(p => p.Id == contract.PremisesId, cancel);
        var terms = await db.TermsVersions.AsNoTracking().SingleAsync(t => t.Id == contract.TermsVersionId, cancel);
        string? area = await db
            .Areas.Where(a => a.Id == contract.AreaId)
            .Select(a => a.Name)
            .FirstOrDefaultAsync(cancel);
        var sheet = ContractDrafting.Sheet(contract, language, premises, area, terms, parties, parties.Rot(contract));
        return ContractToSign.Of(sheet with { SignedOn = today, WithdrawUntil = null, ChangeOfOwner = true }, owner);
    }

    private static async Task<bool> IsRepeatedAsync(
        ByfiberDb db,
        long contractId,
        string sha256,
        CancellationToken cancel
    ) =>
        await db
            .ContractDocuments.Where(d => d.ContractId == contractId)
            .OrderByDescending(d => d.Id)
            .Select(d => d.Sha256)
            .FirstOrDefaultAsync(cancel) == sha256;

    /// <summary>A change that did not come about gives way to this one.</summary>
    private static async Task<int> NextRoundAsync(ByfiberDb db, long contractId, DateTime at, CancellationToken cancel)
    {
        var parties = await db.ContractParties.Where(p => p.ContractId == contractId).ToListAsync(cancel);
        var bound = parties.Where(p => p.EndedAt is null).Min(p => p.Round);
        foreach (var party in parties.Where(p => p.EndedAt is null && p.Round > bound))
        {
            party.EndedAt = at;
        }
        return parties.Max(p => p.Round) + 1;
    }
}
