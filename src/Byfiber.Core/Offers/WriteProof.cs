using System.Globalization;
using System.Security.Cryptography;
using Byfiber.Core.Journal;
using Byfiber.Core.Offers.Documents;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Writes the proof as the municipality files it: the list of all premises (CSV) and the document about it (PDF), which names the list's
/// hash. Both are made from one reading, so they agree whatever is written meanwhile.
/// </summary>
public sealed class WriteProof(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, ProofRows proof)
{
    private const string Outside = "Utanför områdena";

    /// <exception cref="RefusedException">There is no such campaign, or it has not started.</exception>
    public async Task<ProofFiles> RunAsync(long campaignId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var campaign = await Covered.CampaignAsync(db, campaignId, cancel);
        var started =
            await db
                .CampaignStatuses.Where(s => s.CampaignId == campaignId && s.State == CampaignState.Started)
                .Select(s => (DateTime?)s.At)
                .FirstOrDefaultAsync(cancel)
            ?? throw new RefusedException(
                $"The campaign {campaign.Name} has not started: there is nothing to prove yet."
            );
        string municipality =
            await db.ImportBatches.OrderByDescending(b => b.Id).Select(b => b.Name).FirstOrDefaultAsync(cancel) ?? "";
        var at = time.UtcNow();
        var rows = await proof.RunAsync(campaignId, cancel).ToListAsync(cancel);
        using var csv = new MemoryStream();
        await ProofRows.WriteCsvAsync(rows.ToAsyncEnumerable(), csv, cancel);
        string hash = Convert.ToHexStringLower(SHA256.HashData(csv.ToArray()));
        string name = string.Create(CultureInfo.InvariantCulture, $"kontaktbevis-{campaignId}-{at:yyyyMMdd-HHmmss}");
        using var pdf = new MemoryStream();
        ProofPdf.Write(
            pdf,
            new Documents.ContactProof(
                municipality,
                campaign.Name,
                started.SwedishDay(),
                at,
                actor,
                [
                    .. rows.GroupBy(r => r.Area ?? Outside)
                        .Select(g => new ProofArea(g.Key, g.Count(), g.Count(r => r.Offered))),
                ],
                [
                    .. rows.Where(r => !r.Offered)
                        .Select(r => new ProofMissing(r.Area ?? Outside, r.Address, r.Property ?? "", Words(r.Latest))),
                ],
                $"{name}.csv",
                hash
            )
        );
        await FiledAsync(db, campaign, rows, hash, at, actor, cancel);
        return new ProofFiles($"{name}.csv", csv.ToArray(), $"{name}.pdf", pdf.ToArray());
    }

    private static async Task FiledAsync(
        ByfiberDb db,
        Campaign campaign,
        List<ProofRow> rows,
        string hash,
        DateTime at,
        string actor,
        CancellationToken cancel
    ) =>
        await db.InTransactionAsync(
            async () =>
            {
                await db.AppendAsync(
                    at,
                    actor,
                    "Offers",
                    nameof(WriteProof),
                    nameof(Campaign),
                    campaign.Id,
                    new
                    {
                        campaign.Name,
                        all = rows.Count,
                        offered = rows.Count(r => r.Offered),
                        sha256 = hash,
                    },
                    cancel
                );
                return campaign.Id;
            },
            cancel
        );

    // The document is the municipality's, and in Swedish as everything that it files.
    private static string Words(ContactLine? latest)
    {
        if (latest is null)
        {
            return "";
        }
        string channel = latest.Channel switch
        {
            Channel.Letter => "brev",
            Channel.Mail => "mejl",
            Channel.Sms => "sms",
            Channel.Phone => "telefon",
            Channel.Door => "vid dörren",
            Channel.Web => "webben",
            _ => "möte",
        };
        string outcome = latest.Outcome switch
        {
            ContactOutcome.Sent => "skickat",
            ContactOutcome.Returned => "kom i retur",
            ContactOutcome.NoAnswer => "inget svar",
            // A delivery that was voided by a return is not the latest contact; the others reach somebody.
            _ => "nådde fram",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{latest.At:yyyy-MM-dd} {channel}, {outcome}");
    }
}

/// <summary>The proof's two files: the list, and the document that names its hash.</summary>
public sealed record ProofFiles(string CsvName, byte[] Csv, string PdfName, byte[] Pdf);
