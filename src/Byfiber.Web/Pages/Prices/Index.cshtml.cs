using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Prices;

/// <summary>The price lists.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class IndexModel(PriceLists prices) : PageModel
{
    private const int RowsPerPage = 50;

    public IReadOnlyList<PriceListLine> Lists { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(int rows, CancellationToken cancel)
    {
        Pager = new Pager(
            Math.Max(1, rows),
            RowsPerPage,
            0,
            number => string.Create(CultureInfo.InvariantCulture, $"/prices?rows={number}")
        );
        var page = await prices.RunAsync(Pager.Skip, RowsPerPage, cancel);
        Lists = page.Rows;
        Pager = Pager with { Rows = page.Total };
    }
}
