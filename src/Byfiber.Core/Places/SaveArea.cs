using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using MapPolygon = Byfiber.Planning.Sources.Polygon;

namespace Byfiber.Core.Places;

/// <summary>Makes an area, or changes its name and shape; premises move between areas at once. A new one is built last.</summary>
public sealed class SaveArea(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="areaId">The area to change; null makes a new one.</param>
    /// <param name="name">Unique among the areas.</param>
    /// <param name="shape">In the municipality's plane, metres.</param>
    /// <param name="actor">Who draws.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>The area's id.</returns>
    /// <exception cref="RefusedException">The name is empty or taken, the shape crosses itself, or there is no such area.</exception>
    public async Task<long> RunAsync(
        long? areaId,
        string name,
        IReadOnlyList<MapPolygon> shape,
        string actor,
        CancellationToken cancel = default
    )
    {
        string wanted = name.Trim();
        if (wanted.Length is 0 or > 100)
        {
            throw new RefusedException("An area needs a name of 1 to 100 characters.");
        }
        var polygons = Checked(shape);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Places, cancel);
                if (await db.Areas.AnyAsync(a => a.Name == wanted && a.Id != areaId, cancel))
                {
                    throw new RefusedException($"There is already an area called {wanted}: choose another name.");
                }
                var area = await FindOrAddAsync(db, areaId, wanted, polygons, cancel);
                await db.SaveChangesAsync(cancel);
                await AreaAssignment.RecomputeAsync(db, cancel);
                await db.AppendAsync(
                    time.GetUtcNow().UtcDateTime,
                    actor,
                    "Places",
                    nameof(SaveArea),
                    nameof(Area),
                    area.Id,
                    new { area.Name, area.BuildOrder },
                    cancel
                );
                return area.Id;
            },
            cancel
        );
    }

    private static async Task<Area> FindOrAddAsync(
        ByfiberDb db,
        long? areaId,
        string name,
        MultiPolygon polygons,
        CancellationToken cancel
    )
    {
        Area area;
        if (areaId is { } id)
        {
            area =
                await db.Areas.SingleOrDefaultAsync(a => a.Id == id, cancel)
                ?? throw RefusedException.Missing("area", id);
        }
        else
        {
            int last = await db.Areas.MaxAsync(a => (int?)a.BuildOrder, cancel) ?? 0;
            area = new Area
            {
                Name = name,
                BuildOrder = last + 1,
                ShapeWkb = [],
            };
            db.Add(area);
        }
        area.Name = name;
        area.ShapeWkb = Wkb.Write(polygons);
        (area.MinX, area.MinY, area.MaxX, area.MaxY) = Box.Around(polygons);
        return area;
    }

    private static MultiPolygon Checked(IReadOnlyList<MapPolygon> shape)
    {
        MultiPolygon polygons;
        try
        {
            polygons = Wkb.Polygons(shape);
        }
        catch (ArgumentException e)
        {
            throw new RefusedException(
                "The area's outline is not closed or has too few points: draw at least three corners.",
                e
            );
        }
        var check = new IsValidOp(polygons);
        if (!check.IsValid)
        {
            throw new RefusedException(
                $"The area's outline crosses itself ({check.ValidationError.Message}): draw it again."
            );
        }
        return polygons.Area > 0
            ? polygons
            : throw new RefusedException("The area's outline encloses nothing: draw at least three corners.");
    }
}
