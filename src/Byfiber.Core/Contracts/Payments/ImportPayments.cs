using Byfiber.Core.Contracts.Documents;
using Byfiber.Core.Documents;
using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Payments;

/// <summary>
/// Takes in a file of payments that came, from the bank or the ledger. The same file again changes nothing. A payment whose reference nothing
/// has is kept and listed: money that came is never lost from sight.
/// </summary>
public sealed class ImportPayments(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    private const int AtOnce = 10_000;

    /// <param name="fileName">What it is called, for showing.</param>
    /// <param name="content">The file (<see cref="PaymentsCsv"/>).</param>
    /// <param name="skipBadRows">Whether bad rows are left out and listed, instead of refusing the file.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">The file cannot be read, has no rows, or a bad row and these are not skipped; nothing is kept.</exception>
    public async Task<ImportedPayments> RunAsync(
        string fileName,
        byte[] content,
        bool skipBadRows,
        string actor,
        CancellationToken cancel = default
    )
    {
        using var stream = new MemoryStream(content, false);
        var read = PaymentsCsv.Read(stream, fileName, skipBadRows);
        if (read.Rows.Count == 0)
        {
            throw ContractRefusal.Input.Because($"{fileName} holds no payments: choose another file.");
        }
        string sha256 = ScanFile.Sha256Of(content);
        var at = time.GetUtcNow().UtcDateTime;
        return await dbs.InTransactionAsync(
            async db =>
                await EarlierAsync(db, sha256, cancel)
                ?? await WriteAsync(db, new FileOfPayments(fileName, sha256, at, actor), read, cancel),
            cancel
        );
    }

    /// <summary>Payments whose reference nothing has, newest first.</summary>
    public async Task<IReadOnlyList<Payment>> UnknownAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .Payments.AsNoTracking()
            .Where(p => p.PaymentDueId == null)
            .OrderByDescending(p => p.Id)
            .ToListAsync(cancel);
    }

    /// <summary>The files that were taken in, newest first.</summary>
    public async Task<IReadOnlyList<PaymentImport>> HistoryAsync(int take = 50, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.PaymentImports.AsNoTracking().OrderByDescending(i => i.Id).Take(take).ToListAsync(cancel);
    }

    private static async Task<ImportedPayments?> EarlierAsync(ByfiberDb db, string sha256, CancellationToken cancel)
    {
        var made = await db.PaymentImports.AsNoTracking().SingleOrDefaultAsync(i => i.Sha256 == sha256, cancel);
        return made is null ? null : await OutcomeAsync(db, made.Id, made.RowCount, [], repeated: true, cancel);
    }

    private static async Task<ImportedPayments> WriteAsync(
        ByfiberDb db,
        FileOfPayments file,
        CsvRows<PaymentRow> read,
        CancellationToken cancel
    )
    {
        var import = new PaymentImport
        {
            FileName = file.Name[..Math.Min(file.Name.Length, 200)],
            Sha256 = file.Sha256,
            RowCount = read.Rows.Count,
            At = file.At,
            Actor = file.Actor,
        };
        db.Add(import);
        await db.SaveChangesAsync(cancel);
        var dues = await DuesAsync(db, read.Rows, cancel);
        db.AddRange(
            read.Rows.Select(row => new Payment
            {
                ImportId = import.Id,
                Row = row.Row,
                Reference = row.Reference,
                PaymentDueId = dues.TryGetValue(row.Reference, out long id) ? id : null,
                PaidOn = row.PaidOn,
                AmountOre = row.AmountOre,
            })
        );
        await db.SaveChangesAsync(cancel);
        var outcome = await OutcomeAsync(db, import.Id, read.Rows.Count, read.Skipped, repeated: false, cancel);
        await db.AppendAsync(
            file.At,
            file.Actor,
            "Contracts",
            nameof(ImportPayments),
            nameof(PaymentImport),
            import.Id,
            new
            {
                outcome.Rows,
                alike = outcome.Alike,
                unknown = outcome.Unknown.Count,
                skipped = outcome.Skipped.Count,
            },
            cancel
        );
        return outcome;
    }

    private static async Task<Dictionary<string, long>> DuesAsync(
        ByfiberDb db,
        IReadOnlyList<PaymentRow> rows,
        CancellationToken cancel
    )
    {
        var dues = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string[] some in rows.Select(r => r.Reference).Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var found = await db
                .PaymentsDue.Where(d => some.Contains(d.Reference))
                .Select(d => new { d.Reference, d.Id })
                .ToListAsync(cancel);
            found.ForEach(d => dues.Add(d.Reference, d.Id));
        }
        return dues;
    }

    private static async Task<ImportedPayments> OutcomeAsync(
        ByfiberDb db,
        long importId,
        int rows,
        IReadOnlyList<string> skipped,
        bool repeated,
        CancellationToken cancel
    ) =>
        new(
            importId,
            rows,
            await db
                .Payments.AsNoTracking()
                .Where(p => p.ImportId == importId && p.PaymentDueId == null)
                .OrderBy(p => p.Row)
                .ToListAsync(cancel),
            skipped,
            repeated,
            await db.Payments.CountAsync(
                p =>
                    p.ImportId == importId
                    && db.Payments.Any(q =>
                        q.ImportId < importId
                        && q.Reference == p.Reference
                        && q.PaidOn == p.PaidOn
                        && q.AmountOre == p.AmountOre
                    ),
                cancel
            )
        );

    private sealed record FileOfPayments(string Name, string Sha256, DateTime At, string Actor);
}

/// <summary>What came of an import.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Rows">Payments in it.</param>
/// <param name="Unknown">Those whose reference nothing has; kept.</param>
/// <param name="Skipped">A sentence for each row that could not be read.</param>
/// <param name="Repeated">The same file had been taken in before: nothing changed.</param>
/// <param name="Alike">
/// Payments with the reference, day and amount of one in an earlier file: taken in all the same, since somebody may pay twice, but two files that
/// overlap look like that too.
/// </param>
public sealed record ImportedPayments(
    long ImportId,
    int Rows,
    IReadOnlyList<Payment> Unknown,
    IReadOnlyList<string> Skipped,
    bool Repeated,
    int Alike
);
