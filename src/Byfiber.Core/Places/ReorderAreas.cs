using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Places;

/// <summary>Puts the areas into another build order. Where areas overlap, premises follow the one that is built first.</summary>
public sealed class ReorderAreas(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="areaIds">Every area once, the first to be built first.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">The list lacks an area, or names one twice or one that is not there.</exception>
    public async Task RunAsync(IReadOnlyList<long> areaIds, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Places, cancel);
                var areas = await db.Areas.ToDictionaryAsync(a => a.Id, cancel);
                if (areaIds.Count != areas.Count || !areaIds.ToHashSet().SetEquals(areas.Keys))
                {
                    throw new RefusedException(
                        "The build order must name each area once: load the page again, somebody may have changed the areas."
                    );
                }
                for (int i = 0; i < areaIds.Count; i++)
                {
                    areas[areaIds[i]].BuildOrder = i + 1;
                }
                await db.SaveChangesAsync(cancel);
                await AreaAssignment.RecomputeAsync(db, cancel);
                await db.AppendAsync(
                    time.GetUtcNow().UtcDateTime,
                    actor,
                    "Places",
                    nameof(ReorderAreas),
                    nameof(Area),
                    0,
                    new { areaIds },
                    cancel
                );
                return areaIds.Count;
            },
            cancel
        );
    }
}
