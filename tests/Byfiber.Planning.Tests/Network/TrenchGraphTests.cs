using Byfiber.Planning.Sources;
using static Byfiber.Planning.Tests.Network.Village;

namespace Byfiber.Planning.Tests.Network;

/// <summary>What the graph of possible trenches means, seen in the cheapest network on it.</summary>
public class TrenchGraphTests
{
    private static int Crossings(Plan plan) => plan.Trenches.Count(trench => trench.Crossing);

    private static IEnumerable<Premises> Row(string prefix, int count, double y) =>
        Enumerable.Range(0, count).Select(i => House($"{prefix}{i}", 10 + i * 10, y));

    [Fact]
    public void A_lane_with_houses_on_one_side_is_dug_on_that_side_without_a_crossing() =>
        Crossings(Plan(Lane(300, 30))).ShouldBe(0);

    [Fact]
    public void A_lone_house_across_the_lane_costs_one_crossing()
    {
        var lane = Lane(300, 30);

        Crossings(Plan(lane with { Premises = [.. lane.Premises, House("across", 150, -20)] })).ShouldBe(1);
    }

    [Fact]
    public void A_street_built_on_both_sides_is_dug_on_both_and_crossed_once()
    {
        var street = Map(
            [Road("street", RoadClass.Residential, (0, 0), (310, 0))],
            [.. Row("n", 30, 20), .. Row("s", 30, -20)]
        );

        var plan = Plan(street);

        Crossings(plan).ShouldBe(1);
        // Nearly the street's length twice, since a crossing costs more than ten metres of street.
        plan.Summary.RouteMm.ShouldBeInRange(550_000, 650_000);
    }

    [Fact]
    public void Following_a_side_round_a_bend_crosses_nothing()
    {
        var bend = Map(
            [
                Road("first", RoadClass.Residential, (0, 0), (200, 0)),
                Road("second", RoadClass.Residential, (200, 0), (200, 200)),
            ],
            [.. Row("a", 16, 20), .. Enumerable.Range(0, 9).Select(i => House($"b{i}", 180, 30 + i * 18))]
        );

        Crossings(Plan(bend)).ShouldBe(0);
    }

    [Fact]
    public void Passing_a_side_street_on_the_same_side_crosses_it()
    {
        var tee = Map(
            [
                Road("west", RoadClass.Residential, (0, 0), (200, 0)),
                Road("east", RoadClass.Residential, (200, 0), (400, 0)),
                Road("north", RoadClass.Residential, (200, 0), (200, 60)),
            ],
            [.. Row("n", 38, 20)]
        );

        Crossings(Plan(tee)).ShouldBe(1);
    }

    [Fact]
    public void A_track_is_crossed_by_digging_not_boring()
    {
        var lane = Lane(300, 30, RoadClass.Track);
        var plan = Plan(lane with { Premises = [.. lane.Premises, House("across", 150, -20)] });

        Crossings(plan).ShouldBe(0);
        plan.Trenches.ShouldAllBe(trench => trench.Item.StartsWith("trench.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_far_part_of_a_long_drop_is_ploughed_as_field()
    {
        var plan = Plan(Map([Road("r", RoadClass.Unclassified, (0, 0), (300, 0))], [House("h", 150, 300)]));

        var drops = plan.Trenches.Where(trench => trench.Kind == TrenchKind.Drop).ToList();
        drops.Select(trench => trench.Ground).ShouldBe(["field", "plot"], ignoreOrder: true);
        drops.Single(trench => trench.Ground == "plot").LengthMm.ShouldBeInRange(49_998, 50_002);
        plan.Premises[0].DropMm.ShouldBe(drops.Sum(trench => trench.LengthMm));
    }

    [Fact]
    public void No_trench_runs_through_a_closed_zone()
    {
        var ladder = Map(
            [
                Road("west", RoadClass.Unclassified, (0, 0), (0, 300)),
                Road("south", RoadClass.Unclassified, (0, 0), (100, 0)),
                Road("east", RoadClass.Unclassified, (100, 0), (100, 300)),
                Road("north", RoadClass.Unclassified, (0, 300), (100, 300)),
            ],
            [House("a", -15, 290), House("b", 115, 290)]
        );
        var zone = new Polygon([At(40, 290), At(60, 290), At(60, 310), At(40, 310), At(40, 290)], []);

        Plan(ladder).Summary.RouteMm.ShouldBeLessThan(150_000);
        Plan(ladder, request => request with { Existing = new ExistingPlant { NoDigZones = [zone] } })
            .Summary.RouteMm.ShouldBeGreaterThan(600_000);
    }

    [Fact]
    public void An_existing_duct_with_room_is_used_at_its_own_price()
    {
        var duct = new ExistingRoute(
            "D1",
            ExistingKind.Duct,
            [At(0, 8), At(1000, 8)],
            FreeFibres: 100,
            OrePerMetre: 1_000
        );
        var far = Map(
            [Road("r", RoadClass.Unclassified, (0, 0), (1000, 0))],
            [House("a", 10, 20), House("b", 990, 20)]
        );

        var plan = Plan(far, request => request with { Existing = new ExistingPlant { Routes = [duct] } });

        var used = plan.Trenches.Where(trench => trench.Item == "existing.duct.D1").ToList();
        used.Sum(trench => trench.LengthMm).ShouldBeGreaterThan(800_000);
        used.ShouldAllBe(trench => trench.CostOre == (1_000 * trench.LengthMm + 500) / 1000);
        plan.Costs.Ore("existing.duct.D1").ShouldBe(1_000);
    }

    [Fact]
    public void An_existing_duct_takes_no_more_fibres_than_it_has_free()
    {
        var lane = Lane(1_000, 20);
        ExistingPlant Duct(int free) =>
            new() { Routes = [new ExistingRoute("D1", ExistingKind.Duct, [At(0, 8), At(1000, 8)], free, 100)] };

        foreach (int free in (int[])[6, 12, 24, 60])
        {
            var plan = Plan(lane, request => request with { Existing = Duct(free) });
            foreach (var trench in plan.Trenches.Where(trench => trench.FreeFibres != null))
            {
                var ducts = plan.Ducts.Where(duct => duct.TrenchId == trench.Id).Select(duct => duct.Id).ToHashSet();
                plan.Cables.Where(cable => cable.DuctIds.Any(ducts.Contains))
                    .Sum(cable => cable.Fibres)
                    .ShouldBeLessThanOrEqualTo(free);
            }
        }
    }

    [Fact]
    public void An_existing_duct_without_room_is_left_alone()
    {
        var duct = new ExistingRoute(
            "D1",
            ExistingKind.Duct,
            [At(0, 8), At(1000, 8)],
            FreeFibres: 0,
            OrePerMetre: 1_000
        );
        var far = Map(
            [Road("r", RoadClass.Unclassified, (0, 0), (1000, 0))],
            [House("a", 10, 20), House("b", 990, 20)]
        );

        var plan = Plan(far, request => request with { Existing = new ExistingPlant { Routes = [duct] } });

        plan.Trenches.ShouldAllBe(trench => !trench.Item.StartsWith("existing.", StringComparison.Ordinal));
        plan.Summary.TrenchBoundOre.ShouldBeLessThanOrEqualTo(plan.Summary.TrenchCostOre);
    }
}
