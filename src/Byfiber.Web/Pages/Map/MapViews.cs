using System.Globalization;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning.Geometry;
using Byfiber.Web.Tiles;

namespace Byfiber.Web.Pages.Map;

/// <summary>Makes the views of maps in pages from the imported map.</summary>
public sealed class MapViews(ImportHistory imports, MapFeatures features, AreaDetails areas, TileFacts tiles)
{
    /// <summary>A share of the extent left free around it, and at least so many metres.</summary>
    private const double Margin = 0.02;
    private const double LeastMarginMetres = 60;

    /// <summary>The whole municipality; null before the first import.</summary>
    public async Task<MapView?> PictureAsync(long? revisionId, CancellationToken cancel) =>
        await features.ExtentAsync(cancel) is { } extent ? await OfAsync(extent, revisionId, cancel) : null;

    /// <summary>A part of it, metres in its plane; null before the first import.</summary>
    public async Task<MapView?> OfAsync(Box extent, long? revisionId, CancellationToken cancel)
    {
        if (await imports.RunAsync(1, cancel) is not [var batch, ..])
            return null;
        var crs = Crs.FromEpsg(batch.Epsg);
        var facts = await tiles.RunAsync(cancel);
        var revision = revisionId?.ToString(CultureInfo.InvariantCulture);
        return new MapView
        {
            RevisionId = revisionId,
            MapTiles = facts.MapTiles,
            PlanTiles = revision is null
                ? null
                : facts.PlanTiles.Replace("{revision}", revision, StringComparison.Ordinal),
            DeepestZoom = facts.DeepestZoom,
            Bounds = Degrees(extent, crs),
            Attribution = batch.Attribution,
            AreaNames = [.. (await areas.ListAsync(cancel)).Select(area => NameOf(area, crs))],
        };
    }

    private static double[] Degrees(Box box, Crs crs)
    {
        var margin = Math.Max(LeastMarginMetres, Margin * Math.Max(box.MaxX - box.MinX, box.MaxY - box.MinY));
        var southWest = crs.Unproject(new MapPoint(box.MinX - margin, box.MinY - margin));
        var northEast = crs.Unproject(new MapPoint(box.MaxX + margin, box.MaxY + margin));
        return [southWest.Lon, southWest.Lat, northEast.Lon, northEast.Lat];
    }

    private static MapName NameOf(AreaFigures area, Crs crs)
    {
        var inside = area.Shape.InteriorPoint;
        var at = crs.Unproject(new MapPoint(inside.X, inside.Y));
        return new MapName(area.Name, at.Lon, at.Lat);
    }
}
