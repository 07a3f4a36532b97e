using Byfiber.Core.Storage;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Byfiber.Core.Places;

/// <summary>What the map shows in a box, found by the spatial index: the stuff of vector tiles. Shapes are in the municipality's plane, metres.</summary>
public sealed class MapFeatures(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>Roads of the given classes (null: all), in the order of their ids.</summary>
    public async Task<IReadOnlyList<RoadFeature>> RoadsAsync(
        Box box,
        IReadOnlyCollection<RoadClass>? classes = null,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var roads = db.Dialect.InBox<Road>(db, box).AsNoTracking();
        if (classes is not null)
        {
            roads = roads.Where(r => classes.Contains(r.Class));
        }
        var rows = await roads.OrderBy(r => r.Id).ToListAsync(cancel);
        return rows.ConvertAll(r => new RoadFeature(r.Id, r.Class, r.Name, Wkb.Read(r.ShapeWkb)));
    }

    /// <summary>Buildings.</summary>
    public async Task<IReadOnlyList<BuildingFeature>> BuildingsAsync(Box box, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.Dialect.InBox<Building>(db, box).AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);
        return rows.ConvertAll(r => new BuildingFeature(r.Id, r.Kind, Wkb.Read(r.ShapeWkb)));
    }

    /// <summary>Waters.</summary>
    public async Task<IReadOnlyList<WaterFeature>> WatersAsync(Box box, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.Dialect.InBox<Water>(db, box).AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);
        return rows.ConvertAll(r => new WaterFeature(r.Id, r.Name, Wkb.Read(r.ShapeWkb)));
    }

    /// <summary>Current premises.</summary>
    public async Task<IReadOnlyList<PremisesFeature>> PremisesAsync(Box box, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db
            .Dialect.InBox<Premises>(db, box)
            .AsNoTracking()
            .Where(p => p.RemovedBatchId == null)
            .OrderBy(p => p.Id)
            .ToListAsync(cancel);
        return rows.ConvertAll(p => new PremisesFeature(p.Id, p.Address, p.AreaId, Wkb.PointOf(p.X, p.Y)));
    }

    /// <summary>The box that holds all current premises, or null before the first import.</summary>
    public async Task<Box?> ExtentAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var extent = await db
            .Premises.Where(p => p.RemovedBatchId == null)
            .GroupBy(p => 1)
            .Select(g => new Box(g.Min(p => p.X), g.Min(p => p.Y), g.Max(p => p.X), g.Max(p => p.Y)))
            .ToListAsync(cancel);
        return extent.Count == 0 ? null : extent[0];
    }
}

/// <summary>A road as the map draws it.</summary>
public sealed record RoadFeature(long Id, RoadClass Class, string? Name, Geometry Shape);

/// <summary>A building as the map draws it.</summary>
public sealed record BuildingFeature(long Id, string? Kind, Geometry Shape);

/// <summary>Water as the map draws it.</summary>
public sealed record WaterFeature(long Id, string? Name, Geometry Shape);

/// <summary>A premises as the map draws it before there is a plan.</summary>
public sealed record PremisesFeature(long Id, string Address, long? AreaId, Point Shape);
