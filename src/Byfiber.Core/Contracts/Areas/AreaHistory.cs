using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>
/// How far all areas have come, and one area's thresholds and decisions, newest first, and its places: where its signatures come from. All of one
/// moment, so that a page's figures never contradict one another.
/// </summary>
public sealed class AreaHistory(IDbContextFactory<ByfiberDb> dbs)
{
    public async Task<AreaPast> RunAsync(long areaId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var snapshot = await db.Dialect.SnapshotAsync(db, cancel);
        return new AreaPast(
            await AreaTakeUp.ReadAsync(db, cancel),
            await db
                .AreaThresholds.AsNoTracking()
                .Where(t => t.AreaId == areaId)
                .OrderByDescending(t => t.Id)
                .ToListAsync(cancel),
            await db
                .BuildDecisions.AsNoTracking()
                .Where(d => d.AreaId == areaId)
                .OrderByDescending(d => d.Id)
                .ToListAsync(cancel),
            await PlacesAsync(db, areaId, cancel)
        );
    }

    private static async Task<IReadOnlyList<PlaceCount>> PlacesAsync(
        ByfiberDb db,
        long areaId,
        CancellationToken cancel
    )
    {
        var premises = await db
            .Premises.Where(p => p.AreaId == areaId && p.RemovedBatchId == null)
            .GroupBy(p => p.Locality)
            .Select(g => new { Locality = g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var signed = await TakeUpCounts
            .Living(db)
            .Where(c => c.State != ContractState.Waiting && c.AreaId == areaId)
            .Join(db.Premises, c => c.PremisesId, p => p.Id, (c, p) => p.Locality)
            .GroupBy(locality => locality)
            .Select(g => new { Locality = g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        return
        [
            .. premises
                .GroupJoin(
                    signed,
                    p => p.Locality ?? "",
                    s => s.Locality ?? "",
                    (p, s) => new PlaceCount(p.Locality, p.Count, s.Sum(x => x.Count))
                )
                .OrderByDescending(p => p.Premises)
                .ThenBy(p => p.Locality, StringComparer.Ordinal),
        ];
    }
}

/// <summary>All areas as they stand, what was said of one, newest first, and how its places differ.</summary>
public sealed record AreaPast(
    TakeUpSnapshot Now,
    IReadOnlyList<AreaThreshold> Thresholds,
    IReadOnlyList<BuildDecision> Decisions,
    IReadOnlyList<PlaceCount> Places
);

/// <summary>Premises of an area by post town or village (null where the register says none), and how many have signed.</summary>
public sealed record PlaceCount(string? Locality, int Premises, int Signed);
