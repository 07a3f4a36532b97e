using Byfiber.Planning.Costs;

namespace Byfiber.Planning.Network;

/// <summary>
/// How large and how far apart cabinets should be: many small ones near the houses save microduct and drop cable, few large
/// ones save cabinets and feeders. Every pair of a standard size and a limit on carrying (from half a cabinet's price to none) is
/// laid out and priced for everybody (<see cref="CabinetPricing"/>); the cheapest is sized. Exact formulations are capacitated facility location on a tree.
/// </summary>
internal static class CabinetChoice
{
    public static (NetworkPlan Plan, NetworkSizing Sizing) Cheapest(
        NetworkPlan plan,
        PlanningRules rules,
        CostBook costs,
        int[] units
    )
    {
        int most = CabinetLayout.Capacity(rules),
            least = units.Where((_, p) => plan.NodeOf[p] >= 0).Max();
        var pricing = new CabinetPricing(plan, rules, costs, units);
        CabinetLayout? best = null;
        long bestMilliOre = long.MaxValue;
        foreach (
            int capacity in rules
                .CabinetSizes.Select(size => Math.Min(size, most))
                .Where(size => size >= least)
                .Append(most)
                .Distinct()
        )
        {
            foreach (double cabinets in (double[])[0.5, 1, 2, 4, 8, double.PositiveInfinity])
            {
                var policy = Policy(rules, costs, capacity) with
                {
                    CarryOre = cabinets * costs.Ore($"cabinet.{rules.CabinetSizes[0]}"),
                };
                var layout = CabinetLayout.Place(plan.Network, plan.Forest, units, policy);
                long milliOre = pricing.Of(layout);
                if (milliOre < bestMilliOre)
                    (best, bestMilliOre) = (layout, milliOre);
            }
        }
        plan = plan with { Cabinets = best! };
        return (plan, NetworkSizing.Size(plan, rules, units));
    }

    private static CabinetPolicy Policy(PlanningRules rules, CostBook costs, int capacity)
    {
        int bundle = rules.DistributionDuctSizes[^1];
        double drop =
            costs.Ore($"cable.drop.{rules.DropCableSizes[0]}")
            + costs.Ore($"duct.distribution.{bundle}") / (double)bundle;
        double feeder =
            costs.Ore($"cable.{rules.CableSizes[0]}") + costs.Ore($"duct.feeder.{rules.FeederDuctSizes[0]}");
        return new CabinetPolicy(
            capacity,
            rules.MaxMicroductMm,
            rules.Architecture == Architecture.Pon,
            0,
            drop,
            feeder
        );
    }
}
