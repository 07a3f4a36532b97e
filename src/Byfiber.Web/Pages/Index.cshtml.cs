using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Home;
using Byfiber.Web.Pages.Map;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages;

/// <summary>
/// The front page: for anybody what the programme is; for whoever has signed in what waits for them, and the municipality at a glance for
/// those who work with the network.
/// </summary>
[WhoMay(Anybody = true)]
public sealed class IndexModel(
    MunicipalityGlance glance,
    ImportHistory imports,
    MapViews views,
    IEnumerable<INextTasks> rooms
) : PageModel
{
    /// <summary>The municipality's name; null before the first import.</summary>
    public string? Place { get; private set; }

    /// <summary>What waits for the visitor.</summary>
    public IReadOnlyList<NextTask> Tasks { get; private set; } = [];

    /// <summary>The figures; null before the first import, and for those whom the network's costs do not concern.</summary>
    public Glance? Glance { get; private set; }

    /// <summary>The plan that the page speaks of: the adopted one, else the latest.</summary>
    public PlanRevision? Plan => Glance?.Adopted ?? Glance?.Latest;

    /// <summary>The map beside the figures; null as they are.</summary>
    public MapView? Map { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Place = await imports.RunAsync(1, cancel) is [var latest, ..] ? latest.Name : null;
        if (!User.HasAccount())
            return;
        foreach (var room in rooms)
            Tasks = [.. Tasks, .. await room.ForAsync(User, cancel)];
        if (!User.IsAny(StaffRoles.OfTheNetwork) && !User.Is(Role.Auditor))
            return;
        Glance = await glance.RunAsync(cancel);
        Map = await views.PictureAsync(Plan?.Id, cancel);
    }
}
