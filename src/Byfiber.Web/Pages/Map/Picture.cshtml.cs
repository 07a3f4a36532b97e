using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Byfiber.Web.Access;
using Byfiber.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Map;

/// <summary>The map as one drawing (SVG), for those whose browser runs no script, and for paper.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew)]
public sealed class PictureModel(
    MapFeatures features,
    RevisionFeatures planFeatures,
    RevisionDetails revisions,
    AreaDetails areas,
    CurrentPlane plane
) : PageModel
{
    /// <summary>A wider piece of the world than this is drawn without smaller roads and marks.</summary>
    private const double CloseMetres = 4_000;

    public async Task<IActionResult> OnGetAsync(
        long? revision,
        double west,
        double south,
        double east,
        double north,
        CancellationToken cancel
    )
    {
        if (await plane.FindAsync(cancel) is not { } crs || !(west < east && south < north))
            return NotFound();
        var from = crs.Project(new LonLat(west, south));
        var to = crs.Project(new LonLat(east, north));
        var box = new Box(from.X, from.Y, to.X, to.Y);
        var drawing = new MapDrawing(box);
        await DrawLandAsync(drawing, box, cancel);
        if (revision is { } id)
            await DrawPlanAsync(drawing, box, id, cancel);
        return Content(drawing.ToSvg(), "image/svg+xml; charset=utf-8");
    }

    private async Task DrawLandAsync(MapDrawing drawing, Box box, CancellationToken cancel)
    {
        foreach (var water in await features.WatersAsync(box, cancel))
            drawing.Shape("water", water.Shape);
        RoadClass[] large = [RoadClass.Motorway, RoadClass.Primary, RoadClass.Secondary];
        RoadClass[] small = [RoadClass.Unclassified, RoadClass.Residential, RoadClass.Service, RoadClass.Track];
        foreach (var road in await features.RoadsAsync(box, small, cancel))
            drawing.Shape("road", road.Shape);
        foreach (var road in await features.RoadsAsync(box, large, cancel))
            drawing.Shape("main-road", road.Shape);
        foreach (var area in await areas.ListAsync(cancel))
            drawing.Shape("area", area.Shape);
    }

    private async Task DrawPlanAsync(MapDrawing drawing, Box box, long id, CancellationToken cancel)
    {
        TrenchKind? kind = box.MaxX - box.MinX > CloseMetres ? TrenchKind.Route : null;
        foreach (var trench in await planFeatures.TrenchesAsync(id, box, kind, cancel))
            drawing.Shape(trench.Kind == TrenchKind.Drop ? "drop" : "trench", trench.Shape);
        foreach (var premises in await planFeatures.PremisesAsync(id, box, cancel))
            drawing.Mark(Look(premises.Status), premises.Shape.X, premises.Shape.Y, 2.5);
        if (await revisions.RunAsync(id, cancel) is not { } tables)
            return;
        foreach (var cabinet in tables.Cabinets)
            drawing.Mark("cabinet", cabinet.X, cabinet.Y, 4);
        foreach (var site in tables.Sites)
            drawing.Mark("site", site.X, site.Y, 8);
    }

    private static string Look(PremisesStatus status) =>
        status switch
        {
            PremisesStatus.Planned => "planned",
            PremisesStatus.LeftOut => "left-out",
            PremisesStatus.NotChosen => "not-chosen",
            _ => "unreachable",
        };
}
