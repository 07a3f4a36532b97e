using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>Shows what would be signed: all figures and the document itself. Changes nothing.</summary>
public sealed class DraftContract(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, NetworkOwner owner)
{
    /// <param name="choices">The household's choices.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="RefusedException">It could not be signed so; the reason is a <see cref="ContractRefusal"/>.</exception>
    public async Task<ContractToSign> RunAsync(ContractChoices choices, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var at = time.GetUtcNow().UtcDateTime;
        var parties = await DraftParties.FindAsync(db, choices.Parties, at, cancel);
        var order = new ContractOrder(choices, time.SwedishToday(), at, Guid.Empty, "");
        var draft = await ContractDrafting.DraftAsync(db, order, parties, cancel);
        return ContractToSign.Of(draft.Sheet, owner);
    }
}

/// <summary>What a person sees before signing.</summary>
/// <param name="Sheet">Every figure and word of it.</param>
/// <param name="Document">The document as a file.</param>
/// <param name="DocumentSha256">Its SHA-256, lower-case hex: the signature names it.</param>
public sealed record ContractToSign(ContractSheet Sheet, byte[] Document, string DocumentSha256)
{
    internal static ContractToSign Of(ContractSheet sheet, NetworkOwner owner)
    {
        byte[] document = ContractPrint.Write(sheet, owner);
        return new ContractToSign(sheet, document, ScanFile.Sha256Of(document));
    }
}
