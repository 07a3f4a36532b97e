using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;
using static Byfiber.Planning.Tests.Network.Village;

namespace Byfiber.Planning.Tests.Network;

public class DropFinderTests
{
    private static List<string> RoadsFound(MapData map, double x, double y, PlanningRules? rules = null)
    {
        var roads = RoadTopology.Build(map.Roads);
        var finder = new DropFinder(roads, map.Waters, rules ?? new PlanningRules());
        return [.. finder.Find(At(x, y), out _).Select(drop => roads.Chains[drop.Chain].Road.Id)];
    }

    private static MapData TwoStreets(params Water[] waters) =>
        Map(
            [
                Road("near", RoadClass.Residential, (0, 0), (200, 0)),
                Road("far", RoadClass.Residential, (0, 70), (200, 70)),
            ],
            []
        ) with
        {
            Waters = waters,
        };

    [Fact]
    public void A_house_between_two_streets_may_use_either() =>
        RoadsFound(TwoStreets(), 100, 30).ShouldBe(["near", "far"]);

    [Fact]
    public void A_drop_does_not_run_across_another_road() => RoadsFound(TwoStreets(), 100, -20).ShouldBe(["near"]);

    [Fact]
    public void A_drop_does_not_run_through_water()
    {
        var pond = new Water(
            "pond",
            new Polygon([At(90, 45), At(110, 45), At(110, 55), At(90, 55), At(90, 45)], []),
            null
        );

        RoadsFound(TwoStreets(pond), 100, 30).ShouldBe(["near"]);
    }

    [Fact]
    public void A_house_beyond_the_longest_drop_has_none_and_knows_how_far_it_is()
    {
        var map = TwoStreets();
        var finder = new DropFinder(RoadTopology.Build(map.Roads), [], new PlanningRules { MaxDropMm = 100_000 });

        finder.Find(At(100, 190), out double nearest).ShouldBeEmpty();
        nearest.ShouldBe(120, 1e-9);
    }

    [Fact]
    public void No_more_candidates_are_kept_than_the_rules_say() =>
        RoadsFound(TwoStreets(), 100, 35, new PlanningRules { DropCandidates = 1 }).Count.ShouldBe(1);

    [Fact]
    public void The_side_is_seen_along_the_road()
    {
        var map = TwoStreets();
        var finder = new DropFinder(RoadTopology.Build(map.Roads), [], new PlanningRules());

        finder.Find(At(50, 10), out _)[0].Side.ShouldBe(Side.Left);
        finder.Find(At(50, -10), out _)[0].Side.ShouldBe(Side.Right);
    }
}
