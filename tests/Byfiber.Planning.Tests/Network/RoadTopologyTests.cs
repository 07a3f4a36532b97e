using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;
using static Byfiber.Planning.Tests.Network.Village;

namespace Byfiber.Planning.Tests.Network;

public class RoadTopologyTests
{
    [Fact]
    public void Roads_are_cut_where_they_share_a_point()
    {
        var roads = RoadTopology.Build([
            Road("a", RoadClass.Residential, (0, 0), (100, 0), (200, 0)),
            Road("b", RoadClass.Residential, (100, 0), (100, 80)),
        ]);

        roads.Junctions.Count.ShouldBe(4);
        roads.Chains.Select(chain => chain.Length).ShouldBe([100, 100, 80]);
    }

    [Fact]
    public void A_bridge_without_a_shared_point_joins_nothing()
    {
        var roads = RoadTopology.Build([
            Road("below", RoadClass.Residential, (0, 0), (200, 0)),
            Road("bridge", RoadClass.Residential, (100, -50), (100, 50)),
        ]);

        roads.Chains.Count.ShouldBe(2);
        roads.Junctions.Count.ShouldBe(4);
    }

    [Fact]
    public void A_motorway_takes_no_trench()
    {
        var roads = RoadTopology.Build([
            Road("m", RoadClass.Motorway, (0, 0), (200, 0)),
            Road("a", RoadClass.Residential, (100, 0), (100, 80)),
        ]);

        roads.Chains.ShouldHaveSingleItem().Road.Id.ShouldBe("a");
    }

    [Fact]
    public void A_repeated_point_makes_no_piece_of_length_zero()
    {
        var roads = RoadTopology.Build([Road("a", RoadClass.Residential, (0, 0), (0, 0), (50, 0), (50, 0), (90, 0))]);

        roads.Chains.ShouldHaveSingleItem().Length.ShouldBe(90);
    }

    [Fact]
    public void Arms_of_a_junction_stand_counter_clockwise()
    {
        var roads = RoadTopology.Build([
            Road("east", RoadClass.Residential, (0, 0), (100, 0)),
            Road("south", RoadClass.Residential, (0, 0), (0, -100)),
            Road("north", RoadClass.Residential, (0, 100), (0, 0)),
        ]);

        int centre = roads.Junctions.ToList().IndexOf(At(0, 0));
        roads.Arms[centre].Select(arm => roads.Chains[arm.Chain].Road.Id).ShouldBe(["south", "east", "north"]);
    }
}
