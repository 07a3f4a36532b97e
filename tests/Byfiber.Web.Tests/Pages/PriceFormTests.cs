using Byfiber.Core.Contracts.Areas;
using Byfiber.Web.Pages.OnePrice;

namespace Byfiber.Web.Tests.Pages;

/// <summary>The simulator's form as an address carries it, and its drawing.</summary>
public class PriceFormTests
{
    private static readonly KnownBasis s_known = new(
        7,
        2,
        new PriceBasis
        {
            PlanAreaIds = [1, 2],
            Names = ["Öster", "Väster"],
            Premises = [10, 30],
            FixedOre = [1_000_000, 2_000_000],
            MarginalOre = [100_000, 300_000],
            MarginalCount = [10, 30],
        },
        [0, 15],
        1_950_000
    );

    [Fact]
    public void A_wish_goes_through_an_address_and_comes_back_the_same()
    {
        var wish = new PriceWish
        {
            PriceOre = 2_100_000,
            VatPercent = 12,
            CostPercent = 115,
            MonthlyOre = 4_000,
            Months = 60,
            TakeUp = [6250, 33],
            Included = [true, false],
            Demand = new DemandLine(1_000_000, 8_000, 3_000_000, 1_050),
        };

        var back = PriceForm.Read(s_known, PriceForm.Of(s_known, wish).Query()).Wish!;

        back.ShouldSatisfyAllConditions(
            w =>
                (w.PriceOre, w.VatPercent, w.CostPercent, w.MonthlyOre, w.Months).ShouldBe(
                    (2_100_000, 12, 115, 4_000, 60)
                ),
            w => w.TakeUp.ShouldBe([6250, 33]),
            w => w.Included.ShouldBe([true, false]),
            w => w.Demand.ShouldBe(wish.Demand)
        );
    }

    [Fact]
    public void The_first_form_has_the_price_list_and_who_has_signed()
    {
        var wish = PriceForm.First(s_known).Wish!;

        wish.PriceOre.ShouldBe(1_950_000);
        wish.TakeUp.ShouldBe([6000, 5000]);
        wish.Included.ShouldBe([true, true]);
    }

    [Theory]
    [InlineData("62,5", 6250)]
    [InlineData("62.5 %", 6250)]
    [InlineData("0", 0)]
    [InlineData("100", 10_000)]
    [InlineData("100,01", null)]
    [InlineData("1,234", null)]
    [InlineData("-1", null)]
    [InlineData("", null)]
    public void A_share_is_percent_with_two_decimals_at_most(string written, int? share) =>
        Written.Share(written).ShouldBe(share);

    [Theory]
    [InlineData("20 000 kr", 2_000_000)]
    [InlineData("20\u00a0000", 2_000_000)]
    [InlineData("20,5", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData(null, null)]
    public void Kronor_are_whole(string? written, int? ore) => Written.Ore(written).ShouldBe(ore);

    [Fact]
    public void A_curve_lies_in_its_drawing_and_nothing_is_drawn_at_nothing()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var points = Enumerable
                .Range(0, random.Next(2, 42))
                .Select(i => (At: i * 10_000.0, Ore: (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(3, 14))))
                .ToList();
            var chart = new MarginChart(points, 100_000);

            points.ShouldAllBe(p =>
                chart.X(p.At) >= MarginChart.Left
                && chart.X(p.At) <= MarginChart.Right + 0.001
                && chart.Y(p.Ore) >= MarginChart.Top - 0.001
                && chart.Y(p.Ore) <= MarginChart.Bottom + 0.001
            );
            chart.MarginTicks.ShouldContain(tick => tick.Millions == 0, $"seed {seed}");
        }
    }
}
