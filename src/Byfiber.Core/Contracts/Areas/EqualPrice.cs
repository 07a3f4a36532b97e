namespace Byfiber.Core.Contracts.Areas;

/// <summary>
/// The equal-price simulator: one price for all areas against what each costs. An area with k takers of n premises brings
/// k times the price without VAT (and what is counted of the months), and costs its fixed part plus k times its houses' average part. All is exact in
/// whole öre: the takers are the share of the premises rounded to the nearest house, the price without VAT is rounded down per connection, an area's cost up.
/// </summary>
/// <remarks>
/// Break-even is found exactly, not by trying prices: the takers change only at certain prices (found by bisection), and between two of
/// them the margin rises with the price, so the least price that pays there has a closed form. O(houses · areas) for a demand line, O(areas)
/// without one. Intermediate products are 128 bits wide.
/// </remarks>
public sealed class EqualPrice
{
    private const int Points = 41;
    private const int ShareStep = 250;

    private readonly PriceBasis _basis;
    private readonly PriceWish _wish;
    private readonly long _mostOre;

    private EqualPrice(PriceBasis basis, PriceWish wish, long mostOre) =>
        (_basis, _wish, _mostOre) = (basis, wish, mostOre);

    /// <exception cref="RefusedException">A figure of the wish is out of range.</exception>
    public static PriceOutcome Of(PriceBasis basis, PriceWish wish) => Of(basis, wish, PriceWish.MostPriceOre);

    /// <summary>The same with a highest price that break-even is looked for up to.</summary>
    internal static PriceOutcome Of(PriceBasis basis, PriceWish wish, long mostOre)
    {
        wish.Check(basis.Count);
        return new EqualPrice(basis, wish, mostOre).Outcome();
    }

    private PriceOutcome Outcome()
    {
        var areas = Areas();
        var pays = Pays();
        return new PriceOutcome
        {
            Areas = areas,
            Takers = areas.Sum(a => a.Takers),
            IncomeOre = areas.Sum(a => a.IncomeOre),
            CostOre = areas.Sum(a => a.CostOre),
            CarriedOre = areas.Sum(a => a.GivesOre),
            BreakEvenOre = pays.Lowest,
            HighestOre = _wish.Demand is null ? null : pays.Highest,
            BestOre = _wish.Demand is null || pays.Best == _mostOre ? null : pays.Best,
            BreakEvenShare = BreakEvenShare(),
            ByPrice = ByPrice(pays.Lowest),
            ByShare =
            [
                .. Enumerable
                    .Range(0, PriceWish.Everybody / ShareStep + 1)
                    .Select(i => new SharePoint(i * ShareStep, MarginAtShare(i * ShareStep))),
            ],
            ByBoth = ByBoth(pays.Lowest),
            Sensitivity = Sensitivity(),
        };
    }

    private IReadOnlyList<PriceAreaOutcome> Areas()
    {
        int count = _basis.Count;
        var takers = Takers(_wish.PriceOre);
        long each = EachOre(_wish.PriceOre);
        long[] income = [.. takers.Select(k => k * each)];
        long[] cost = [.. takers.Select((k, i) => CostOre(i, k))];
        long[] surplus = [.. income.Zip(cost, (i, c) => Math.Max(0, i - c))];
        long[] deficit = [.. income.Zip(cost, (i, c) => Math.Max(0, c - i))];
        long carried = Math.Min(surplus.Sum(), deficit.Sum());
        long[] gives = Split(surplus, carried);
        long[] gets = Split(deficit, carried);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new PriceAreaOutcome
                {
                    PlanAreaId = _basis.PlanAreaIds[i],
                    Name = _basis.Names[i],
                    Included = _wish.Included[i],
                    Premises = _basis.Premises[i],
                    Takers = takers[i],
                    IncomeOre = income[i],
                    CostOre = cost[i],
                    OwnPriceOre = takers[i] == 0 ? null : LeastPrice(cost[i], takers[i]),
                    GivesOre = gives[i],
                    GetsOre = gets[i],
                }),
        ];
    }

    /// <summary>An amount in proportion to the parts, whole öre that sum to it exactly and never exceed a part.</summary>
    private static long[] Split(long[] parts, long amount)
    {
        long all = parts.Sum();
        var split = new long[parts.Length];
        if (all == 0)
        {
            return split;
        }
        long before = 0,
            given = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            before += parts[i];
            long until = (long)((Int128)before * amount / all);
            split[i] = until - given;
            given = until;
        }
        return split;
    }

    /// <summary>Per area, how many take a price.</summary>
    private int[] Takers(long priceOre, int sharePercent = 100)
    {
        var takers = new int[_basis.Count];
        for (int i = 0; i < takers.Length; i++)
        {
            takers[i] = TakersOf(i, priceOre, sharePercent);
        }
        return takers;
    }

    private int TakersOf(int area, long priceOre, int sharePercent = 100)
    {
        if (!_wish.Included[area])
        {
            return 0;
        }
        if (_wish.Demand is not { } line)
        {
            return Rounded(_basis.Premises[area], (Int128)_wish.TakeUp[area] * sharePercent, 100 * PriceWish.Everybody);
        }
        Int128 run = line.HighOre - line.LowOre;
        var share = line.LowShare * run - (Int128)(line.LowShare - line.HighShare) * (priceOre - line.LowOre);
        return Rounded(_basis.Premises[area], share * sharePercent, 100 * PriceWish.Everybody * run);
    }

    /// <summary>A share of so many, to the nearest one, at least none and at most all.</summary>
    private static int Rounded(int of, Int128 share, Int128 whole) =>
        share <= 0 ? 0
        : share >= whole ? of
        : (int)((2 * of * share + whole) / (2 * whole));

    /// <summary>What one taker brings: the price without VAT, rounded down, and what is counted of the months.</summary>
    private long EachOre(long priceOre) => priceOre * 100 / (100 + _wish.VatPercent) + _wish.MonthlyOre * _wish.Months;

    /// <summary>An area's cost with so many takers, rounded up; nothing where the area is not built.</summary>
    private long CostOre(int area, int takers, int costPercent = 100)
    {
        if (!_wish.Included[area])
        {
            return 0;
        }
        int houses = Math.Max(1, _basis.MarginalCount[area]);
        var parts = (Int128)_basis.FixedOre[area] * houses + (Int128)_basis.MarginalOre[area] * takers;
        var whole = (Int128)houses * 10_000;
        return checked((long)((parts * _wish.CostPercent * costPercent + whole - 1) / whole));
    }

    private long MarginOre(int[] takers, long priceOre, int costPercent = 100)
    {
        long each = EachOre(priceOre),
            margin = 0;
        for (int i = 0; i < takers.Length; i++)
        {
            margin += takers[i] * each - CostOre(i, takers[i], costPercent);
        }
        return margin;
    }

    /// <summary>The least price with VAT at which so many takers bring so much; null when it is above the highest.</summary>
    private long? LeastPrice(long costOre, long takers)
    {
        long each = (costOre + takers - 1) / takers - _wish.MonthlyOre * _wish.Months;
        long price = each <= 0 ? 0 : (long)(((Int128)each * (100 + _wish.VatPercent) + 99) / 100);
        return price <= _mostOre ? price : null;
    }

    /// <summary>The lowest and highest price at which the whole pays, and the one with the largest margin.</summary>
    private (long? Lowest, long? Highest, long? Best) Pays()
    {
        long? lowest = null,
            highest = null,
            best = null;
        long most = long.MinValue,
            start = 0;
        foreach (long end in Ends())
        {
            var takers = Takers(end);
            long count = takers.Sum(k => (long)k),
                cost = takers.Select((k, i) => CostOre(i, k)).Sum();
            var least =
                cost <= 0 ? 0
                : count == 0 ? null
                : LeastPrice(cost, count);
            if (least <= end)
            {
                lowest ??= Math.Max(start, least.Value);
                highest = end;
            }
            long margin = count * EachOre(end) - cost;
            if (margin > most)
            {
                (most, best) = (margin, end);
            }
            start = end + 1;
        }
        return (lowest, highest, best);
    }

    /// <summary>The highest price of each stretch of prices in which nobody's mind changes, in order.</summary>
    private SortedSet<long> Ends()
    {
        var ends = new SortedSet<long> { _mostOre };
        for (int i = 0; _wish.Demand is not null && i < _basis.Count; i++)
        {
            int last = TakersOf(i, _mostOre);
            for (int k = TakersOf(i, 0); k > last; k--)
            {
                ends.Add(LastPriceWith(i, k));
            }
        }
        return ends;
    }

    /// <summary>The highest price that at least so many of an area take; more take nothing than that.</summary>
    private long LastPriceWith(int area, int takers)
    {
        long low = 0,
            high = _mostOre;
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            (low, high) = TakersOf(area, middle) >= takers ? (middle, high) : (low, middle);
        }
        return low;
    }

    private long MarginAtShare(int share, long? priceOre = null)
    {
        var takers = new int[_basis.Count];
        for (int i = 0; i < takers.Length; i++)
        {
            takers[i] = _wish.Included[i] ? Rounded(_basis.Premises[i], share, PriceWish.Everybody) : 0;
        }
        return MarginOre(takers, priceOre ?? _wish.PriceOre);
    }

    /// <summary>Half the price to one and a half, and where it breaks even, in whole hundreds of kronor, by shares of a fifth each.</summary>
    private IReadOnlyList<PriceRow> ByBoth(long? breakEvenOre)
    {
        const long Round = 10_000;
        const int Fifth = PriceWish.Everybody / 5;
        long even = ((breakEvenOre ?? 0) + Round - 1) / Round * Round;
        var prices = new[] { _wish.PriceOre / 2, _wish.PriceOre * 3 / 2, even, even * 5 / 4 }
            .Select(price => price / Round * Round)
            .Append(_wish.PriceOre)
            .Where(price => price > 0 && price <= _mostOre || price == _wish.PriceOre)
            .Distinct()
            .Order();
        return
        [
            .. prices.Select(price => new PriceRow(
                price,
                [.. Enumerable.Range(1, 5).Select(i => new SharePoint(i * Fifth, MarginAtShare(i * Fifth, price)))]
            )),
        ];
    }

    /// <summary>Every share is tried, since more takers can also cost more than they bring.</summary>
    private int? BreakEvenShare()
    {
        for (int share = 0; share <= PriceWish.Everybody; share++)
        {
            if (MarginAtShare(share) >= 0)
            {
                return share;
            }
        }
        return null;
    }

    /// <summary>From nothing to past the price and break-even, in whole steps of hundred kronor.</summary>
    private IReadOnlyList<PricePoint> ByPrice(long? breakEvenOre)
    {
        const long Step = 10_000;
        long far = Math.Max(2 * _wish.PriceOre, (breakEvenOre ?? 0) * 5 / 4);
        far = Math.Max(far, _wish.Demand?.HighOre ?? 0);
        long step = Math.Max(Step, (far / (Points - 1) + Step - 1) / Step * Step);
        return
        [
            .. Enumerable
                .Range(0, Points)
                .Select(i => i * step)
                .TakeWhile(price => price <= Math.Max(_mostOre, Step))
                .Select(price =>
                {
                    var takers = Takers(price);
                    return new PricePoint(price, MarginOre(takers, price), takers.Sum());
                }),
        ];
    }

    private IReadOnlyList<PriceSensitivity> Sensitivity()
    {
        long price = _wish.PriceOre;
        var takers = Takers(price);
        long AtPrice(long other) => MarginOre(Takers(other), other);
        PriceSensitivity[] all =
        [
            new(PriceFactor.Price, AtPrice(price * 9 / 10), AtPrice(price * 11 / 10)),
            new(PriceFactor.TakeUp, MarginOre(Takers(price, 90), price), MarginOre(Takers(price, 110), price)),
            new(PriceFactor.Cost, MarginOre(takers, price, 90), MarginOre(takers, price, 110)),
        ];
        return [.. all.OrderByDescending(one => one.SpreadOre)];
    }
}
