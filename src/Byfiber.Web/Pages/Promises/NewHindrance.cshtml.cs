using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Promises;

/// <summary>Reports what keeps an area from being built. The households concerned are told.</summary>
[WhoMay(Role.Coordinator, Role.Planner)]
[RequestSizeLimit(HostSettings.LargestScanBytes)]
public sealed class NewHindranceModel(ReportHindrance report, AreaDetails areas) : PageModel
{
    [BindProperty]
    public HindranceForm Hindrance { get; set; } = new();

    public IReadOnlyList<AreaFigures> Areas { get; private set; } = [];
    public string? Refusal { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Areas = await areas.ListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            var wish = new HindranceWish
            {
                RequestId = Hindrance.RequestId,
                Kind = Hindrance.Kind,
                AreaId = Hindrance.AreaId,
                Since = Hindrance.Since,
                Owner = Hindrance.Owner ?? "",
                Evidence = Hindrance.Evidence,
                File = await ScanAsync(cancel),
                Saying = new HindranceSaying(Hindrance.TextSv ?? "", Hindrance.TextEn, Hindrance.ExpectedUntil),
            };
            var id = await report.RunAsync(wish, User.Actor(), cancel);
            return RedirectToPage("Hindrance", new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            await OnGetAsync(cancel);
            return Page();
        }
    }

    private async Task<ScanFile?> ScanAsync(CancellationToken cancel)
    {
        if (Hindrance.File is not { Length: > 0 } file)
            return null;
        using var bytes = new MemoryStream();
        if (file.Length <= ScanFile.MostBytes)
            await file.CopyToAsync(bytes, cancel);
        return ScanFile.Of(file.FileName, bytes.ToArray());
    }
}

/// <summary>A hindrance as somebody writes it down.</summary>
public sealed class HindranceForm
{
    public Guid RequestId { get; set; } = Guid.NewGuid();
    public HindranceKind Kind { get; set; }
    public long? AreaId { get; set; }
    public DateOnly Since { get; set; }
    public string? Owner { get; set; }
    public string? Evidence { get; set; }
    public IFormFile? File { get; set; }
    public string? TextSv { get; set; }
    public string? TextEn { get; set; }
    public DateOnly? ExpectedUntil { get; set; }
}
