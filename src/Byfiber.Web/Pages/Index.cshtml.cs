using Byfiber.Core.Plans;
using Byfiber.Web.Pages.Map;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages;

/// <summary>The municipality at a glance, and the next step to take.</summary>
public sealed class IndexModel(MunicipalityGlance glance, PlanRunList runs, MapViews views) : PageModel
{
    /// <summary>The figures; null before the first import.</summary>
    public Glance? Glance { get; private set; }

    /// <summary>The run that is under way or waits, or null.</summary>
    public PlanRunView? Underway { get; private set; }

    /// <summary>The plan that the page speaks of: the adopted one, else the latest.</summary>
    public PlanRevision? Plan => Glance?.Adopted ?? Glance?.Latest;

    /// <summary>The map beside the figures; null before the first import.</summary>
    public MapView? Map { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Glance = await glance.RunAsync(cancel);
        Underway = (await runs.RunAsync(1, cancel)).FirstOrDefault(run => !run.Ended);
        Map = await views.PictureAsync(Plan?.Id, cancel);
    }
}
