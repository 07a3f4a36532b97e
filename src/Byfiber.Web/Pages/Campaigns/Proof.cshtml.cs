using System.Globalization;
using System.IO.Compression;
using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>
/// The proof of contact as files: every premises as CSV to look at, and what is filed, in which the list and the document that names
/// the list's hash come together.
/// </summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class ProofModel(CampaignDetails campaigns, ProofRows rows, WriteProof write) : PageModel
{
    /// <summary>Why nothing was filed, or null.</summary>
    public string? Refusal { get; private set; }

    public CampaignView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await campaigns.RunAsync(id, cancel) is not { } found)
            return NotFound();
        View = found;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(long id, CancellationToken cancel)
    {
        if (await campaigns.RunAsync(id, cancel) is null)
            return NotFound();
        var csv = new MemoryStream();
        await rows.WriteCsvAsync(id, csv, cancel);
        csv.Position = 0;
        return File(csv, "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"proof-{id}.csv"));
    }

    /// <summary>Files the proof of this moment: the journal keeps that it was taken, and its hash.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        try
        {
            var files = await write.RunAsync(id, User.Actor(), cancel);
            var zip = new MemoryStream();
            await using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            {
                await AddAsync(archive, files.CsvName, files.Csv, cancel);
                await AddAsync(archive, files.PdfName, files.Pdf, cancel);
            }
            zip.Position = 0;
            return File(zip, "application/zip", Path.ChangeExtension(files.PdfName, ".zip"));
        }
        catch (RefusedException refusal) when (!refusal.NotFound)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
        catch (RefusedException)
        {
            return NotFound();
        }
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] content, CancellationToken cancel)
    {
        await using var entry = await archive.CreateEntry(name).OpenAsync(cancel);
        await entry.WriteAsync(content, cancel);
    }
}
