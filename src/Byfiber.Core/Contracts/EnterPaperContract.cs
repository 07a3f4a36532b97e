using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>A contract that was signed on paper. A class and no record: it must not print itself into a log.</summary>
public sealed class PaperWish
{
    /// <summary>Made by the form: the same form twice is one contract.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>As on the paper; all parties who signed it there.</summary>
    public required ContractChoices Choices { get; init; }

    /// <summary>Whose signatures the paper bears, by their place among the parties; empty means all of them.</summary>
    public IReadOnlyList<int> SignedBy { get; init; } = [];

    /// <summary>The date beside the signature.</summary>
    public required DateOnly SignedOn { get; init; }
    public required ScanFile Scan { get; init; }
    public required string Actor { get; init; }
}

/// <summary>
/// Enters a contract that was signed on paper, with its scan. It waits until a second person has compared the two
/// (<see cref="ConfirmPaper"/>).
/// </summary>
public sealed class EnterPaperContract(
    IDbContextFactory<ByfiberDb> dbs,
    TimeProvider time,
    IPersonalNumberVault vault,
    NetworkOwner owner
)
{
    /// <exception cref="RefusedException">It cannot be a contract so; the reason is a <see cref="ContractRefusal"/>.</exception>
    public async Task<SignedContract> RunAsync(PaperWish wish, CancellationToken cancel = default)
    {
        var at = time.GetUtcNow().UtcDateTime;
        if (wish.SignedOn > at.SwedishDay())
        {
            throw ContractRefusal.PaperDate.Because(
                $"The paper is dated {wish.SignedOn:O}, which is still to come: correct the date."
            );
        }
        var order = new ContractOrder(wish.Choices, wish.SignedOn, at, wish.RequestId, wish.Actor);
        return await ContractSigning.OnceAsync(
            dbs,
            order,
            () =>
                dbs.InTransactionAsync(
                    async db =>
                        await ContractSigning.EarlierAsync(db, order, cancel)
                        ?? await EnterAsync(db, order, wish, cancel),
                    cancel
                ),
            cancel
        );
    }

    private async Task<SignedContract> EnterAsync(
        ByfiberDb db,
        ContractOrder order,
        PaperWish wish,
        CancellationToken cancel
    )
    {
        var parties = await DraftParties.FindAsync(db, order.Choices.Parties, order.At, cancel);
        var draft = await ContractDrafting.DraftAsync(db, order, parties, cancel);
        await CheckDateAsync(db, wish, cancel);
        var document = ContractToSign.Of(draft.Sheet, owner);
        IReadOnlyList<int> who = wish.SignedBy.Count > 0 ? wish.SignedBy : [.. parties.All.Select((_, i) => i)];
        if (who.Any(i => i < 0 || i >= parties.All.Count) || who.Distinct().Count() != who.Count)
        {
            throw ContractRefusal.NotAParty.Because("Say of each party whether they signed the paper, once.");
        }
        var signing = new ContractSigning(db, vault, order.At, order.Actor);
        await signing.AddAsync(draft.Contract, parties, order.Choices.Language, document.Document, cancel);
        var proof = new PaperProof { Scan = wish.Scan };
        await signing.SignAsync(draft.Contract, who, proof, document.DocumentSha256, parties, cancel);
        return await signing.CloseAsync(draft.Contract, nameof(EnterPaperContract), cancel);
    }

    private static async Task CheckDateAsync(ByfiberDb db, PaperWish wish, CancellationToken cancel)
    {
        var madeAt = await db.Offers.Where(o => o.Id == wish.Choices.OfferId).Select(o => o.MadeAt).SingleAsync(cancel);
        if (wish.SignedOn < madeAt.SwedishDay())
        {
            throw ContractRefusal.PaperDate.Because(
                $"The paper is dated {wish.SignedOn:O}, before the offer was made: correct the date."
            );
        }
    }
}
