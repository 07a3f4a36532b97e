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
        var views = all.ConvertAll(p => p.View);
        var shown = views
            .Where(p => filter.Blocker is null || p.Blocker == filter.Blocker)
            .Where(p => filter.Risk is null || p.Risk == filter.Risk)
            .OrderBy(p => p.Risk)
            .ThenBy(p => p.DaysLeft)
            .ThenBy(p => p.ContractId)
            .ToList();
        var page = shown.Skip(skip).Take(take).ToList();
        return new PromisePage(
            await RowsAsync(db, page, cancel),
            shown.Count,
            views.CountBy(p => p.Risk).ToDictionary(),
            views.CountBy(p => p.Blocker).ToDictionary(),
            await AreasAsync(db, all, cancel)
        );
    }

    private static async Task<List<PromiseOf>> PromisesAsync(
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
                Company = db.ContractParties.Any(p =>
                    p.ContractId == c.Id && p.EndedAt == null && p.Role == PartyRole.Company
                ),
            })
            .ToListAsync(cancel);
        var own = (
            await HindranceView.In(db).Where(h => h.ContractId != null && h.EndedOn == null).ToListAsync(cancel)
        ).ToLookup(h => h.ContractId!.Value);
        var prospects = await AreaProspect.ReadAsync(db, areaId, today, cancel);
        return contracts.ConvertAll(c => new PromiseOf(
            c.AreaId,
            PromiseClock.Of(
                new OpenPromise(c.Id, c.AreaId, c.PromisedBy, !c.Company, [.. own[c.Id]]),
                prospects.Of(c.AreaId),
                today
            )
        ));
    }

    /// <summary>The areas, the one with most promises broken and at risk first; what is outside all areas last.</summary>
    private static async Task<IReadOnlyList<PromiseArea>> AreasAsync(
        ByfiberDb db,
        List<PromiseOf> all,
        CancellationToken cancel
    )
    {
        var names = await db.Areas.Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return
        [
            .. all.GroupBy(p => p.AreaId)
                .Select(area => new PromiseArea(
                    area.Key,
                    area.Key is { } id ? names.GetValueOrDefault(id) : null,
                    area.CountBy(p => p.View.Risk).ToDictionary(),
                    area.CountBy(p => p.View.Blocker).ToDictionary()
                ))
                .OrderByDescending(a => a.Of(PromiseRisk.Broken))
                .ThenByDescending(a => a.Of(PromiseRisk.AtRisk))
                .ThenBy(a => a.AreaId ?? long.MaxValue),
        ];
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
/// <param name="Areas">Likewise, by area: where promises are most at risk first.</param>
public sealed record PromisePage(
    IReadOnlyList<PromiseRow> Rows,
    int Count,
    IReadOnlyDictionary<PromiseRisk, int> ByRisk,
    IReadOnlyDictionary<PromiseBlocker, int> ByBlocker,
    IReadOnlyList<PromiseArea> Areas
);

/// <summary>An area's promises that are not kept yet, whatever the filter leaves of them.</summary>
/// <param name="AreaId">Null for contracts outside every area.</param>
/// <param name="Name">The area's; null likewise, and for one that was taken away since.</param>
/// <param name="ByRisk">How many stand how.</param>
/// <param name="ByBlocker">What they wait for.</param>
public sealed record PromiseArea(
    long? AreaId,
    string? Name,
    IReadOnlyDictionary<PromiseRisk, int> ByRisk,
    IReadOnlyDictionary<PromiseBlocker, int> ByBlocker
)
{
    /// <summary>How many stand so.</summary>
    public int Of(PromiseRisk risk) => ByRisk.GetValueOrDefault(risk);

    /// <summary>What they wait for, the most common first.</summary>
    public IEnumerable<(PromiseBlocker Blocker, int Count)> Blockers =>
        ByBlocker.OrderByDescending(b => b.Value).ThenBy(b => b.Key).Select(b => (b.Key, b.Value));
}

/// <summary>A promise and its area.</summary>
internal sealed record PromiseOf(long? AreaId, PromiseView View);
