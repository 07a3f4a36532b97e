using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>One trench of a plan: what a click on the map tells.</summary>
public sealed class TrenchInPlan(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>The trench, or null when the revision has none with this id.</summary>
    public async Task<PlanTrenchRow?> RunAsync(long revisionId, long trenchId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .PlanTrenches.AsNoTracking()
            .SingleOrDefaultAsync(trench => trench.RevisionId == revisionId && trench.Id == trenchId, cancel);
    }
}
