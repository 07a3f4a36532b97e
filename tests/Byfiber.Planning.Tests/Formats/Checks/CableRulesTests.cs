using static Byfiber.Planning.Tests.Formats.Checks.BrokenPlan;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class CableRulesTests
{
    [Fact]
    public void A_cable_walks_through_its_ducts_in_order() =>
        ShouldBreak("cables-inside-ducts", "UPDATE cable_ducts SET seq = 3 - seq WHERE cable_id = 4")
            .Ids.ShouldBe(["4"]);

    [Fact]
    public void A_cable_is_as_long_as_its_ducts() =>
        ShouldBreak(
            "cable-length-is-sum-of-ducts",
            "UPDATE cables SET length_mm = length_mm + 1 WHERE id = 4",
            implied: "fibre-length-is-sum-of-cables"
        )
            .Ids.ShouldBe(["4"]);

    [Fact]
    public void A_cable_is_never_over_filled() =>
        ShouldBreak("cable-not-over-filled", "UPDATE cables SET used = 25 WHERE id = 5").Ids.ShouldBe(["5"]);

    [Fact]
    public void A_fibre_serves_one_path() =>
        ShouldBreak(
            "cable-not-over-filled",
            "UPDATE fibre_paths SET drop_fibre = 1 WHERE id = 2",
            "path-is-spliced",
            "loss-is-recomputed"
        )
            .Ids.ShouldBe(["2"]);

    [Fact]
    public void A_cable_is_bought_as_it_is_drawn() =>
        ShouldBreak("cable-item-names-its-size", "UPDATE cables SET item = 'cable.drop.4' WHERE id = 4")
            .Ids.ShouldBe(["4"]);

    [Fact]
    public void A_cable_is_not_blown_farther_than_one_blowing_reaches() =>
        // The backbone is 400 m long too, but has a joint half-way.
        ShouldBreak("blowing-distance", Rule("maxBlowingMm", 250_000)).Ids.ShouldBe(["1"]);

    [Fact]
    public void A_drop_cable_is_not_longer_than_a_microduct_may_be() =>
        ShouldBreak("microduct-within-rules", Rule("maxMicroductMm", 139_999)).Ids.ShouldBe(["3"]);

    [Fact]
    public void Every_site_hangs_on_the_backbone() =>
        ShouldBreak("backbone-joins-sites", "UPDATE cables SET kind = 'feeder' WHERE id = 5").Ids.ShouldBe(["2"]);
}
