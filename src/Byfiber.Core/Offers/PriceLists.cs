using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>The price lists, latest first, and one of them with the campaigns that use it.</summary>
public sealed class PriceLists(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>A page of them.</summary>
    public async Task<PriceListPage> RunAsync(int skip = 0, int take = 200, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db
            .PriceLists.AsNoTracking()
            .OrderByDescending(l => l.Id)
            .Skip(skip)
            .Take(take)
            .Select(l => new PriceListLine(
                l.Id,
                l.Name,
                l.Source,
                l.MadeAt,
                l.Actor,
                l.Rows.Count,
                l.Rows.Min(r => r.ConnectionOre),
                l.Rows.Max(r => r.ConnectionOre),
                db.Campaigns.Count(c => c.PriceListId == l.Id)
            ))
            .ToListAsync(cancel);
        return new PriceListPage(rows, await db.PriceLists.CountAsync(cancel));
    }

    /// <summary>One of them; null when there is none with this id.</summary>
    public async Task<PriceListView?> OneAsync(long id, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var list = await db
            .PriceLists.AsNoTracking()
            .Include(l => l.Rows)
            .SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (list is null)
        {
            return null;
        }
        var areas = await db.Areas.AsNoTracking().OrderBy(a => a.BuildOrder).ToListAsync(cancel);
        var campaigns = await db
            .Campaigns.Where(c => c.PriceListId == id)
            .OrderBy(c => c.Id)
            .Select(c => new NamedId(c.Id, c.Name))
            .ToListAsync(cancel);
        var order = areas.Select((area, at) => (area, at)).ToDictionary(x => x.area.Id, x => (x.area.Name, x.at));
        return new PriceListView(
            list,
            [
                .. list
                    .Rows.OrderBy(r => r.AreaId is { } area ? order.GetValueOrDefault(area).at : int.MaxValue)
                    .Select(r => new NamedPrice(r.AreaId is { } area ? order.GetValueOrDefault(area).Name : null, r)),
            ],
            campaigns
        );
    }
}

/// <summary>A page of the lists, and how many there are in all.</summary>
public sealed record PriceListPage(IReadOnlyList<PriceListLine> Rows, int Total);

/// <summary>A price list in the list of them; fees in öre, equal where there is one price.</summary>
public sealed record PriceListLine(
    long Id,
    string Name,
    string Source,
    DateTime MadeAt,
    string Actor,
    int Rows,
    long LeastConnectionOre,
    long MostConnectionOre,
    int Campaigns
);

/// <summary>A price list, its rows in build order (the one for all others last), and the campaigns that use it.</summary>
public sealed record PriceListView(PriceList List, IReadOnlyList<NamedPrice> Rows, IReadOnlyList<NamedId> Campaigns);

/// <summary>A price and its area's name; null is the price for all others.</summary>
public sealed record NamedPrice(string? Area, PriceListRow Price);

/// <summary>Something with a name.</summary>
public sealed record NamedId(long Id, string Name);
