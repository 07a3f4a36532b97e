using static Byfiber.Planning.Tests.Formats.Checks.BrokenPlan;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class FibreRulesTests
{
    [Fact]
    public void Who_orders_has_a_port() =>
        ShouldBreak("fibre-path-complete", "UPDATE premises SET port = NULL WHERE id = 3").Ids.ShouldBe(["3"]);

    [Fact]
    public void A_premises_has_no_more_paths_than_units() =>
        ShouldBreak("fibre-path-complete", "UPDATE premises SET units = 1 WHERE id = 2", implied: "bill-matches-tables")
            .Ids.ShouldBe(["2"]);

    [Fact]
    public void A_fibre_path_runs_unbroken_to_its_site() =>
        ShouldBreak(
            "fibre-path-runs-inside-cables",
            "UPDATE cables SET to_node = 6 WHERE id = 4",
            implied: "cables-inside-ducts"
        )
            .Ids.ShouldBe(["4"]);

    [Fact]
    public void A_fibre_path_is_as_long_as_its_cables() =>
        ShouldBreak("fibre-length-is-sum-of-cables", "UPDATE fibre_paths SET length_mm = length_mm + 1 WHERE id = 4")
            .Ids.ShouldBe(["4"]);

    [Fact]
    public void A_fibre_path_loses_what_its_parts_lose() =>
        ShouldBreak("loss-is-recomputed", "UPDATE fibre_paths SET loss_mdb = 1400 WHERE id = 4").Ids.ShouldBe(["4"]);

    [Fact]
    public void No_fibre_path_loses_more_than_the_budget() =>
        ShouldBreak("loss-within-budget", Rule("maxLossMdb", 1_400)).Ids.ShouldBe(["3", "4"]);

    [Fact]
    public void No_fibre_path_is_longer_than_the_reach() =>
        ShouldBreak("reach-within-rules", Rule("maxFibreMm", 639_999)).Ids.ShouldBe(["3"]);

    [Fact]
    public void A_port_serves_one_path() =>
        ShouldBreak("ports-unique", "UPDATE fibre_paths SET port = 1 WHERE id = 4").Ids.ShouldBe(["1", "4"]);

    [Fact]
    public void A_fibre_path_is_spliced_at_its_cabinet() =>
        ShouldBreak("path-is-spliced", "UPDATE splices SET in_fibre = 5 WHERE id = 8").Ids.ShouldBe(["4"]);

    [Fact]
    public void A_splice_joins_fibres_that_exist() =>
        ShouldBreak("splices-join-fibres", "UPDATE splices SET out_fibre = 25 WHERE id = 11").Ids.ShouldBe(["11"]);

    [Fact]
    public void A_fibre_end_is_spliced_once() =>
        ShouldBreak("splices-join-fibres", "UPDATE splices SET out_fibre = 1 WHERE id = 11").Ids.ShouldBe(["11"]);
}
