using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Byfiber.Core.Plans;

/// <summary>
/// Two revisions side by side: the figures, the premises that fare differently, and the trenches that only one of them digs. Trenches are the same when
/// their lines run through the same points (either way), since node ids differ between plans.
/// </summary>
public sealed class CompareRevisions(IDbContextFactory<ByfiberDb> dbs)
{
    /// <exception cref="RefusedException">One of them does not exist.</exception>
    public async Task<RevisionComparison> RunAsync(long beforeId, long afterId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var before = await RevisionAsync(db, beforeId, cancel);
        var after = await RevisionAsync(db, afterId, cancel);
        var onlyBefore = await TrenchesAsync(db, beforeId, cancel);
        var onlyAfter = await TrenchesAsync(db, afterId, cancel);
        foreach (string shape in onlyBefore.Keys.ToList())
        {
            if (onlyAfter.Remove(shape))
            {
                onlyBefore.Remove(shape);
            }
        }
        return new RevisionComparison(
            before,
            after,
            await ChangesAsync(db, beforeId, afterId, cancel),
            Sum(onlyBefore.Values),
            Sum(onlyAfter.Values),
            [.. onlyBefore.Values.OrderBy(t => t.Id)],
            [.. onlyAfter.Values.OrderBy(t => t.Id)]
        );
    }

    private static long Sum(IEnumerable<TrenchDifference> trenches) => trenches.Sum(t => t.LengthMm);

    private static async Task<PlanRevision> RevisionAsync(ByfiberDb db, long id, CancellationToken cancel) =>
        await db.PlanRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel)
        ?? throw RefusedException.Missing("plan revision", id);

    private static async Task<Dictionary<string, TrenchDifference>> TrenchesAsync(
        ByfiberDb db,
        long id,
        CancellationToken cancel
    )
    {
        var trenches = new Dictionary<string, TrenchDifference>(StringComparer.Ordinal);
        var rows = db
            .PlanTrenches.AsNoTracking()
            .Where(t => t.RevisionId == id)
            .OrderBy(t => t.Id)
            .Select(t => new
            {
                t.Id,
                t.Kind,
                t.LengthMm,
                t.CostOre,
                t.ShapeWkb,
            });
        await foreach (var t in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var line = Wkb.Read(t.ShapeWkb);
            trenches.TryAdd(
                Convert.ToBase64String(Wkb.Write(line.Normalized())),
                new TrenchDifference(t.Id, t.Kind, t.LengthMm, t.CostOre, line)
            );
        }
        return trenches;
    }

    private static async Task<IReadOnlyList<PremisesDifference>> ChangesAsync(
        ByfiberDb db,
        long beforeId,
        long afterId,
        CancellationToken cancel
    )
    {
        var before = await PremisesAsync(db, beforeId, cancel);
        var after = await PremisesAsync(db, afterId, cancel);
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .Order()
                .Select(id => (Id: id, Before: before.GetValueOrDefault(id), After: after.GetValueOrDefault(id)))
                .Where(p => p.Before?.Status != p.After?.Status || p.Before?.ShareOre != p.After?.ShareOre)
                .Select(p => new PremisesDifference(
                    p.Id,
                    (p.After ?? p.Before)!.Address,
                    p.Before?.Status,
                    p.After?.Status,
                    p.Before?.ShareOre,
                    p.After?.ShareOre
                )),
        ];
    }

    private static Task<Dictionary<long, PlanPremisesRow>> PremisesAsync(
        ByfiberDb db,
        long id,
        CancellationToken cancel
    ) => db.PlanPremises.AsNoTracking().Where(p => p.RevisionId == id).ToDictionaryAsync(p => p.PremisesId, cancel);
}

/// <summary>Two revisions (their summary columns are the figures side by side) and their differences.</summary>
public sealed record RevisionComparison(
    PlanRevision Before,
    PlanRevision After,
    IReadOnlyList<PremisesDifference> Premises,
    long OnlyBeforeMm,
    long OnlyAfterMm,
    IReadOnlyList<TrenchDifference> OnlyBefore,
    IReadOnlyList<TrenchDifference> OnlyAfter
);

/// <summary>A premises whose status or share of the cost differs; null where a plan does not know it.</summary>
public sealed record PremisesDifference(
    long PremisesId,
    string Address,
    PremisesStatus? StatusBefore,
    PremisesStatus? StatusAfter,
    long? ShareOreBefore,
    long? ShareOreAfter
);

/// <summary>A trench that only one of the two digs; its shape in the municipality's plane.</summary>
public sealed record TrenchDifference(int Id, TrenchKind Kind, long LengthMm, long CostOre, Geometry Shape);
