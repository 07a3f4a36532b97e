using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>What people searched on the public page without result: by how often, or by day.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class LeadsModel(LeadList leads) : PageModel
{
    private const int RowsPerPage = 50;

    public bool ByDay { get; private set; }

    public IReadOnlyList<LeadRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(string? by, int rows, CancellationToken cancel)
    {
        ByDay = by == "day";
        Pager = new Pager(
            Math.Max(1, rows),
            RowsPerPage,
            0,
            number =>
                string.Create(CultureInfo.InvariantCulture, $"/leads?by={(ByDay ? "day" : "count")}&rows={number}")
        );
        var page = await leads.RunAsync(ByDay, Pager.Skip, RowsPerPage, cancel);
        Rows = page.Rows;
        Pager = Pager with { Rows = page.Total };
    }
}
