using Byfiber.Planning.Geometry;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Network;

namespace Byfiber.Planning.Tests.Network;

public class SiteRegionsTests
{
    private static readonly PlanningRules Rules = new();

    /// <summary>A random tree of lanes with a house at every third corner or so.</summary>
    private static TrenchNetwork RandomTree(int seed)
    {
        var random = new Random(seed);
        int roads = random.Next(2, 60);
        List<(int Tail, int Head, PieceKind Kind)> edges = [];
        for (int v = 1; v < roads; v++)
            edges.Add((random.Next(Math.Max(0, v - 6), v), v, PieceKind.Crossing));
        List<int> houses = [];
        for (int v = 0; v < roads; v++)
        {
            if (v != 0 && random.Next(3) > 0)
                continue;
            houses.Add(v);
            edges.Add((v, roads + houses.Count - 1, PieceKind.Drop));
        }
        int nodes = roads + houses.Count;
        MapPoint[] points =
        [
            .. Enumerable.Range(0, nodes).Select(_ => new MapPoint(random.Next(1, 400), random.Next(1, 400))),
        ];
        Piece[] pieces =
        [
            .. edges.Select(e => new Piece(e.Kind, "trench.plot.open-cut", [points[e.Tail], points[e.Head]], 1, 1)),
        ];
        var trenches = new TrenchGraph
        {
            Graph = new Graph(
                nodes,
                [.. edges.Select(e => e.Tail)],
                [.. edges.Select(e => e.Head)],
                [.. edges.Select(_ => 1L)]
            ),
            Points = points,
            Pieces = pieces,
            PremisesNode = [.. Enumerable.Range(roads, houses.Count)],
            NoNodeReason = new string?[houses.Count],
            PremisesOfNode = [.. Enumerable.Range(0, nodes).Select(v => v < roads ? -1 : v - roads)],
            FieldItem = "trench.field.plough",
            Warnings = [],
        };
        return TrenchNetwork.Build(trenches, [.. Enumerable.Range(0, edges.Count)], [], [], Rules);
    }

    private static int[] Units(TrenchNetwork network, int seed)
    {
        var random = new Random(seed);
        return [.. network.Premises.Where(p => p >= 0).Select(_ => random.Next(1, 4))];
    }

    /// <summary>The same choice, slowly: the whole forest anew for every site that comes or goes.</summary>
    private static List<int> Slowly(TrenchNetwork network, int[] units, List<int> sites, long reachMm, int capacity)
    {
        for (int s = sites.Count - 1; s > 0; s--)
        {
            List<int> fewer = [.. sites.Where((_, i) => i != s)];
            var before = new ServiceForest(network, sites);
            var after = new ServiceForest(network, fewer);
            if (
                Enumerable
                    .Range(0, network.Points.Length)
                    .All(v =>
                        network.Premises[v] < 0
                        || after.DistanceMm[v] <= reachMm
                        || before.DistanceMm[v] == after.DistanceMm[v]
                    )
            )
                sites = fewer;
        }
        while (true)
        {
            var forest = new ServiceForest(network, sites);
            var below = new long[network.Points.Length];
            foreach (int v in forest.Order.Reverse())
            {
                below[v] += network.Premises[v] >= 0 ? units[network.Premises[v]] : 0;
                if (forest.Toward[v] >= 0)
                    below[forest.Toward[v]] += below[v];
            }
            int full = Enumerable.Range(0, sites.Count).MaxBy(s => below[sites[s]]);
            if (below[sites[full]] <= capacity)
                return sites;
            var better = Enumerable
                .Range(0, below.Length)
                .Where(v => forest.Site[v] == full && network.Premises[v] == -1 && v != sites[full])
                .OrderBy(v => Math.Abs(2 * below[v] - below[sites[full]]))
                .ThenBy(v => v)
                .ToList();
            if (better.Count == 0)
                return sites;
            sites = [.. sites, better[0]];
        }
    }

    [Fact]
    public void Sites_that_come_and_go_leave_what_computing_everything_anew_would()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            var network = RandomTree(seed);
            int[] units = Units(network, seed);
            var random = new Random(seed);
            int[] routes = [.. Enumerable.Range(0, network.Points.Length).Where(v => network.Premises[v] == -1)];
            random.Shuffle(routes);
            List<int> sites = [network.Root, .. routes.Where(v => v != network.Root).Take(random.Next(12))];
            long reachMm = random.Next(100_000, 2_000_000);
            int capacity = random.Next(3, 40);

            var regions = new SiteRegions(network, units, sites);
            for (int s = sites.Count - 1; s > 0; s--)
                regions.RemoveIfNeedless(s, reachMm);
            while (regions.Relief(capacity) is { } more)
                regions.Add(more).ShouldBeTrue();

            regions.Sites.ShouldBe(Slowly(network, units, sites, reachMm, capacity), $"seed {seed}");
        }
    }
}
