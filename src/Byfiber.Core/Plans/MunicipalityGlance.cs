using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>The municipality at a glance: what the home page says.</summary>
public sealed class MunicipalityGlance(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>The figures, or null before the first import.</summary>
    public async Task<Glance?> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var batch = await db.ImportBatches.AsNoTracking().OrderByDescending(b => b.Id).FirstOrDefaultAsync(cancel);
        if (batch is null)
        {
            return null;
        }
        var counts = await AreaDetails.CountsAsync(db, cancel);
        long? adoptedId = await db.AdoptedIdAsync(cancel);
        var revisions = db.PlanRevisions.AsNoTracking();
        return new Glance(
            batch,
            new PremisesCounts(
                null,
                counts.Sum(c => c.Premises),
                counts.Sum(c => c.Dwellings),
                counts.Sum(c => c.Workplaces),
                counts.Sum(c => c.HolidayHomes)
            ),
            counts.Where(c => c.AreaId is null).Sum(c => c.Premises),
            await db.Areas.CountAsync(cancel),
            await revisions.CountAsync(cancel),
            adoptedId is null ? null : await revisions.SingleAsync(r => r.Id == adoptedId, cancel),
            await revisions.OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel)
        );
    }
}

/// <summary>
/// Current premises in all and outside every area, how many areas and revisions there are, the latest import, and the revisions that matter (null while
/// there is none).
/// </summary>
public sealed record Glance(
    ImportBatch LatestBatch,
    PremisesCounts Premises,
    int PremisesOutsideAreas,
    int AreaCount,
    int RevisionCount,
    PlanRevision? Adopted,
    PlanRevision? Latest
);
