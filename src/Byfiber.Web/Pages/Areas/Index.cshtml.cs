using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Map;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Areas;

/// <summary>The rollout areas in build order, with what the adopted plan costs in each.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew)]
[WhoMayChange(Role.Coordinator, Role.Planner)]
public sealed class IndexModel(
    AreaDetails areas,
    ReorderAreas reorder,
    MunicipalityGlance glance,
    RevisionDetails revisions,
    MapViews views
) : PageModel
{
    public IReadOnlyList<AreaFigures> Areas { get; private set; } = [];

    /// <summary>Null before the first import.</summary>
    public Glance? Glance { get; private set; }

    /// <summary>What the adopted plan does, by area; empty while none is adopted.</summary>
    public IReadOnlyDictionary<long, PlanAreaLine> Planned { get; private set; } = new Dictionary<long, PlanAreaLine>();

    public MapView? Map { get; private set; }

    /// <summary>Why the order was not changed, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Areas = await areas.ListAsync(cancel);
        Glance = await glance.RunAsync(cancel);
        Map = await views.PictureAsync(Glance?.Adopted?.Id, cancel);
        if (Glance?.Adopted is not { } adopted || await revisions.RunAsync(adopted.Id, cancel) is not { } plan)
            return;
        Planned = plan
            .Areas.Where(line => line.PlacesAreaId is not null)
            .ToDictionary(line => line.PlacesAreaId!.Value);
    }

    /// <summary>Builds an area one step earlier: it and the one before it change places.</summary>
    public async Task<IActionResult> OnPostEarlierAsync(long id, CancellationToken cancel)
    {
        var order = (await areas.ListAsync(cancel)).Select(area => area.Id).ToList();
        var at = order.IndexOf(id);
        if (at <= 0)
            return RedirectToPage();
        (order[at - 1], order[at]) = (order[at], order[at - 1]);
        try
        {
            await reorder.RunAsync(order, User.Actor(), cancel);
            return RedirectToPage();
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            await OnGetAsync(cancel);
            return Page();
        }
    }
}
