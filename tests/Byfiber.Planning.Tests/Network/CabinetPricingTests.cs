using Byfiber.Planning.Costs;
using Byfiber.Planning.Network;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Tests.Sources.Sample;

namespace Byfiber.Planning.Tests.Network;

public class CabinetPricingTests
{
    [Theory]
    [InlineData(Architecture.PointToPoint)]
    [InlineData(Architecture.Pon)]
    public void Two_layouts_differ_by_what_their_parts_cost_when_they_are_sized(Architecture architecture)
    {
        var rules = new PlanningRules { SiteCapacity = 40 };
        rules = architecture == Architecture.Pon ? rules.AsPon() : rules;
        var request = new PlanRequest
        {
            Map = SmallMunicipality.Generate(3, OddCases.None),
            Rules = rules,
            Effort = 5,
            TimeLimit = null,
        };
        int[] units = [.. request.Map.Premises.Select((p, i) => i % 17 == 0 ? 60 : p.Units.Total)];
        var trenches = TrenchGraphBuilder.Build(request, TestContext.Current.CancellationToken);
        var (plan, _) = new NetworkPlanner(request, trenches).Plan(
            new SteinerOptions { Effort = 5, Time = TimeProvider.System },
            null,
            _ => { },
            TestContext.Current.CancellationToken
        );
        plan.SiteNodes.Count.ShouldBeGreaterThan(1);
        // Backbone between two sites' parts costs the same in every layout and is not counted.
        long? rest = null;
        var pricing = new CabinetPricing(plan, rules, request.Costs, units);
        foreach (int capacity in (int[])[96, 144, 288])
        {
            foreach (double carry in (double[])[0, 1e6, 1e9])
            {
                var policy = new CabinetPolicy(
                    capacity,
                    rules.MaxMicroductMm,
                    architecture == Architecture.Pon,
                    carry,
                    400,
                    900
                );
                var layout = CabinetLayout.Place(plan.Network, plan.Forest, units, policy);
                long counted = pricing.Of(layout),
                    sized = Sized(plan with { Cabinets = layout }, rules, request.Costs, units);
                (sized - counted).ShouldBe(rest ??= sized - counted);
            }
        }
    }

    private static long Sized(NetworkPlan plan, PlanningRules rules, CostBook costs, int[] units)
    {
        var sizing = NetworkSizing.Size(plan, rules, units);
        long milliOre = 0;
        foreach (var duct in sizing.Ducts)
            milliOre += costs.Ore(PlanCosting.DuctItem(duct)) * plan.Network.Stretches[duct.Stretch].LengthMm;
        foreach (var cable in sizing.Cables.Where(cable => cable.Kind != CableKind.Backbone))
            milliOre += costs.Ore(PlanCosting.CableItem(cable)) * cable.LengthMm(plan.Network);
        foreach (var cabinet in plan.Cabinets.Cabinets)
        {
            int served = cabinet.Premises.Sum(p => units[p]);
            milliOre += 1000 * costs.Ore($"cabinet.{NetworkSizing.SizeFor(rules.CabinetSizes, served)}");
            milliOre += 1000L * costs.Ore("splice") * served;
        }
        return milliOre;
    }
}
