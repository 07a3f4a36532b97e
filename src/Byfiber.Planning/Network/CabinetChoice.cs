using Byfiber.Planning.Costs;

namespace Byfiber.Planning.Network;

/// <summary>
/// How large and how far apart cabinets should be: many small ones near the houses save microduct and drop cable, few large
/// ones save cabinets and feeders. Every pair of a standard size and a limit on carrying (from half a cabinet's price to none) is
/// laid out, sized and priced for everybody; the cheapest stays. Exact formulations are capacitated facility location on a tree.
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
        (NetworkPlan Plan, NetworkSizing Sizing)? best = null;
        double bestOre = double.PositiveInfinity;
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
                var tried = plan with { Cabinets = layout };
                var sizing = NetworkSizing.Size(tried, rules, units);
                double ore = Price(tried, sizing, rules, costs, units);
                if (ore < bestOre)
                    (best, bestOre) = ((tried, sizing), ore);
            }
        }
        return best!.Value;
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

    /// <summary>Öre of all that the choice of cabinets changes: ducts, cables, cabinets, splices at them.</summary>
    private static double Price(
        NetworkPlan plan,
        NetworkSizing sizing,
        PlanningRules rules,
        CostBook costs,
        int[] units
    )
    {
        double ore = 0;
        foreach (var duct in sizing.Ducts)
            ore += costs.Ore(PlanCosting.DuctItem(duct)) * (plan.Network.Stretches[duct.Stretch].LengthMm / 1000.0);
        foreach (var cable in sizing.Cables)
            ore += costs.Ore(PlanCosting.CableItem(cable)) * (cable.LengthMm(plan.Network) / 1000.0);
        foreach (var cabinet in plan.Cabinets.Cabinets)
        {
            int served = cabinet.Premises.Sum(p => units[p]);
            ore +=
                costs.Ore($"cabinet.{NetworkSizing.SizeFor(rules.CabinetSizes, served)}")
                + costs.Ore("splice") * (double)served;
        }
        return ore;
    }
}
