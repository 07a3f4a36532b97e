using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>The premises that a plan could join but did not choose, since they do not pay or are beyond the budget.</summary>
public sealed class NotChosenPremises(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>A page of them, the cheapest to join first, and how many there are in all.</summary>
    public async Task<PremisesPage> RunAsync(
        long revisionId,
        int skip = 0,
        int take = 200,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = db
            .PlanPremises.AsNoTracking()
            .Where(row => row.RevisionId == revisionId && row.Status == PremisesStatus.NotChosen);
        var page = await rows.OrderBy(row => row.MarginalOre)
            .ThenBy(row => row.Id)
            .Skip(skip)
            .Take(take)
            .ToListAsync(cancel);
        return new PremisesPage(page, await rows.CountAsync(cancel));
    }
}
