using Byfiber.Planning.Sources;
using Byfiber.Planning.Tests.Network;

namespace Byfiber.Planning.Tests.Costs;

public class PlanCostingTests
{
    private static readonly MapData Lane = Village.Lane(3_000, 40);

    [Theory]
    [InlineData(1)]
    [InlineData(0.37)]
    public void Shares_sum_to_the_bill(double takeUp)
    {
        var plan = Village.Plan(Lane, request => request with { TakeUp = takeUp });

        plan.Premises.Sum(premises => premises.ShareOre ?? 0).ShouldBe(plan.Summary.CostOre);
        plan.Bill.Sum(line => line.TotalOre).ShouldBe(plan.Summary.CostOre);
    }

    [Fact]
    public void Nobody_pays_less_than_what_only_they_use()
    {
        var plan = Village.Plan(Lane);

        // A marginal cost is rounded by itself; a share may have lost an öre to the others.
        plan.Premises.ShouldAllBe(premises => premises.MarginalOre <= premises.ShareOre + 1);
    }

    [Fact]
    public void The_last_house_of_a_lane_costs_its_own_way_there()
    {
        var lane = Village.Map(
            [Village.Road("r", RoadClass.Unclassified, (0, 0), (2_000, 0))],
            [Village.House("a", 10, 20), Village.House("b", 30, 20), Village.House("far", 1_990, 20)]
        );
        var plan = Village.Plan(lane);

        plan.Premises[2].MarginalOre!.Value.ShouldBeGreaterThan(20 * plan.Premises[0].MarginalOre!.Value / 2);
    }

    [Fact]
    public void What_nobody_has_ordered_is_not_billed_but_stays_planned()
    {
        var plan = Village.Plan(Lane, request => request with { TakeUp = 0.2 });

        var waiting = plan.Premises.Where(premises => !premises.Ordered).ToList();
        waiting.ShouldAllBe(premises => premises.Status == PremisesStatus.Planned && premises.ShareOre == null);
        plan.Bill.Where(line => line.Item == "connection").Sum(line => line.QuantityThousandths).ShouldBe(15_000);
        plan.Trenches.Where(t => t.Kind == TrenchKind.Drop).Count(t => t.Built).ShouldBeLessThan(plan.Premises.Count);
    }

    [Fact]
    public void A_trench_is_dug_once_in_the_first_area_that_needs_it()
    {
        Polygon Box(double from, double to) =>
            new(
                [
                    Village.At(from, -50),
                    Village.At(to, -50),
                    Village.At(to, 50),
                    Village.At(from, 50),
                    Village.At(from, -50),
                ],
                []
            );
        var map = Lane with
        {
            Areas = [new Area("far", "Bortre", 1, [Box(1_500, 3_000)]), new Area("near", "Hitre", 2, [Box(0, 1_500)])],
        };
        var site = new SiteCandidate("hitom", Village.At(5, 5));

        var plan = Village.Plan(map, request => request with { Sites = [site] });

        plan.Areas.Select(area => area.Name).ShouldBe(["Bortre", "Hitre"]);
        // The far area is built first, so the way to it stands in its bill, even through the near one.
        plan.Trenches.Where(trench => trench.Kind == TrenchKind.Route).ShouldAllBe(trench => trench.AreaId == 1);
        plan.Bill.Where(line => line.AreaId == 2 && line.Item == "trench.verge.plough").ShouldBeEmpty();
    }
}
