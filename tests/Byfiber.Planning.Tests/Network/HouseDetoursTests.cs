using Byfiber.Planning.Graphs;
using Byfiber.Planning.Network;

namespace Byfiber.Planning.Tests.Network;

public class HouseDetoursTests
{
    /// <summary>Random roads (a path with shortcuts, some of them free) and houses with one to three drops.</summary>
    private static (Graph Graph, bool[] IsDrop, bool[] IsHouse) RandomRoads(int seed, int roadNodes = 40)
    {
        var random = new Random(seed);
        int houses = random.Next(1, 20);
        List<(int Tail, int Head, long Cost, bool Drop)> edges = [];
        for (int v = 1; v < roadNodes; v++)
            edges.Add((v - 1, v, random.Next(0, 20), false));
        for (int k = random.Next(20); k > 0; k--)
        {
            int a = random.Next(roadNodes),
                b = random.Next(roadNodes);
            if (a != b)
                edges.Add((a, b, random.Next(0, 40), false));
        }
        for (int h = 0; h < houses; h++)
        {
            for (int k = random.Next(1, 4); k > 0; k--)
                edges.Add((roadNodes + h, random.Next(roadNodes), random.Next(1, 10), true));
        }
        return (
            new Graph(
                roadNodes + houses,
                [.. edges.Select(e => e.Tail)],
                [.. edges.Select(e => e.Head)],
                [.. edges.Select(e => e.Cost)]
            ),
            [.. edges.Select(e => e.Drop)],
            [.. Enumerable.Range(0, roadNodes + houses).Select(v => v >= roadNodes)]
        );
    }

    private static ShortestPaths ByRoad(Graph graph, bool[] isDrop, int from) =>
        ShortestPaths.From(graph, [from], e => isDrop[e] ? -1 : graph.Cost[e]);

    [Fact]
    public void The_bound_is_just_above_the_dearest_way_by_road_between_two_drops()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var (graph, isDrop, isHouse) = RandomRoads(seed);
            var detours = new HouseDetours(graph, isDrop, isHouse);
            for (int house = 40; house < graph.NodeCount; house++)
            {
                int[] ends = graph.ArcHead[graph.FirstArc[house]..graph.FirstArc[house + 1]];
                long most = ends.SelectMany(
                        (a, i) => ends.Skip(i + 1).Select(b => ByRoad(graph, isDrop, a).Distance[b])
                    )
                    .Append(-1)
                    .Max();
                detours.Above(house).ShouldBe(most + 1, $"seed {seed}, house {house}");
            }
        }
    }

    [Fact]
    public void Raised_drops_cost_as_much_more_as_their_house_says_and_roads_what_they_did()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var (graph, isDrop, isHouse) = RandomRoads(seed);
            var detours = new HouseDetours(graph, isDrop, isHouse);

            var (raised, above) = detours.Raised();

            for (int v = 0; v < graph.NodeCount; v++)
                above[v].ShouldBe(isHouse[v] ? detours.Above(v) : 0, $"seed {seed}, node {v}");
            for (int e = 0; e < graph.EdgeCount; e++)
                (raised.Cost[e] - graph.Cost[e]).ShouldBe(Math.Max(above[graph.Tail[e]], above[graph.Head[e]]));
        }
    }

    [Fact]
    public void Far_ends_get_a_bound_that_is_never_too_low()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var (graph, isDrop, isHouse) = RandomRoads(seed, roadNodes: 9_000);
            var detours = new HouseDetours(graph, isDrop, isHouse);
            for (int house = 9_000; house < graph.NodeCount; house++)
            {
                int[] ends = graph.ArcHead[graph.FirstArc[house]..graph.FirstArc[house + 1]];
                foreach (int end in ends)
                    detours.Above(house).ShouldBeGreaterThan(ends.Max(b => ByRoad(graph, isDrop, end).Distance[b]) - 1);
            }
        }
    }

    [Fact]
    public void Every_house_becomes_a_leaf_and_all_stay_joined()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var (graph, isDrop, isHouse) = RandomRoads(seed);
            var detours = new HouseDetours(graph, isDrop, isHouse);
            var random = new Random(seed);
            var sets = new UnionFind(graph.NodeCount);
            int[] order = [.. Enumerable.Range(0, graph.EdgeCount)];
            random.Shuffle(order);
            int[] tree = [.. order.Where(e => sets.Union(graph.Tail[e], graph.Head[e]))];

            int[] leaves = new HousesAreLeaves(graph, isDrop, isHouse, detours).In(tree, 7);

            var joined = new UnionFind(graph.NodeCount);
            leaves.All(e => joined.Union(graph.Tail[e], graph.Head[e])).ShouldBeTrue($"seed {seed}: a circle");
            for (int house = 40; house < graph.NodeCount; house++)
            {
                leaves.Count(e => graph.Tail[e] == house || graph.Head[e] == house).ShouldBe(1, $"seed {seed}");
                joined.Find(house).ShouldBe(joined.Find(7), $"seed {seed}: a house fell off");
            }
        }
    }
}
