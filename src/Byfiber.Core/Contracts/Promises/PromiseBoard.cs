using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>Which promises the board shows; null shows all.</summary>
public sealed record PromiseFilter
{
    public long? AreaId { get; init; }
    public PromiseBlocker? Blocker { get; init; }
    public PromiseRisk? Risk { get; init; }
}

/// <summary>All promises that are not kept yet: those at risk first, then by the days that are left.</summary>
public sealed class PromiseBoard(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to give.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<PromisePage> RunAsync(
        PromiseFilter filter,
        int skip = 0,
        int take = 50,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var snapshot = await db.Dialect.SnapshotAsync(db, cancel);
        var all = await PromisesAsync(db, filter.AreaId, time.SwedishToday(), cancel);
        var shown = all.Where(p => filter.Blocker is null || p.Blocker == filter.Blocker)
            .Where(p => filter.Risk is null || p.Risk == filter.Risk)
            .OrderBy(p => p.Risk)
            .ThenBy(p => p.DaysLeft)
            .ThenBy(p => p.ContractId)
            .ToList();
        var page = shown.Skip(skip).Take(take).ToList();
        return new PromisePage(
            await RowsAsync(db, page, cancel),
            shown.Count,
            all.CountBy(p => p.Risk).ToDictionary(),
            all.CountBy(p => p.Blocker).ToDictionary()
        );
    }

    private static async Task<List<PromiseView>> PromisesAsync(
        ByfiberDb db,
        long? areaId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var contracts = await db
            .Contracts.Where(c => c.EndedAt == null && (areaId == null || c.AreaId == areaId))
            .Where(c =>
                db.ContractStatuses.Where(s => s.ContractId == c.Id)
                    .OrderByDescending(s => s.Id)
                    .Select(s => s.State)
                    .First() == ContractState.InForce
            )
            .Select(c => new
            {
                c.Id,
                c.AreaId,
                c.PromisedBy,
            })
            .ToListAsync(cancel);
        var own = (
            await HindranceView.In(db).Where(h => h.ContractId != null && h.EndedOn == null).ToListAsync(cancel)
        ).ToLookup(h => h.ContractId!.Value);
        var prospects = await AreaProspect.ReadAsync(db, areaId, today, cancel);
        return contracts.ConvertAll(c =>
            PromiseClock.Of(
                new OpenPromise(c.Id, c.AreaId, c.PromisedBy, [.. own[c.Id]]),
                prospects.Of(c.AreaId),
                today
            )
        );
    }

    private static async Task<IReadOnlyList<PromiseRow>> RowsAsync(
        ByfiberDb db,
        List<PromiseView> page,
        CancellationToken cancel
    )
    {
        long[] ids = [.. page.Select(p => p.ContractId)];
        var heads = await (
            from c in db.Contracts
            join p in db.Premises on c.PremisesId equals p.Id
            where ids.Contains(c.Id)
            select new
            {
                c.Id,
                c.Number,
                c.SignedOn,
                p.Address,
                c.AreaId,
                AreaName = db.Areas.Where(a => a.Id == c.AreaId).Select(a => a.Name).FirstOrDefault(),
            }
        ).ToDictionaryAsync(h => h.Id, cancel);
        return page.ConvertAll(p =>
        {
            var head = heads[p.ContractId];
            return new PromiseRow(p, head.Number, head.SignedOn, head.Address, head.AreaId, head.AreaName);
        });
    }
}

/// <summary>A promise on the board.</summary>
public sealed record PromiseRow(
    PromiseView Promise,
    string Number,
    DateOnly SignedOn,
    string Address,
    long? AreaId,
    string? AreaName
);

/// <summary>A page of the board.</summary>
/// <param name="Rows">At risk first.</param>
/// <param name="Count">How many the filter finds.</param>
/// <param name="ByRisk">Of all promises (of the area, where one is chosen).</param>
/// <param name="ByBlocker">Likewise.</param>
public sealed record PromisePage(
    IReadOnlyList<PromiseRow> Rows,
    int Count,
    IReadOnlyDictionary<PromiseRisk, int> ByRisk,
    IReadOnlyDictionary<PromiseBlocker, int> ByBlocker
);
