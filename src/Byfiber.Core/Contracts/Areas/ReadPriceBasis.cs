using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>What the equal-price simulator weighs a price against, from a plan revision; and what is known today beside it.</summary>
public sealed class ReadPriceBasis(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>Of a revision, or of the adopted one; null when there is none.</summary>
    public async Task<KnownBasis?> RunAsync(long? revisionId = null, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var snapshot = await db.Dialect.SnapshotAsync(db, cancel);
        long? wanted = revisionId ?? await db.AdoptedIdAsync(cancel);
        var revision = await db
            .PlanRevisions.Where(r => r.Id == wanted)
            .Select(r => new { r.Id, r.Number })
            .SingleOrDefaultAsync(cancel);
        if (revision is null)
        {
            return null;
        }
        var areas = await db
            .PlanAreas.AsNoTracking()
            .Where(a => a.RevisionId == revision.Id)
            .OrderBy(a => a.Id)
            .ToListAsync(cancel);
        var bill = await AreaPlans.BillAsync(db, revision.Id, cancel);
        var houses = (
            await db
                .PlanPremises.Where(p => p.RevisionId == revision.Id && p.Status == PremisesStatus.Planned)
                .Select(p => new
                {
                    p.PremisesId,
                    p.AreaId,
                    p.MarginalOre,
                })
                .ToListAsync(cancel)
        ).ToLookup(p => p.AreaId);
        var signed = (await TakeUpCounts.ContractsAsync(db, cancel)).SignedPremises;
        var costs = areas.ConvertAll(a =>
            AreaPlans.Cost(bill.GetValueOrDefault(a.Id), [.. houses[a.Id].Select(h => h.MarginalOre)])
        );
        var basis = new PriceBasis
        {
            PlanAreaIds = [.. areas.Select(a => a.Id)],
            Names = [.. areas.Select(a => a.Name)],
            Premises = [.. areas.Select(a => houses[a.Id].Count())],
            FixedOre = [.. costs.Select(c => c.FixedOre)],
            MarginalOre = [.. costs.Select(c => c.MarginalOre)],
            MarginalCount = [.. costs.Select(c => c.MarginalCount)],
        };
        return new KnownBasis(
            revision.Id,
            revision.Number,
            basis,
            [.. areas.Select(a => houses[a.Id].Count(h => signed.Contains(h.PremisesId)))],
            await db
                .PriceListRows.Where(r => r.AreaId == null)
                .OrderByDescending(r => r.Id)
                .Select(r => (long?)r.ConnectionOre)
                .FirstOrDefaultAsync(cancel)
        );
    }
}

/// <summary>A basis with its revision, and what is known today.</summary>
/// <param name="RevisionId">The plan.</param>
/// <param name="RevisionNumber">What people call it.</param>
/// <param name="Basis">Areas and costs.</param>
/// <param name="Signed">Per area, planned premises that have signed.</param>
/// <param name="ListPriceOre">The latest price list's one price for all, öre with VAT; null where there is none.</param>
public sealed record KnownBasis(
    long RevisionId,
    int RevisionNumber,
    PriceBasis Basis,
    int[] Signed,
    long? ListPriceOre
);
