using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Map;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Areas;

/// <summary>One rollout area: what it holds, what the adopted plan costs there, and its addresses.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew)]
[WhoMayChange(Role.Coordinator, Role.Planner)]
public sealed class DetailsModel(
    AreaDetails areas,
    RemoveArea removeArea,
    MunicipalityGlance glance,
    RevisionDetails revisions,
    FindPremisesInPlan findPremises,
    MapViews views
) : PageModel
{
    private const int RowsPerPage = 50;

    public AreaFigures Area { get; private set; } = null!;

    /// <summary>The adopted plan, or null.</summary>
    public PlanRevision? Adopted { get; private set; }

    /// <summary>What the adopted plan does here; null when it does not know the area.</summary>
    public PlanAreaLine? Planned { get; private set; }

    /// <summary>The addresses of this page of the list, with the plan's figures where it has them.</summary>
    public IReadOnlyList<AreaAddress> Addresses { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public MapView? Map { get; private set; }

    /// <summary>Why the area was not taken away, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, int rows, CancellationToken cancel)
    {
        Pager = new Pager(Math.Max(1, rows), RowsPerPage, 0, Address);
        if (await areas.RunAsync(id, Pager.Skip, RowsPerPage, cancel) is not { } found)
            return NotFound();
        Area = found.Area;
        Pager = Pager with { Rows = Area.Premises.Premises };
        Addresses = [.. found.Addresses.Select(find => new AreaAddress(find.PremisesId, find.Address, null))];
        await ReadPlanAsync(cancel);
        Map = await views.OfAsync(Box.Around(Area.Shape), Adopted?.Id, cancel);
        return Page();

        string Address(int number) =>
            string.Create(CultureInfo.InvariantCulture, $"/areas/{id}?rows={number}#addresses");
    }

    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancel)
    {
        try
        {
            await removeArea.RunAsync(id, User.Actor(), cancel);
            return RedirectToPage("Index");
        }
        catch (RefusedException refusal) when (!refusal.NotFound)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, 1, cancel);
        }
    }

    private async Task ReadPlanAsync(CancellationToken cancel)
    {
        Adopted = (await glance.RunAsync(cancel))?.Adopted;
        if (Adopted is null || await revisions.RunAsync(Adopted.Id, cancel) is not { } plan)
            return;
        Planned = plan.Areas.FirstOrDefault(line => line.PlacesAreaId == Area.Id);
        if (Planned is null)
            return;
        var wish = new PremisesWish(PlanAreaId: Planned.PlanAreaId);
        var page = await findPremises.RunAsync(Adopted.Id, wish, Pager.Skip, RowsPerPage, cancel);
        Addresses = [.. page.Rows.Select(row => new AreaAddress(row.PremisesId, row.Address, row))];
        Pager = Pager with { Rows = page.Total };
    }
}

/// <summary>An address of an area, and what the adopted plan does with it (null where no plan is adopted).</summary>
public sealed record AreaAddress(long PremisesId, string Address, PlanPremisesRow? Planned);
