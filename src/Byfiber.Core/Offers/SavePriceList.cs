using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Makes a price list. It is never changed afterwards, since offers were made by it: make another under a new name.</summary>
public sealed class SavePriceList(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    private const long MostOre = 100_000_000_00;

    /// <summary>The same list again does nothing and gives the id that it has.</summary>
    /// <param name="name">Unique among the price lists.</param>
    /// <param name="source">Who decided the prices, and when.</param>
    /// <param name="rows">One for each area that has a price of its own, and at most one (without area) for all others.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>The list's id.</returns>
    /// <exception cref="RefusedException">A price makes no sense, an area is named twice or unknown, or the name is taken.</exception>
    public async Task<long> RunAsync(
        string name,
        string source,
        IReadOnlyList<PriceRow> rows,
        string actor,
        CancellationToken cancel = default
    )
    {
        string wanted = Texts.Name("A price list", name);
        string from = Texts.Long("The prices' source", source, 400);
        if (rows.Count == 0)
        {
            throw new RefusedException(
                $"The price list {wanted} has no price: give one for all areas, or one for each."
            );
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                await CheckAsync(db, rows, cancel);
                if (await SameAsync(db, wanted, from, rows, cancel) is { } same)
                {
                    return same;
                }
                var list = new PriceList
                {
                    Name = wanted,
                    Source = from,
                    MadeAt = time.UtcNow(),
                    Actor = actor,
                    Rows = [.. rows.Select(Stored)],
                };
                db.Add(list);
                await db.SaveChangesAsync(cancel);
                await db.AppendAsync(
                    list.MadeAt,
                    actor,
                    "Offers",
                    nameof(SavePriceList),
                    nameof(PriceList),
                    list.Id,
                    new { list.Name, rows = rows.Count },
                    cancel
                );
                return list.Id;
            },
            cancel
        );
    }

    private static async Task<long?> SameAsync(
        ByfiberDb db,
        string name,
        string source,
        IReadOnlyList<PriceRow> rows,
        CancellationToken cancel
    )
    {
        var known = await db
            .PriceLists.AsNoTracking()
            .Include(l => l.Rows)
            .SingleOrDefaultAsync(l => l.Name == name, cancel);
        if (known is null)
        {
            return null;
        }
        bool same =
            known.Source == source
            && known
                .Rows.Select(r => (r.AreaId, Figures(r)))
                .ToHashSet()
                .SetEquals(rows.Select(r => (r.AreaId, Figures(r))));
        return same
            ? known.Id
            : throw new RefusedException(
                $"There is already a price list called {name}, with other prices: choose another name."
            );
    }

    private static async Task CheckAsync(ByfiberDb db, IReadOnlyList<PriceRow> rows, CancellationToken cancel)
    {
        var names = await db.Areas.ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var seen = new HashSet<long>();
        foreach (var row in rows)
        {
            if (row.AreaId is { } id && !names.ContainsKey(id))
            {
                throw RefusedException.Missing("area", id);
            }
            string where = row.AreaId is { } area ? names[area] : "all areas";
            if (!seen.Add(row.AreaId ?? 0))
            {
                throw new RefusedException($"The price list has two prices for {where}: keep one.");
            }
            if (Wrong(row) is { } wrong)
            {
                throw new RefusedException($"The price for {where} makes no sense: {wrong}.");
            }
        }
    }

    private static string? Wrong(PricedRow r)
    {
        long[] ore =
        [
            r.ConnectionOre,
            r.LateConnectionOre,
            r.DigBaseOre,
            r.DigPerMetreOre,
            r.RotMostOre,
            r.InstalmentOre,
            r.NetworkMonthlyOre,
            r.CancelEarlyOre,
            r.CancelDecidedOre,
            r.CancelBuildingOre,
        ];
        if (ore.Any(x => x is < 0 or > MostOre))
        {
            return "amounts lie between 0 and 100 million kronor";
        }
        if (r.LateConnectionOre < r.ConnectionOre)
        {
            return "the late price must not be lower than the price in time";
        }
        if (r.DigBaseMm is < 0 or > 10_000_000)
        {
            return "the first stretch of digging is between 0 and 10,000 metres";
        }
        if (r.RotWorkPercent is < 0 or > 100 || r.RotPercent is < 0 or > 100)
        {
            return "shares of the ROT deduction lie between 0 and 100 percent";
        }
        if (r.InstalmentMonths is < 0 or > 240 || r.InstalmentMonths > 0 != r.InstalmentOre > 0)
        {
            return "instalments need both months (at most 240) and an amount, or neither";
        }
        return r.CancelEarlyOre <= r.CancelDecidedOre && r.CancelDecidedOre <= r.CancelBuildingOre
            ? null
            : "the fee for cancelling must not fall from stage to stage";
    }

    private static PriceListRow Stored(PriceRow r) =>
        new()
        {
            AreaId = r.AreaId,
            ConnectionOre = r.ConnectionOre,
            LateConnectionOre = r.LateConnectionOre,
            DigBaseOre = r.DigBaseOre,
            DigBaseMm = r.DigBaseMm,
            DigPerMetreOre = r.DigPerMetreOre,
            RotWorkPercent = r.RotWorkPercent,
            RotPercent = r.RotPercent,
            RotMostOre = r.RotMostOre,
            InstalmentMonths = r.InstalmentMonths,
            InstalmentOre = r.InstalmentOre,
            NetworkMonthlyOre = r.NetworkMonthlyOre,
            CancelEarlyOre = r.CancelEarlyOre,
            CancelDecidedOre = r.CancelDecidedOre,
            CancelBuildingOre = r.CancelBuildingOre,
        };

    private static (long, long, long, long, long, (int, int, long, int, long, long), long, long, long) Figures(
        PricedRow r
    ) =>
        (
            r.ConnectionOre,
            r.LateConnectionOre,
            r.DigBaseOre,
            r.DigBaseMm,
            r.DigPerMetreOre,
            (r.RotWorkPercent, r.RotPercent, r.RotMostOre, r.InstalmentMonths, r.InstalmentOre, r.NetworkMonthlyOre),
            r.CancelEarlyOre,
            r.CancelDecidedOre,
            r.CancelBuildingOre
        );
}

/// <summary>A price as a person gives it: for one area, or (without area) for all that have none of their own.</summary>
public sealed class PriceRow : PricedRow
{
    public long? AreaId { get; init; }
}
