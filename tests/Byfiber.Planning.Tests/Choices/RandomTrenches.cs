using Byfiber.Planning.Geometry;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Network;
using Byfiber.Planning.Tests.Steiner;

namespace Byfiber.Planning.Tests.Choices;

/// <summary>
/// Small trench graphs of many kinds, the same for the same seed: a path of roads with shortcuts, some of them free or parallel,
/// houses with one to three drops, now and then a road that leads nowhere else. Costs are thousandths of an öre.
/// </summary>
internal static class RandomTrenches
{
    /// <summary>More than all trenches of one graph together.</summary>
    private const long Much = 1_000_000_000;

    public static TrenchGraph Make(int seed, int mostHouses = 7)
    {
        var random = new Random(seed);
        int roads = random.Next(1, 10),
            houses = random.Next(1, mostHouses + 1);
        int[] scales = [1, 20, 5_000];
        int scale = scales[random.Next(scales.Length)];
        List<(int Tail, int Head, long Cost, bool Drop)> edges = [];
        for (int v = 1; v < roads; v++)
        {
            if (random.Next(25) > 0)
                edges.Add((random.Next(v), v, scale * random.Next(0, 20), false));
        }
        for (int k = roads < 2 ? 0 : random.Next(8); k > 0; k--)
        {
            int a = random.Next(roads);
            edges.Add((a, (a + random.Next(1, roads)) % roads, scale * random.Next(0, 40), false));
        }
        for (int h = 0; h < houses; h++)
        {
            foreach (int road in Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(roads)).Distinct())
                edges.Add((roads + h, road, scale * random.Next(0, 10), true));
        }
        return new TrenchGraph
        {
            Graph = Pose(roads + houses, edges.Select(e => (e.Tail, e.Head, e.Cost))),
            Points = new MapPoint[roads + houses],
            Pieces =
            [
                .. edges.Select(e => new Piece(e.Drop ? PieceKind.Drop : PieceKind.Route, "trench", [], 0, e.Cost)),
            ],
            PremisesNode = [.. Enumerable.Range(roads, houses)],
            NoNodeReason = new string?[houses],
            PremisesOfNode = [.. Enumerable.Range(0, roads + houses).Select(v => v < roads ? -1 : v - roads)],
            FieldItem = "trench",
            Warnings = [],
        };
    }

    /// <summary>
    /// By <see cref="ExactOracle"/>, per set of houses (bit p is house p): the cheapest trenches that join them to a road node
    /// without running through a house; null where there are none.
    /// </summary>
    public static long?[] AllTrenches(TrenchGraph trenches, int root)
    {
        var graph = trenches.Graph;
        // With drops this dear a tree that passes through a house is dearer than any that does not.
        var leaves = graph.WithCosts([.. graph.Cost.Select((cost, e) => trenches.IsRoute(e) ? cost : cost + Much)]);
        int houses = trenches.PremisesNode.Length;
        long[][] table = ExactOracle.Table(leaves, [.. trenches.PremisesNode, root]);
        var least = new long?[1 << houses];
        for (int set = 0; set < least.Length; set++)
        {
            long cost = table[set | 1 << houses].Min() - Much * int.PopCount(set);
            least[set] = cost < Much ? cost : null;
        }
        return least;
    }

    private static Graph Pose(int nodes, IEnumerable<(int Tail, int Head, long Cost)> edges)
    {
        var all = edges.ToList();
        return new Graph(
            nodes,
            [.. all.Select(e => e.Tail)],
            [.. all.Select(e => e.Head)],
            [.. all.Select(e => e.Cost)]
        );
    }
}
