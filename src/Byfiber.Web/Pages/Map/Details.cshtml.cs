using System.Globalization;
using Byfiber.Core.People;
using Byfiber.Core.Plans;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Map;

/// <summary>
/// What a click on the map tells, as a page of its own and as the panel beside the map: one premises, trench, cabinet or site.
/// </summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew)]
public sealed class DetailsModel(PremisesInPlan premisesInPlan, RevisionDetails revisions, TrenchInPlan trenchInPlan)
    : PageModel
{
    /// <summary>"premises", "trenches", "cabinets" or "sites".</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The plan that is asked about; null takes the adopted one.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Revision { get; set; }

    public PremisesCard? Premises { get; private set; }

    public PlanTrenchRow? Trench { get; private set; }

    public PlanCabinetRow? Cabinet { get; private set; }

    public PlanSiteRow? Site { get; private set; }

    /// <summary>The sites of the plan, for the names that cabinets point to.</summary>
    public IReadOnlyList<PlanSiteRow> Sites { get; private set; } = [];

    /// <summary>The panel's heading level is below the map's; a page of its own begins with it.</summary>
    public bool Panel { get; private set; }

    public async Task<IActionResult> OnGetAsync(bool panel, CancellationToken cancel)
    {
        Panel = panel;
        Revision ??= (await revisions.ListAsync(cancel: cancel)).FirstOrDefault(line => line.Adopted)?.Revision.Id;
        if (!await ReadAsync(cancel))
            return NotFound();
        return panel ? Partial("_Details", this) : Page();
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (Kind == "premises")
            return (Premises = await premisesInPlan.RunAsync(Id, Revision, cancel)) is not null;
        if (Revision is not { } revision)
            return false;
        if (Kind == "trenches")
            return (Trench = await trenchInPlan.RunAsync(revision, Id, cancel)) is not null;
        if (await revisions.RunAsync(revision, cancel) is not { } tables)
            return false;
        Sites = tables.Sites;
        Cabinet = Kind == "cabinets" ? tables.Cabinets.FirstOrDefault(cabinet => cabinet.Id == Id) : null;
        Site = Kind == "sites" ? tables.Sites.FirstOrDefault(site => site.Id == Id) : null;
        return Cabinet is not null || Site is not null;
    }

    /// <summary>The name of a site of the plan.</summary>
    public string SiteName(int id) =>
        Sites.FirstOrDefault(site => site.Id == id)?.Name ?? id.ToString(CultureInfo.InvariantCulture);
}
