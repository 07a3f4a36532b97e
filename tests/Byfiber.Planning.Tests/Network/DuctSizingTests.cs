using Byfiber.Planning.Network;

namespace Byfiber.Planning.Tests.Network;

public class DuctSizingTests
{
    [Fact]
    public void A_stretch_gets_the_fewest_tubes_that_hold_its_cables()
    {
        var plan = Village.Plan(Village.Lane(1_500, 25));

        foreach (
            var trench in plan.Ducts.Where(duct => duct.Kind == DuctKind.Distribution).GroupBy(duct => duct.TrenchId)
        )
        {
            int used = trench.Sum(duct => duct.Used),
                needed = (used * 110 + 99) / 100;
            trench.Sum(duct => duct.Tubes).ShouldBe(Least(needed, plan.Rules.DistributionDuctSizes));
        }
    }

    /// <summary>The slow oracle: the least sum of sizes that covers a need, by trying every last bundle.</summary>
    private static int Least(int need, int[] sizes) =>
        need <= 0
            ? 0
            : sizes.Min(size => size + (size >= need ? 0 : Least(need - size, [.. sizes.Where(s => s <= size)])));

    [Fact]
    public void Every_cable_has_a_tube_of_its_own_in_each_stretch()
    {
        var plan = Village.Plan(Village.Lane(1_500, 25));

        foreach (var duct in plan.Ducts)
            plan.Cables.Count(cable => cable.DuctIds.Contains(duct.Id)).ShouldBe(duct.Used);
    }

    [Fact]
    public void A_feeder_passes_a_handhole_before_blowing_ends()
    {
        var rules = new PlanningRules { MaxBlowingMm = 800_000 };
        var plan = Village.Plan(Village.Lane(6_000, 300), request => request with { Rules = rules });

        plan.Nodes.Count(node => node.Kind == NodeKind.Joint).ShouldBeGreaterThan(0);
    }
}
