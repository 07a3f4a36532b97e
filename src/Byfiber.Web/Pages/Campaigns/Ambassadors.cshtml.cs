using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Byfiber.Web.Pages.Public;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>The neighbours of an area who ask neighbours. Every page of it that is opened is a logged reading of those on it.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class AmbassadorsModel(
    AreaDetails areas,
    AmbassadorList ambassadors,
    AreaProgress progress,
    PrintSheet print,
    PublicTakeUp takeUp,
    HostSettings settings
) : PageModel
{
    private const int RowsPerPage = 20;

    /// <summary>Whether anything is offered in the area, so that there is something to print.</summary>
    public bool HasSheet { get; private set; }

    public AreaFigures Area { get; private set; } = null!;

    public IReadOnlyList<AmbassadorRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, int rows, CancellationToken cancel)
    {
        if (await areas.RunAsync(id, 0, 0, cancel) is not { } found)
            return NotFound();
        Area = found.Area;
        HasSheet = (await progress.RunAsync(id, cancel))?.Campaign is not null;
        Pager = new Pager(
            Math.Max(1, rows),
            RowsPerPage,
            0,
            number => string.Create(CultureInfo.InvariantCulture, $"/areas/{id}/ambassadors?rows={number}")
        );
        var why = string.Create(CultureInfo.InvariantCulture, $"/areas/{id}/ambassadors");
        var page = await ambassadors.RunAsync(id, Pager.Skip, RowsPerPage, User.Actor(), why, cancel);
        (Rows, Pager) = (page.Rows, Pager with { Rows = page.Total });
        return Page();
    }

    /// <summary>The sheet that they show and pin up: the same for all of the area, and nobody's name on it.</summary>
    public async Task<IActionResult> OnGetSheetAsync(long id, CancellationToken cancel) =>
        await takeUp.RunAsync(id, cancel) is { } count
        && await print.RunAsync(id, count.Signed, count.Needed, PublicSite.Of(settings, Request), cancel) is { } pdf
            ? File(pdf, "application/pdf", string.Create(CultureInfo.InvariantCulture, $"sheet-{id}.pdf"))
            : NotFound();
}
