using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>Whom no contact has reached, by area.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class MissingModel(CampaignDetails campaigns, MissingPremises missing) : PageModel
{
    private const int RowsPerPage = 50;

    public CampaignView View { get; private set; } = null!;

    public long? Area { get; private set; }

    /// <summary>Which of them, by the latest contact.</summary>
    public MissingFilter Latest { get; private set; }

    public IReadOnlyList<MissingLine> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(
        long id,
        long? area,
        MissingFilter latest,
        int rows,
        CancellationToken cancel
    )
    {
        if (await campaigns.RunAsync(id, cancel) is not { } found)
            return NotFound();
        (View, Area, Latest) = (found, area, latest);
        Pager = new Pager(
            Math.Max(1, rows),
            RowsPerPage,
            0,
            number =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"/campaigns/{id}/missing?area={area}&latest={latest}&rows={number}"
                )
        );
        var page = await missing.RunAsync(id, area, Pager.Skip, RowsPerPage, latest, cancel);
        Rows = page.Rows;
        Pager = Pager with { Rows = page.Total };
        return Page();
    }
}
