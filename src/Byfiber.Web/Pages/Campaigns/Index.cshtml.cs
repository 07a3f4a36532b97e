using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>The campaigns with how far they have come.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class IndexModel(CampaignList campaigns) : PageModel
{
    private const int RowsPerPage = 20;

    public IReadOnlyList<CampaignLine> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(int rows, CancellationToken cancel)
    {
        var all = await campaigns.RunAsync(cancel);
        Pager = new Pager(
            Math.Max(1, rows),
            RowsPerPage,
            all.Count,
            number => string.Create(CultureInfo.InvariantCulture, $"/campaigns?rows={number}")
        );
        Rows = [.. all.Skip(Pager.Skip).Take(RowsPerPage)];
    }
}
