using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning.Sources;
using Byfiber.Web.Pages.Map;

namespace Byfiber.Web.Pages.Public;

/// <summary>An area as a drawing for everybody: water, roads, its border, and at most one house. No plan and no answers.</summary>
public sealed class AreaDrawing(MapFeatures features, AreaDetails areas)
{
    private const double Margin = 0.08;

    /// <summary>The drawing as SVG; null when there is no such area.</summary>
    public async Task<string?> OfAsync(long areaId, (double X, double Y)? house, CancellationToken cancel)
    {
        if ((await areas.ListAsync(cancel)).FirstOrDefault(one => one.Id == areaId) is not { } area)
            return null;
        var tight = Box.Around(area.Shape);
        var wider = Margin * Math.Max(tight.MaxX - tight.MinX, tight.MaxY - tight.MinY);
        var box = new Box(tight.MinX - wider, tight.MinY - wider, tight.MaxX + wider, tight.MaxY + wider);
        var drawing = new MapDrawing(box);
        foreach (var water in await features.WatersAsync(box, cancel))
            drawing.Shape("water", water.Shape);
        RoadClass[] small = [RoadClass.Unclassified, RoadClass.Residential, RoadClass.Service, RoadClass.Track];
        foreach (var road in await features.RoadsAsync(box, small, cancel))
            drawing.Shape("road", road.Shape);
        RoadClass[] large = [RoadClass.Motorway, RoadClass.Primary, RoadClass.Secondary];
        foreach (var road in await features.RoadsAsync(box, large, cancel))
            drawing.Shape("main-road", road.Shape);
        drawing.Shape("area", area.Shape);
        if (house is { } at)
        {
            drawing.Mark("site", at.X, at.Y, 12);
            drawing.Mark("planned", at.X, at.Y, 5);
        }
        return drawing.ToSvg();
    }
}
