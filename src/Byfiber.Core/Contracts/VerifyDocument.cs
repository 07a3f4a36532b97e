using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>Says whether a document, to the last byte, is one that was signed here. Tells no names.</summary>
public sealed class VerifyDocument(IDbContextFactory<ByfiberDb> dbs)
{
    /// <param name="document">The file that somebody holds.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <returns>What it is, or null when it is unknown or was changed.</returns>
    public Task<VerifiedDocument?> RunAsync(byte[] document, CancellationToken cancel = default) =>
        RunAsync(ScanFile.Sha256Of(document), cancel);

    /// <param name="sha256">Its SHA-256 in hex, in either case, spaces allowed.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<VerifiedDocument?> RunAsync(string sha256, CancellationToken cancel = default)
    {
        string wanted = string.Concat(sha256.Where(char.IsAsciiHexDigit)).ToLowerInvariant();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var copy = await (
            from d in db.ContractDocuments
            join c in db.Contracts on d.ContractId equals c.Id
            where d.Sha256 == wanted
            orderby d.Id
            select new
            {
                c.Id,
                c.Number,
                At = d.MadeAt,
            }
        ).FirstOrDefaultAsync(cancel);
        bool scan = copy is null;
        copy ??= await (
            from a in db.Attachments
            join s in db.Signatures on a.Id equals s.AttachmentId
            join c in db.Contracts on s.ContractId equals c.Id
            where a.Sha256 == wanted
            orderby s.Id
            select new
            {
                c.Id,
                c.Number,
                a.At,
            }
        ).FirstOrDefaultAsync(cancel);
        return copy is null
            ? null
            : new VerifiedDocument(copy.Number, copy.At, scan, await db.StateOfAsync(copy.Id, cancel));
    }
}

/// <summary>A document that is known here.</summary>
/// <param name="ContractNumber">The contract that it is of.</param>
/// <param name="At">When it was made or taken in, UTC.</param>
/// <param name="Scan">True for a scanned paper.</param>
/// <param name="State">Where the contract stands now.</param>
public sealed record VerifiedDocument(string ContractNumber, DateTime At, bool Scan, ContractState State);
