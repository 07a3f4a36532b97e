using System.Text.Json;
using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>What is sent when somebody signs. A class and no record: it must not print itself into a log.</summary>
public sealed class SignWish
{
    /// <summary>Made by the form: the same form twice is one contract.</summary>
    public required Guid RequestId { get; init; }
    public required ContractChoices Choices { get; init; }

    /// <summary>The hash of the document that was shown (<see cref="ContractToSign.DocumentSha256"/>).</summary>
    public required string DocumentSha256 { get; init; }
    public required SigningProof Proof { get; init; }

    /// <summary>Who acts, for the journal.</summary>
    public required string Actor { get; init; }
}

/// <summary>What came of a signature.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Number">What people call it.</param>
/// <param name="State">In force, or waiting for another party.</param>
/// <param name="Repeated">True when this request had been done before.</param>
public sealed record SignedContract(long ContractId, string Number, ContractState State, bool Repeated);

/// <summary>
/// Signs a contract: with the first party's signature it comes into being, with the last party's it is in force. At most one holds
/// about a premises, and the same request twice is one.
/// </summary>
public sealed class SignContract(
    IDbContextFactory<ByfiberDb> dbs,
    TimeProvider time,
    IPersonalNumberVault vault,
    NetworkOwner owner
)
{
    /// <exception cref="RefusedException">It cannot be signed so; the reason is a <see cref="ContractRefusal"/>.</exception>
    public async Task<SignedContract> RunAsync(SignWish wish, CancellationToken cancel = default)
    {
        if (wish.Proof is PaperProof)
        {
            throw ContractRefusal.NotAParty.Because("What was signed on paper is entered by the staff, with its scan.");
        }
        var at = time.GetUtcNow().UtcDateTime;
        var order = new ContractOrder(wish.Choices, at.SwedishDay(), at, wish.RequestId, wish.Actor);
        return await ContractSigning.OnceAsync(dbs, order, () => SignAsync(order, wish, cancel), cancel);
    }

    private async Task<SignedContract> SignAsync(ContractOrder order, SignWish wish, CancellationToken cancel)
    {
        // The document takes longest, and while a transaction writes it others may have to wait: so it is written before.
        var shown = await ShownAsync(order, wish.DocumentSha256, cancel);
        return shown.Earlier
            ?? await dbs.InTransactionAsync(
                async db =>
                    await ContractSigning.EarlierAsync(db, order, cancel)
                    ?? await SignAsync(db, order, wish, shown.Draft!, cancel),
                cancel
            );
    }

    private async Task<(SignedContract? Earlier, ContractToSign? Draft)> ShownAsync(
        ContractOrder order,
        string sha256,
        CancellationToken cancel
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await ContractSigning.EarlierAsync(db, order, cancel) is { } earlier)
        {
            return (earlier, null);
        }
        var parties = await DraftParties.FindAsync(db, order.Choices.Parties, order.At, cancel);
        var draft = ContractToSign.Of((await ContractDrafting.DraftAsync(db, order, parties, cancel)).Sheet, owner);
        return draft.DocumentSha256 == sha256 ? (null, draft) : throw ContractSigning.Changed();
    }

    private async Task<SignedContract> SignAsync(
        ByfiberDb db,
        ContractOrder order,
        SignWish wish,
        ContractToSign shown,
        CancellationToken cancel
    )
    {
        var parties = await DraftParties.FindAsync(db, order.Choices.Parties, order.At, cancel);
        var draft = await ContractDrafting.DraftAsync(db, order, parties, cancel);
        if (!Same(draft.Sheet, shown.Sheet))
        {
            throw ContractSigning.Changed();
        }
        var signing = new ContractSigning(db, vault, order.At, order.Actor);
        await signing.AddAsync(draft.Contract, parties, order.Choices.Language, shown.Document, cancel);
        await signing.SignAsync(draft.Contract, [0], wish.Proof, shown.DocumentSha256, parties, cancel);
        return await signing.CloseAsync(draft.Contract, nameof(SignContract), cancel);
    }

    private static bool Same(ContractSheet one, ContractSheet other) =>
        JsonSerializer.Serialize(one, Json.Options) == JsonSerializer.Serialize(other, Json.Options);
}
