using static Byfiber.Planning.Tests.Formats.Checks.BrokenPlan;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class DuctRulesTests
{
    [Fact]
    public void A_duct_is_as_long_as_its_trench() =>
        ShouldBreak(
            "ducts-inside-trenches",
            "UPDATE ducts SET length_mm = length_mm + 1 WHERE id = 7",
            implied: "cable-length-is-sum-of-ducts"
        )
            .Ids.ShouldBe(["7"]);

    [Fact]
    public void A_built_duct_lies_in_a_built_trench() =>
        ShouldBreak("ducts-inside-trenches", "UPDATE ducts SET built = 1 WHERE id = 7", implied: "bill-matches-tables");

    [Fact]
    public void A_duct_tells_how_many_cables_run_in_it() =>
        ShouldBreak("tubes-not-over-filled", "UPDATE ducts SET used = 0 WHERE id = 7").Ids.ShouldBe(["7"]);

    [Fact]
    public void A_tube_takes_one_cable() =>
        ShouldBreak(
            "tubes-not-over-filled",
            "UPDATE ducts SET tubes = 1, item = 'duct.distribution.1' WHERE id = 4",
            implied: "bill-matches-tables"
        )
            .Ids.ShouldBe(["4"]);

    [Fact]
    public void An_existing_route_takes_no_more_fibres_than_it_has_free() =>
        ShouldBreak("existing-not-over-filled", "UPDATE trenches SET free_fibres = 1 WHERE id = 9").Ids.ShouldBe(["9"]);

    [Fact]
    public void A_duct_is_bought_as_it_is_drawn() =>
        ShouldBreak("duct-item-names-its-size", "UPDATE ducts SET item = 'duct.drop.2' WHERE id = 7")
            .Ids.ShouldBe(["7"]);
}
