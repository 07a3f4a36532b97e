using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Places;

/// <summary>Takes an area away; its premises go to the next area that holds them, or to none, and later areas move up.</summary>
public sealed class RemoveArea(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <exception cref="RefusedException">There is no such area, or later rooms have written about it.</exception>
    public async Task RunAsync(long areaId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Places, cancel);
                var areas = await db.Areas.OrderBy(a => a.BuildOrder).ThenBy(a => a.Id).ToListAsync(cancel);
                var area = areas.Find(a => a.Id == areaId) ?? throw RefusedException.Missing("area", areaId);
                areas.Remove(area);
                await db
                    .Premises.Where(p => p.AreaId == areaId)
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.AreaId, (long?)null), cancel);
                await RemoveAsync(db, area, cancel);
                for (int i = 0; i < areas.Count; i++)
                {
                    areas[i].BuildOrder = i + 1;
                }
                await db.SaveChangesAsync(cancel);
                await AreaAssignment.RecomputeAsync(db, cancel);
                await db.AppendAsync(
                    time.GetUtcNow().UtcDateTime,
                    actor,
                    "Places",
                    nameof(RemoveArea),
                    nameof(Area),
                    areaId,
                    new { area.Name },
                    cancel
                );
                return areaId;
            },
            cancel
        );
    }

    /// <summary>Later rooms keep history about areas (thresholds, decisions, news), and their tables hold the area fast.</summary>
    private static async Task RemoveAsync(ByfiberDb db, Area area, CancellationToken cancel)
    {
        try
        {
            db.Remove(area);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            throw new RefusedException(
                $"The area {area.Name} has thresholds, decisions or other history and cannot be taken away: draw its outline anew instead.",
                e
            );
        }
    }
}
