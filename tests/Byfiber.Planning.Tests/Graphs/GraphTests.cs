using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Tests.Graphs;

public class GraphTests
{
    private static readonly Graph Triangle = new(3, [0, 1, 2], [1, 2, 0], [5, 6, 7]);

    [Fact]
    public void The_same_graph_at_other_costs_keeps_its_arcs_and_leaves_the_first_alone()
    {
        var dear = Triangle.WithCosts([50, 60, 70]);

        dear.Cost.ShouldBe([50, 60, 70]);
        dear.ArcHead.ShouldBe(Triangle.ArcHead);
        dear.NodeCount.ShouldBe(3);
        Triangle.Cost.ShouldBe([5, 6, 7]);
    }

    [Fact]
    public void Costs_are_one_per_edge_and_never_negative()
    {
        Should.Throw<ArgumentException>(() => Triangle.WithCosts([1, 2]));
        Should.Throw<ArgumentException>(() => Triangle.WithCosts([1, -2, 3])).Message.ShouldContain("edge 1");
    }
}
