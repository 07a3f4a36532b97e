using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Byfiber.Core.Places;

/// <summary>
/// Puts each premises into the first area, in build order, whose shape holds it (edge included). Method: each shape is indexed by its segments' y
/// intervals (IndexedPointInAreaLocator), so a premises costs O(areas · log segments); then one update per area that gained any.
/// </summary>
internal static class AreaAssignment
{
    /// <summary>Recomputes all current premises within the caller's transaction; removed ones keep the area they had.</summary>
    public static async Task RecomputeAsync(ByfiberDb db, CancellationToken cancel)
    {
        var areas = await db.Areas.AsNoTracking().OrderBy(a => a.BuildOrder).ThenBy(a => a.Id).ToListAsync(cancel);
        var locators = areas.ConvertAll(a => (a.Id, Locator: new IndexedPointInAreaLocator(Wkb.Read(a.ShapeWkb))));
        var premises = await db
            .Premises.Where(p => p.RemovedBatchId == null)
            .Select(p => new
            {
                p.Id,
                p.X,
                p.Y,
                p.AreaId,
            })
            .ToListAsync(cancel);
        var moved = premises
            .Select(p => (p.Id, Old: p.AreaId, New: AreaOf(new Coordinate(p.X, p.Y))))
            .Where(p => p.Old != p.New)
            .GroupBy(p => p.New, p => p.Id);
        foreach (var group in moved)
        {
            long[] ids = [.. group];
            await db
                .Premises.Where(p => EF.Parameter(ids).Contains(p.Id))
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.AreaId, group.Key), cancel);
        }

        long? AreaOf(Coordinate at)
        {
            foreach (var (id, locator) in locators)
            {
                if (locator.Locate(at) != Location.Exterior)
                {
                    return id;
                }
            }
            return null;
        }
    }
}
