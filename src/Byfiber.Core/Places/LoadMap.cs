using Byfiber.Core.Storage;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;
using Source = Byfiber.Planning.Sources;

namespace Byfiber.Core.Places;

/// <summary>
/// The current map as the planner takes it: current premises, ordered by source id, so that the same map gives the same plan
/// whatever was imported before it.
/// </summary>
public sealed class LoadMap(IDbContextFactory<ByfiberDb> dbs)
{
    /// <exception cref="RefusedException">No map has been imported yet.</exception>
    public async Task<LoadedMap> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var snapshot = await db.Dialect.SnapshotAsync(db, cancel);
        var batch =
            await db.ImportBatches.AsNoTracking().OrderByDescending(b => b.Id).FirstOrDefaultAsync(cancel)
            ?? throw new RefusedException("No map has been imported yet: import one first.");
        var premises = await db
            .Premises.AsNoTracking()
            .Where(p => p.RemovedBatchId == null)
            .OrderBy(p => p.SourceId)
            .ToListAsync(cancel);
        var areas = await db.Areas.AsNoTracking().OrderBy(a => a.BuildOrder).ThenBy(a => a.Id).ToListAsync(cancel);
        var map = new MapData
        {
            Name = batch.Name,
            Crs = Crs.FromEpsg(batch.Epsg),
            Synthetic = batch.Synthetic,
            Attribution = batch.Attribution,
            Premises = premises.ConvertAll(ToSource),
            Roads = (
                await db.Roads.AsNoTracking().OrderBy(r => r.SourceId).ThenBy(r => r.Id).ToListAsync(cancel)
            ).ConvertAll(ToSource),
            Buildings = (
                await db.Buildings.AsNoTracking().OrderBy(b => b.SourceId).ThenBy(b => b.Id).ToListAsync(cancel)
            ).ConvertAll(ToSource),
            Waters = (
                await db.Waters.AsNoTracking().OrderBy(w => w.SourceId).ThenBy(w => w.Id).ToListAsync(cancel)
            ).ConvertAll(ToSource),
            Areas = areas.ConvertAll(ToSource),
            Outline = batch.OutlineWkb is null ? [] : Wkb.MapPolygons(Wkb.Read(batch.OutlineWkb)),
            Warnings = batch.Warnings.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        };
        var ids = premises.ToDictionary(p => p.SourceId, p => p.Id, StringComparer.Ordinal);
        return new LoadedMap(batch.Id, map, ids, areas.ConvertAll(a => a.Id));
    }

    private static Source.Premises ToSource(Premises p) =>
        new(p.SourceId, new MapPoint(p.X, p.Y), p.Address)
        {
            Units = new Units(p.Dwellings, p.Workplaces, p.HolidayHomes),
            Postcode = p.Postcode,
            Locality = p.Locality,
            Property = p.Property,
            WorthOre = p.WorthOre,
        };

    private static Source.Road ToSource(Road r) =>
        new(r.SourceId, r.Class, r.Name, Wkb.Points(Wkb.Read(r.ShapeWkb))) { Surface = r.Surface };

    private static Source.Building ToSource(Building b) =>
        new(b.SourceId, Wkb.MapPolygons(Wkb.Read(b.ShapeWkb))[0].Outer, b.Kind);

    private static Source.Water ToSource(Water w) => new(w.SourceId, Wkb.MapPolygons(Wkb.Read(w.ShapeWkb))[0], w.Name);

    private static Source.Area ToSource(Area a) =>
        new(FormattableString.Invariant($"area:{a.Id}"), a.Name, a.BuildOrder, Wkb.MapPolygons(Wkb.Read(a.ShapeWkb)));
}

/// <summary>
/// The map with what leads back to the rows: the batch that it came from, premises ids by source id, area ids in build order.
/// </summary>
public sealed record LoadedMap(
    long BatchId,
    MapData Map,
    IReadOnlyDictionary<string, long> PremisesIds,
    IReadOnlyList<long> AreaIds
);
