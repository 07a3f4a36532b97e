using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;

namespace Byfiber.Core.Tests.Contracts.Areas;

public class ThresholdCountTests
{
    [Theory]
    [InlineData(60, 100, 60)]
    [InlineData(60, 101, 61)]
    [InlineData(1, 1, 1)]
    [InlineData(100, 37, 37)]
    [InlineData(50, 0, 0)]
    public void A_share_is_whole_premises_rounded_up(long percent, int premises, int count) =>
        ThresholdCount.Of(ThresholdKind.Share, percent, premises, null).ShouldBe(count);

    [Fact]
    public void A_count_is_itself() => ThresholdCount.Of(ThresholdKind.Count, 42, 10, null).ShouldBe(42);

    [Fact]
    public void A_price_without_a_plan_asks_for_nobody_knows_how_many() =>
        ThresholdCount.Of(ThresholdKind.PaysAtPrice, 2_000_000, 10, null).ShouldBeNull();

    [Fact]
    public void A_price_asks_for_the_least_count_whose_income_covers_both_parts_of_the_cost()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            int houses = random.Next(1, 50);
            var cost = new AreaCost(random.Next(0, 5000), random.Next(0, 300) * houses, houses);
            long price = random.Next(1, 500);
            int? least = Enumerable
                .Range(0, 260_000)
                .Where(k =>
                    (Int128)k * (price * 100 / 125) * houses
                    >= (Int128)cost.FixedOre * houses + (Int128)cost.MarginalOre * k
                )
                .Select(k => (int?)k)
                .FirstOrDefault();

            ThresholdCount.Of(ThresholdKind.PaysAtPrice, price, 50, cost).ShouldBe(least, $"seed {seed}");
        }
    }

    [Fact]
    public void A_price_below_what_each_house_adds_is_never_enough() =>
        ThresholdCount.Of(ThresholdKind.PaysAtPrice, 125, 10, new AreaCost(1, 1000, 10)).ShouldBeNull();
}
