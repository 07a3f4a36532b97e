using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>One premises with what a plan does with it: what a click on the map tells.</summary>
public sealed class PremisesInPlan(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>By the adopted revision, or the given one; null when there is no such premises.</summary>
    public async Task<PremisesCard?> RunAsync(
        long premisesId,
        long? revisionId = null,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var premises = await db.Premises.AsNoTracking().SingleOrDefaultAsync(p => p.Id == premisesId, cancel);
        if (premises is null)
        {
            return null;
        }
        string? area = await db
            .Areas.Where(a => a.Id == premises.AreaId)
            .Select(a => a.Name)
            .SingleOrDefaultAsync(cancel);
        long? revision = revisionId ?? await db.AdoptedIdAsync(cancel);
        var row = await db
            .PlanPremises.AsNoTracking()
            .SingleOrDefaultAsync(p => p.PremisesId == premisesId && p.RevisionId == revision, cancel);
        if (row is null)
        {
            return new PremisesCard(premises, area, null, null, null, []);
        }
        return new PremisesCard(
            premises,
            area,
            row,
            await db
                .PlanSites.AsNoTracking()
                .SingleOrDefaultAsync(s => s.RevisionId == revision && s.Id == row.SiteId, cancel),
            await db
                .PlanCabinets.AsNoTracking()
                .SingleOrDefaultAsync(c => c.RevisionId == revision && c.Id == row.CabinetId, cancel),
            await db
                .PlanFibrePaths.AsNoTracking()
                .Where(f => f.RevisionId == revision && f.PlanPremisesId == row.Id)
                .OrderBy(f => f.Id)
                .ToListAsync(cancel)
        );
    }
}

/// <summary>
/// A premises, its area's name, and in the plan (null where the plan does not know it): its row, its site and cabinet, and its fibres from port to house.
/// </summary>
public sealed record PremisesCard(
    Premises Premises,
    string? AreaName,
    PlanPremisesRow? Planned,
    PlanSiteRow? Site,
    PlanCabinetRow? Cabinet,
    IReadOnlyList<PlanFibrePathRow> Fibres
);
