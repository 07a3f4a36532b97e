using static Byfiber.Planning.Tests.Formats.Checks.BrokenPlan;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class EquipmentRulesTests
{
    [Fact]
    public void A_cabinet_counts_its_premises() =>
        ShouldBreak("cabinet-within-size", "UPDATE cabinets SET premises_count = 2").Ids.ShouldBe(["1"]);

    [Fact]
    public void A_cabinet_has_a_size_that_is_sold() =>
        ShouldBreak("cabinet-within-size", "UPDATE cabinets SET size = 25", implied: "bill-matches-tables");

    [Fact]
    public void A_site_serves_no_more_units_than_it_may() =>
        ShouldBreak("site-within-capacity", Rule("siteCapacity", 3)).Ids.ShouldBe(["1"]);

    [Fact]
    public void A_site_has_ports_for_all_who_use_one() =>
        ShouldBreak("site-equipment-suffices", "UPDATE sites SET ports = 2 WHERE id = 1").Ids.ShouldBe(["1"]);

    [Fact]
    public void A_cabinet_node_bears_a_cabinet() =>
        ShouldBreak("equipment-stands-on-its-node", "UPDATE nodes SET kind = 'cabinet' WHERE id = 2")
            .Ids.ShouldBe(["2"]);
}
