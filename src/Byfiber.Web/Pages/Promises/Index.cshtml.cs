using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Promises;

/// <summary>The board of promises that are not kept yet: at risk first, by area and by what they wait for.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Coordinator, Role.Planner)]
public sealed class IndexModel(PromiseBoard board, AreaDetails areas, HindranceList hindrances, SetAreaPace setPace)
    : PageModel
{
    private const int RowsPerPage = 50;

    [BindProperty(SupportsGet = true)]
    public long? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public PromiseBlocker? Blocker { get; set; }

    [BindProperty(SupportsGet = true)]
    public PromiseRisk? Risk { get; set; }

    public PromisePage Board { get; private set; } = null!;
    public IReadOnlyList<AreaFigures> Areas { get; private set; } = [];

    /// <summary>Hindrances that last.</summary>
    public IReadOnlyList<HindranceView> Open { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;
    public string? Refusal { get; private set; }

    public async Task OnGetAsync(int rows, CancellationToken cancel)
    {
        Pager = new Pager(Math.Max(1, rows), RowsPerPage, 0, Address);
        Areas = await areas.ListAsync(cancel);
        Open = [.. (await hindrances.RunAsync(Area, cancel)).Where(one => one.EndedOn is null)];
        var filter = new PromiseFilter
        {
            AreaId = Area,
            Blocker = Blocker,
            Risk = Risk,
        };
        Board = await board.RunAsync(filter, Pager.Skip, RowsPerPage, cancel);
        Pager = Pager with { Rows = Board.Count };
    }

    /// <summary>Says when digging begins in an area, and how fast it goes.</summary>
    public async Task<IActionResult> OnPostPaceAsync(
        long paceArea,
        DateOnly digFrom,
        int metresAWeek,
        Guid requestId,
        CancellationToken cancel
    )
    {
        try
        {
            await setPace.RunAsync(paceArea, digFrom, metresAWeek * 1000L, requestId, User.Actor(), cancel);
            return RedirectToPage(new { area = paceArea });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            await OnGetAsync(1, cancel);
            return Page();
        }
    }

    /// <summary>What an area is called; a dash for premises outside all.</summary>
    public string NameOf(long? areaId) => Areas.FirstOrDefault(area => area.Id == areaId)?.Name ?? "–";

    private string Address(int number)
    {
        var query = new QueryBuilder(
            Request
                .Query.Where(pair => pair.Key is not "rows")
                .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))
        )
        {
            { "rows", number.ToString(CultureInfo.InvariantCulture) },
        };
        return $"/promises{query}#board";
    }
}
