using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tiles;

/// <summary>
/// Tiles of the imported map. Layers: <c>outline</c>, <c>area</c> (id, name, order), <c>water</c> (name), <c>road</c>
/// (class, name), <c>building</c> (kind) and <c>premises</c> (id, address, area). Far out only what can be seen there is
/// drawn: a whole municipality is one tile of some tens of kilobytes.
/// </summary>
public sealed class MapTiles(
    IDbContextFactory<ByfiberDb> dbs,
    MapFeatures features,
    AreaDetails areas,
    ImportHistory imports
)
{
    private const int PremisesFromZoom = 11;
    private const int BuildingsFromZoom = 13;

    /// <summary>The zoom from which each class of road is drawn; footpaths and yards only close by.</summary>
    private static readonly (RoadClass Class, int FromZoom)[] RoadsFrom =
    [
        (RoadClass.Motorway, 0),
        (RoadClass.Primary, 0),
        (RoadClass.Secondary, 0),
        (RoadClass.Unclassified, 10),
        (RoadClass.Residential, 12),
        (RoadClass.Service, 13),
        (RoadClass.Track, 13),
        (RoadClass.Path, 14),
    ];

    /// <summary>Grows with every import and every change of an area; 0 before the first. Every other figure here depends on it only.</summary>
    public async Task<long> VersionAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Journal.Where(entry => entry.Room == "Places").MaxAsync(entry => (long?)entry.Id, cancel) ?? 0;
    }

    /// <summary>The tile, gzip; empty where the map has nothing.</summary>
    internal async Task<byte[]> MakeAsync(TileAddress address, CancellationToken cancel)
    {
        if (await imports.RunAsync(1, cancel) is not [var batch, ..])
            return [];
        var crs = Crs.FromEpsg(batch.Epsg);
        var canvas = new TileCanvas(address, crs);
        var box = address.Box(crs);
        var inside = new Box(box.MinX, box.MinY, box.MaxX, box.MaxY);

        if (batch.OutlineWkb is { } outline)
            canvas.Area("outline", Wkb.Read(outline), 0, ("name", batch.Name));
        foreach (var area in await areas.ListAsync(cancel))
            canvas.Area("area", area.Shape, 0, ("id", area.Id), ("name", area.Name), ("order", area.BuildOrder));
        foreach (var water in await features.WatersAsync(inside, cancel))
            canvas.Area("water", water.Shape, 24, ("name", water.Name));
        var classes = RoadsFrom.Where(road => address.Zoom >= road.FromZoom).Select(road => road.Class).ToArray();
        foreach (var road in await features.RoadsAsync(inside, classes, cancel))
            canvas.Line("road", road.Shape, ("class", TileWords.Of(road.Class)), ("name", road.Name));
        if (address.Zoom >= BuildingsFromZoom)
        {
            foreach (var building in await features.BuildingsAsync(inside, cancel))
                canvas.Area("building", building.Shape, 12, ("kind", building.Kind));
        }
        if (address.Zoom >= PremisesFromZoom)
        {
            foreach (var premises in await features.PremisesAsync(inside, cancel))
            {
                var (at, id) = (premises.Shape, premises.Id);
                canvas.Point(
                    "premises",
                    at.X,
                    at.Y,
                    ("id", id),
                    ("address", premises.Address),
                    ("area", premises.AreaId)
                );
            }
        }
        return canvas.ToGzip();
    }
}
