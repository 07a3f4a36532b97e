using Byfiber.Core.Contracts.Areas;

namespace Byfiber.Core.Tests.Contracts.Areas;

/// <summary>The simulator against a slow oracle that tries every price, on random municipalities with fixed seeds.</summary>
public class EqualPriceTests
{
    private const int Runs = 300;

    [Fact]
    public void Break_even_is_the_first_price_that_pays_of_all_prices()
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            var (basis, wish, most) = Random(seed);
            var margins = Enumerable.Range(0, (int)most + 1).Select(p => Margin(basis, wish, p)).ToList();
            long? lowest = margins.FindIndex(m => m >= 0) is >= 0 and var first ? first : null;
            long? highest = margins.FindLastIndex(m => m >= 0) is >= 0 and var last ? last : null;

            var outcome = EqualPrice.Of(basis, wish, most);

            outcome.BreakEvenOre.ShouldBe(lowest, $"seed {seed}");
            outcome.HighestOre.ShouldBe(wish.Demand is null ? null : highest, $"seed {seed}");
            if (outcome.BestOre is { } best)
            {
                margins[(int)best].ShouldBe(margins.Max(), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void Income_cost_and_margin_add_up_and_agree_with_the_oracle()
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            var (basis, wish, most) = Random(seed);
            var outcome = EqualPrice.Of(basis, wish, most);

            outcome.MarginOre.ShouldBe((long)Margin(basis, wish, wish.PriceOre), $"seed {seed}");
            outcome.MarginOre.ShouldBe(outcome.Areas.Sum(a => a.MarginOre), $"seed {seed}");
            outcome.SubsidyOre.ShouldBe(Math.Max(0, -outcome.MarginOre), $"seed {seed}");
            outcome.Areas.ShouldAllBe(a => a.Included || a.IncomeOre == 0 && a.CostOre == 0 && a.Takers == 0);
            outcome.Areas.ShouldAllBe(a => a.Takers >= 0 && a.Takers <= a.Premises);
        }
    }

    [Fact]
    public void What_is_given_is_what_is_got_and_nobody_gives_more_than_a_surplus()
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            var (basis, wish, most) = Random(seed);
            var areas = EqualPrice.Of(basis, wish, most).Areas;

            areas.Sum(a => a.GivesOre).ShouldBe(areas.Sum(a => a.GetsOre), $"seed {seed}");
            areas.ShouldAllBe(a => a.GivesOre >= 0 && a.GivesOre <= Math.Max(0, a.MarginOre));
            areas.ShouldAllBe(a => a.GetsOre >= 0 && a.GetsOre <= Math.Max(0, -a.MarginOre));
            long surplus = areas.Sum(a => Math.Max(0, a.MarginOre)),
                deficit = areas.Sum(a => Math.Max(0, -a.MarginOre));
            areas.Sum(a => a.GivesOre).ShouldBe(Math.Min(surplus, deficit), $"seed {seed}");
        }
    }

    [Fact]
    public void The_take_up_that_breaks_even_is_the_first_that_does()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var (basis, wish, most) = Random(seed);
            int? first = Enumerable
                .Range(0, 10_001)
                .Where(share => Margin(basis, Flat(basis, wish, share), wish.PriceOre) >= 0)
                .Select(share => (int?)share)
                .FirstOrDefault();

            EqualPrice.Of(basis, wish, most).BreakEvenShare.ShouldBe(first, $"seed {seed}");
        }
    }

    [Fact]
    public void Price_and_take_up_together_agree_with_the_oracle()
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            var (basis, wish, most) = Random(seed);

            var rows = EqualPrice.Of(basis, wish, most).ByBoth;

            rows.Select(r => r.PriceOre).ShouldContain(wish.PriceOre, $"seed {seed}");
            rows.Select(r => r.PriceOre).ShouldBeUnique();
            foreach (var row in rows)
            {
                row.Shares.Select(s => s.Share).ShouldBe([2000, 4000, 6000, 8000, 10_000]);
                row.Shares.Select(s => s.MarginOre)
                    .ShouldBe(
                        row.Shares.Select(s => (long)Margin(basis, Flat(basis, wish, s.Share), row.PriceOre)),
                        $"seed {seed}"
                    );
            }
        }
    }

    [Fact]
    public void An_areas_own_price_is_the_least_that_carries_it()
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            var (basis, wish, _) = Random(seed);
            var areas = EqualPrice.Of(basis, wish).Areas;
            foreach (var area in areas.Where(a => a.OwnPriceOre is not null))
            {
                Brings(area, wish, area.OwnPriceOre!.Value).ShouldBeGreaterThanOrEqualTo(area.CostOre, $"seed {seed}");
                if (area.OwnPriceOre > 0)
                {
                    Brings(area, wish, area.OwnPriceOre.Value - 1).ShouldBeLessThan(area.CostOre, $"seed {seed}");
                }
            }
        }

        static long Brings(PriceAreaOutcome area, PriceWish wish, long price) =>
            area.Takers * (price * 100 / (100 + wish.VatPercent) + wish.MonthlyOre * wish.Months);
    }

    [Fact]
    public void A_tenth_more_of_the_price_is_the_outcome_at_that_price()
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            var (basis, wish, most) = Random(seed);
            var price = EqualPrice.Of(basis, wish, most).Sensitivity.Single(s => s.Factor == PriceFactor.Price);

            price.MoreOre.ShouldBe((long)Margin(basis, wish, wish.PriceOre * 11 / 10), $"seed {seed}");
            price.LessOre.ShouldBe((long)Margin(basis, wish, wish.PriceOre * 9 / 10), $"seed {seed}");
        }
    }

    [Fact]
    public void The_bars_of_sensitivity_stand_the_widest_first()
    {
        var (basis, wish, _) = Random(1);
        var spreads = EqualPrice.Of(basis, wish).Sensitivity.Select(s => s.SpreadOre).ToList();

        spreads.ShouldBe(spreads.OrderDescending());
        spreads.Count.ShouldBe(3);
    }

    [Fact]
    public void The_largest_figures_do_not_overflow()
    {
        var basis = new PriceBasis
        {
            PlanAreaIds = [1, 2],
            Names = ["A", "B"],
            Premises = [1_000_000, 1_000_000],
            FixedOre = [10_000_000_000_000, 0],
            MarginalOre = [90_000_000_000_000, 90_000_000_000_000],
            MarginalCount = [1_000_000, 999_999],
        };
        var wish = new PriceWish
        {
            PriceOre = PriceWish.MostPriceOre,
            CostPercent = 1000,
            MonthlyOre = 10_000_000,
            Months = 1200,
            TakeUp = [10_000, 10_000],
            Included = [true, true],
        };

        var outcome = EqualPrice.Of(basis, wish);

        outcome.IncomeOre.ShouldBe(2_000_000L * (80_000_000 + 12_000_000_000));
        var second = (Int128)90_000_000_000_000 * 1_000_000 * 10;
        outcome.CostOre.ShouldBe(1_000_000_000_000_000 + (long)((second + 999_998) / 999_999));
    }

    [Fact]
    public void Where_nobody_signs_no_price_pays_and_the_subsidy_is_the_whole_cost()
    {
        var (basis, wish, _) = Random(3);
        var outcome = EqualPrice.Of(basis, wish with { Demand = null, TakeUp = new int[basis.Count] });

        (outcome.Takers, outcome.IncomeOre, outcome.BreakEvenOre).ShouldBe((0, 0, null));
        outcome.SubsidyOre.ShouldBe(outcome.CostOre);
    }

    [Theory]
    [InlineData(-1, 0, 10_000)]
    [InlineData(PriceWish.MostPriceOre + 1, 0, 10_000)]
    [InlineData(100, 0, 10_001)]
    [InlineData(100, 0, -1)]
    [InlineData(100, 101, 10_000)]
    public void A_figure_out_of_range_is_refused(long price, int vat, int share)
    {
        var (basis, wish, _) = Random(5);
        var asked = wish with
        {
            PriceOre = price,
            VatPercent = vat,
            Demand = null,
            TakeUp = [.. Enumerable.Repeat(share, basis.Count)],
        };

        Should.Throw<RefusedException>(() => EqualPrice.Of(basis, asked));
    }

    [Theory]
    [InlineData(200, 5000, 100, 2000)]
    [InlineData(100, 5000, 100, 2000)]
    [InlineData(100, 2000, 200, 5000)]
    [InlineData(100, 10_001, 200, 5000)]
    public void A_demand_that_rises_or_has_one_price_is_refused(long low, int lowShare, long high, int highShare)
    {
        var (basis, wish, _) = Random(5);

        Should.Throw<RefusedException>(() =>
            EqualPrice.Of(basis, wish with { Demand = new DemandLine(low, lowShare, high, highShare) })
        );
    }

    [Fact]
    public void A_wish_for_other_areas_than_the_plans_is_refused()
    {
        var (basis, wish, _) = Random(5);

        Should.Throw<RefusedException>(() => EqualPrice.Of(basis, wish with { Included = [] }));
    }

    /// <summary>Straight from the definition, in exact fractions: takers to the nearest house, price without VAT down, cost up.</summary>
    private static Int128 Margin(PriceBasis basis, PriceWish wish, long price)
    {
        Int128 margin = 0;
        for (int i = 0; i < basis.Count; i++)
        {
            if (!wish.Included[i])
            {
                continue;
            }
            decimal share = wish.TakeUp[i];
            if (wish.Demand is { } line)
            {
                share =
                    line.LowShare
                    - (decimal)(line.LowShare - line.HighShare) * (price - line.LowOre) / (line.HighOre - line.LowOre);
            }
            // A hair against what decimal fractions leave out of thirds.
            decimal houses = basis.Premises[i] * Math.Clamp(share, 0, 10_000) / 10_000;
            long takers = (long)Math.Floor(houses + 0.5m + 0.000000000001m);
            decimal cost =
                (basis.FixedOre[i] + (decimal)basis.MarginalOre[i] * takers / Math.Max(1, basis.MarginalCount[i]))
                * wish.CostPercent
                / 100;
            margin += takers * (price * 100 / (100 + wish.VatPercent) + wish.MonthlyOre * wish.Months);
            margin -= (long)Math.Ceiling(cost - 0.000000000001m);
        }
        return margin;
    }

    private static PriceWish Flat(PriceBasis basis, PriceWish wish, int share) =>
        wish with
        {
            Demand = null,
            TakeUp = [.. Enumerable.Repeat(share, basis.Count)],
        };

    private static (PriceBasis Basis, PriceWish Wish, long Most) Random(int seed)
    {
        var random = new Random(seed);
        int areas = random.Next(1, 5);
        int[] Whole(int low, int high) => [.. Enumerable.Range(0, areas).Select(_ => random.Next(low, high))];
        var basis = new PriceBasis
        {
            PlanAreaIds = [.. Enumerable.Range(1, areas)],
            Names = [.. Enumerable.Range(1, areas).Select(i => $"Område {i}")],
            Premises = Whole(0, 30),
            FixedOre = [.. Whole(0, 3000).Select(ore => (long)ore)],
            MarginalOre = [.. Whole(0, 2000).Select(ore => (long)ore)],
            MarginalCount = Whole(0, 20),
        };
        long low = random.Next(0, 200);
        int lowShare = random.Next(1, 10_001);
        var wish = new PriceWish
        {
            PriceOre = random.Next(0, 400),
            VatPercent = random.Next(0, 4) * 25 / 3,
            CostPercent = random.Next(80, 130),
            MonthlyOre = random.Next(0, 3),
            Months = random.Next(0, 12),
            TakeUp = Whole(0, 10_001),
            Included = [.. Enumerable.Range(0, areas).Select(_ => random.Next(5) > 0)],
            Demand =
                random.Next(2) == 0
                    ? null
                    : new DemandLine(low, lowShare, low + random.Next(1, 400), random.Next(0, lowShare + 1)),
        };
        return (basis, wish, 600);
    }
}
