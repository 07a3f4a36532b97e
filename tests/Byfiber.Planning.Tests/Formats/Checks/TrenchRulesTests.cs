using static Byfiber.Planning.Tests.Formats.Checks.BrokenPlan;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class TrenchRulesTests
{
    [Fact]
    public void A_trench_is_as_long_as_its_line() =>
        ShouldBreak(
            "trench-length-is-its-geometry",
            $"UPDATE trenches SET geom = {Line((200, 0), (300, 5), (500, 0))} WHERE id = 2"
        )
            .Ids.ShouldBe(["2"]);

    [Fact]
    public void A_trench_runs_from_its_first_node_to_its_second() =>
        ShouldBreak(
            "trench-ends-at-its-nodes",
            "UPDATE trenches SET from_node = to_node, to_node = from_node WHERE id = 1"
        )
            .Ids.ShouldBe(["1"]);

    [Fact]
    public void A_trench_costs_its_price_times_its_length() =>
        ShouldBreak("trench-cost-is-price-times-length", "UPDATE trenches SET cost_ore = cost_ore + 1 WHERE id = 7")
            .Ids.ShouldBe(["7"]);

    [Fact]
    public void A_crossing_costs_its_price() =>
        ShouldBreak(
            "trench-cost-is-price-times-length",
            "UPDATE trenches SET crossing = 0 WHERE id = 5",
            implied: "bill-matches-tables"
        );

    [Fact]
    public void No_trench_is_dug_for_nothing() =>
        ShouldBreak(
            "no-trench-is-empty",
            $"""
            INSERT INTO trenches SELECT 11, geom, from_node, to_node, kind, ground, item, crossing, length_mm,
              cost_ore, area_id, 0, free_fibres FROM trenches WHERE id = 7;
            {Info("rows.trenches", 11)}
            """,
            implied: "summary-is-recounted"
        )
            .Ids.ShouldBe(["11"]);

    [Fact]
    public void Who_orders_hangs_on_the_site_by_trenches_that_are_built() =>
        ShouldBreak(
            "premises-hang-on-site",
            "UPDATE trenches SET built = 0 WHERE id = 10",
            "ducts-inside-trenches",
            "bill-matches-tables"
        )
            .Ids.ShouldBe(["1"]);

    [Fact]
    public void Every_planned_premises_hangs_on_its_site() =>
        ShouldBreak(
            "premises-hang-on-site",
            "UPDATE trenches SET from_node = 7 WHERE id = 7",
            "trench-ends-at-its-nodes",
            "cables-inside-ducts"
        )
            .Ids.ShouldBe(["4"]);
}
