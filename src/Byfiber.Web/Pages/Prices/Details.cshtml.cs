using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Prices;

/// <summary>One price list, as it was made.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class DetailsModel(PriceLists prices) : PageModel
{
    public PriceListView View { get; private set; } = null!;

    /// <summary>The figures of each row, by column, as the visitor's language writes them.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Cells { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await prices.OneAsync(id, cancel) is not { } found)
            return NotFound();
        View = found;
        Cells = [.. found.Rows.Select(row => Spoken(PriceCells.Write(row.Price)))];
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(long id, CancellationToken cancel)
    {
        if (await prices.OneAsync(id, cancel) is not { } found)
            return NotFound();
        var csv = new MemoryStream();
        PriceListFile.Write(found.Rows, csv);
        csv.Position = 0;
        return File(csv, "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"prices-{id}.csv"));
    }

    private static Dictionary<string, string> Spoken(IReadOnlyDictionary<string, string> cells) =>
        cells.ToDictionary(
            cell => cell.Key,
            cell =>
            {
                var number = double.Parse(cell.Value, CultureInfo.InvariantCulture);
                return Figures.Decimal(number, number % 1 == 0 ? 0 : 2);
            }
        );
}
