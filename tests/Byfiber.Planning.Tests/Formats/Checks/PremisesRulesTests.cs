using static Byfiber.Planning.Tests.Formats.Checks.BrokenPlan;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class PremisesRulesTests
{
    [Fact]
    public void Who_is_not_planned_is_told_why() =>
        ShouldBreak("unplanned-have-reason", "UPDATE premises SET reason = NULL WHERE id = 5").Ids.ShouldBe(["5"]);

    [Fact]
    public void A_drop_is_as_long_as_its_trenches() =>
        ShouldBreak("drop-is-its-trench", "UPDATE premises SET drop_mm = drop_mm + 1 WHERE id = 4").Ids.ShouldBe(["4"]);

    [Fact]
    public void No_drop_is_longer_than_the_rules_allow() =>
        ShouldBreak("drop-within-rules", Rule("maxDropMm", 31_999)).Ids.ShouldBe(["3", "4"]);

    [Fact]
    public void Every_row_lies_in_an_area() =>
        ShouldBreak("areas-exist", "UPDATE nodes SET area_id = 9 WHERE id = 2").Ids.ShouldBe(["nodes 2"]);

    [Fact]
    public void An_area_counts_its_premises() =>
        ShouldBreak("areas-exist", "UPDATE areas SET premises_count = 3 WHERE id = 1").Ids.ShouldBe(["areas 1"]);
}
