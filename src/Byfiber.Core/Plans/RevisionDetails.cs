using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>Plan revisions for their pages: the list, one with its tables, its premises a page at a time, its files.</summary>
public sealed class RevisionDetails(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>Newest first, with the adopted one marked.</summary>
    public async Task<IReadOnlyList<RevisionLine>> ListAsync(int limit = 100, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        long? adopted = await db.AdoptedIdAsync(cancel);
        var revisions = await db
            .PlanRevisions.AsNoTracking()
            .OrderByDescending(r => r.Number)
            .Take(limit)
            .ToListAsync(cancel);
        return revisions.ConvertAll(r => new RevisionLine(r, r.Id == adopted));
    }

    /// <summary>One revision with its tables, or null when there is none with this id.</summary>
    public async Task<RevisionTables?> RunAsync(long revisionId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var revision = await db.PlanRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == revisionId, cancel);
        if (revision is null)
        {
            return null;
        }
        return new RevisionTables(
            revision,
            await db.AdoptedIdAsync(cancel) == revisionId,
            await db
                .RevisionAdoptions.AsNoTracking()
                .Where(a => a.RevisionId == revisionId)
                .OrderBy(a => a.Id)
                .ToListAsync(cancel),
            await AreaLinesAsync(db, revisionId, cancel),
            await db
                .PlanSites.AsNoTracking()
                .Where(s => s.RevisionId == revisionId)
                .OrderBy(s => s.Id)
                .ToListAsync(cancel),
            await db
                .PlanCabinets.AsNoTracking()
                .Where(c => c.RevisionId == revisionId)
                .OrderBy(c => c.Id)
                .ToListAsync(cancel),
            await db
                .PlanBill.AsNoTracking()
                .Where(b => b.RevisionId == revisionId)
                .OrderBy(b => b.Id)
                .ToListAsync(cancel),
            await db
                .PlanBudget.AsNoTracking()
                .Where(b => b.RevisionId == revisionId)
                .OrderBy(b => b.Id)
                .ToListAsync(cancel),
            await db
                .PlanDocuments.AsNoTracking()
                .Where(d => d.RevisionId == revisionId)
                .OrderBy(d => d.FileName)
                .Select(d => new DocumentLine(d.FileName, d.ContentType, d.Bytes.Length))
                .ToListAsync(cancel)
        );
    }

    /// <summary>A page of a revision's premises by id; of one status and one area (of the plan) where given.</summary>
    public async Task<IReadOnlyList<PlanPremisesRow>> PremisesAsync(
        long revisionId,
        PremisesStatus? status = null,
        int? planAreaId = null,
        int skip = 0,
        int take = 200,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var premises = db.PlanPremises.AsNoTracking().Where(p => p.RevisionId == revisionId);
        if (status is not null)
        {
            premises = premises.Where(p => p.Status == status);
        }
        if (planAreaId is not null)
        {
            premises = premises.Where(p => p.AreaId == planAreaId);
        }
        return await premises.OrderBy(p => p.Id).Skip(skip).Take(take).ToListAsync(cancel);
    }

    /// <summary>A file of the revision with its bytes, or null when it has none by this name.</summary>
    public async Task<PlanDocument?> DocumentAsync(long revisionId, string fileName, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .PlanDocuments.AsNoTracking()
            .SingleOrDefaultAsync(d => d.RevisionId == revisionId && d.FileName == fileName, cancel);
    }

    private static async Task<IReadOnlyList<PlanAreaLine>> AreaLinesAsync(
        ByfiberDb db,
        long revisionId,
        CancellationToken cancel
    )
    {
        var areas = await db
            .PlanAreas.AsNoTracking()
            .Where(a => a.RevisionId == revisionId)
            .OrderBy(a => a.Id)
            .ToListAsync(cancel);
        var planned = await db
            .PlanPremises.Where(p => p.RevisionId == revisionId && p.Status == PremisesStatus.Planned)
            .GroupBy(p => p.AreaId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var trenches = await db
            .PlanTrenches.Where(t => t.RevisionId == revisionId)
            .GroupBy(t => t.AreaId)
            .Select(g => new { g.Key, Mm = g.Sum(t => t.LengthMm) })
            .ToDictionaryAsync(g => g.Key, g => g.Mm, cancel);
        var bill = await db
            .PlanBill.Where(b => b.RevisionId == revisionId)
            .GroupBy(b => b.AreaId)
            .Select(g => new { g.Key, Ore = g.Sum(b => b.TotalOre) })
            .ToDictionaryAsync(g => g.Key, g => g.Ore, cancel);
        return areas.ConvertAll(a => new PlanAreaLine(
            a.Id,
            a.PlacesAreaId,
            a.Name,
            a.PremisesCount,
            planned.GetValueOrDefault(a.Id),
            trenches.GetValueOrDefault(a.Id),
            bill.GetValueOrDefault(a.Id)
        ));
    }
}

/// <summary>A revision, and whether it is the adopted one.</summary>
public sealed record RevisionLine(PlanRevision Revision, bool Adopted);

/// <summary>A revision with its tables; the bill is per area of the plan, in build order; the budget curve the cheapest first, or empty.</summary>
public sealed record RevisionTables(
    PlanRevision Revision,
    bool Adopted,
    IReadOnlyList<RevisionAdoption> Adoptions,
    IReadOnlyList<PlanAreaLine> Areas,
    IReadOnlyList<PlanSiteRow> Sites,
    IReadOnlyList<PlanCabinetRow> Cabinets,
    IReadOnlyList<PlanBillRow> Bill,
    IReadOnlyList<PlanBudgetRow> Budget,
    IReadOnlyList<DocumentLine> Documents
);

/// <summary>An area of the plan: what is planned, dug (all trenches, built or not) and billed there.</summary>
public sealed record PlanAreaLine(
    int PlanAreaId,
    long? PlacesAreaId,
    string Name,
    int Premises,
    int Planned,
    long TrenchMm,
    long BillOre
);

/// <summary>A file of a revision without its bytes.</summary>
public sealed record DocumentLine(string FileName, string ContentType, long SizeBytes);
