using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>
/// The streets of a locality: long blocks on a lattice that low hills have bent, with a spanning tree of streets (so that all
/// hang together) and some of the rest, which leaves cul-de-sacs and staggered crossings.
/// </summary>
internal sealed class StreetPlan
{
    private const double BlockLongM = 150;
    private const double BlockShortM = 84;
    private readonly SampleLocality _locality;
    private readonly SampleRandom _random;
    private readonly SampleNoise _noise;
    private readonly double _reachM;

    public StreetPlan(SampleLocality locality, SampleRandom random)
    {
        _locality = locality;
        _random = random;
        _noise = new SampleNoise(random.Next());
        _reachM = 1_000 * Math.Sqrt(locality.Addresses / 1_450.0) * (locality.Addresses < 1_000 ? 1.25 : 1);
    }

    /// <summary>Below 1 inside the locality; smooth, so that its edge is a wandering line.</summary>
    public double Edge(MapPoint point)
    {
        double dx = point.X - _locality.Centre.X,
            dy = point.Y - _locality.Centre.Y;
        double along = dx * _locality.AlongX + dy * _locality.AlongY;
        double across = dy * _locality.AlongX - dx * _locality.AlongY;
        double radius = Math.Sqrt(along * along + across * across * 1.9) / _reachM;
        return radius + 0.3 * _noise.At(point.X, point.Y, 0.55 * _reachM);
    }

    /// <summary>Adds the streets to the web.</summary>
    public void Lay(RoadWeb web, Terrain terrain, int town)
    {
        var (nodes, edges, main) = Lattice(terrain);
        var streets = Kept(nodes, edges, main);
        var degree = new Dictionary<int, int>();
        foreach (var (from, to) in streets)
        {
            degree[from] = degree.GetValueOrDefault(from) + 1;
            degree[to] = degree.GetValueOrDefault(to) + 1;
        }
        var inWeb = new Dictionary<int, int>();
        foreach (int node in degree.Keys.Order())
        {
            inWeb[node] = web.AddNode(degree[node] == 1 ? DeadEnd(nodes, streets, node, terrain) : nodes[node], town);
        }
        foreach (var (from, to) in streets)
        {
            web.AddEdge(inWeb[from], inWeb[to], RoadClass.Residential);
        }
        // Where a block has no street through it, people may still have a foot and cycle path.
        foreach (var (from, to) in edges.Except(streets))
        {
            if (_random.Chance(0.16) && inWeb.TryGetValue(from, out int a) && inWeb.TryGetValue(to, out int b))
            {
                web.AddEdge(a, b, RoadClass.Path);
            }
        }
    }

    private (List<MapPoint> Nodes, List<(int From, int To)> Edges, HashSet<(int From, int To)> Main) Lattice(
        Terrain terrain
    )
    {
        var nodes = new List<MapPoint>();
        var at = new Dictionary<(int I, int J), int>();
        int reach = (int)(_reachM / BlockShortM) + 3;
        for (int j = -reach; j <= reach; j++)
        {
            for (int i = -reach; i <= reach; i++)
            {
                var point = Corner(i, j);
                if (Edge(point) < 1 && terrain.IsOpen(point, 70))
                {
                    at[(i, j)] = nodes.Count;
                    nodes.Add(point);
                }
            }
        }
        var edges = new List<(int From, int To)>();
        var main = new HashSet<(int From, int To)>();
        foreach (var ((i, j), node) in at.OrderBy(entry => entry.Value))
        {
            foreach (var next in new[] { (i + 1, j), (i, j + 1) })
            {
                if (at.TryGetValue(next, out int other) && terrain.IsOpen(nodes[node], nodes[other]))
                {
                    edges.Add((node, other));
                    if ((j == 0 && next.Item2 == 0) || (i == 0 && next.Item1 == 0))
                    {
                        main.Add((node, other));
                    }
                }
            }
        }
        return (nodes, edges, main);
    }

    private MapPoint Corner(int i, int j)
    {
        // Rows are staggered, except along the main cross street; the middle corner stays in the middle.
        double stagger = j % 2 == 0 ? 0 : 0.1 * Math.Min(3, Math.Abs(i));
        var (u, v) = Bent((i + stagger) * BlockLongM, j * BlockShortM);
        var (middleU, middleV) = Bent(0, 0);
        return MapPoint.Rounded(
            _locality.Centre.X + (u - middleU) * _locality.AlongX - (v - middleV) * _locality.AlongY,
            _locality.Centre.Y + (u - middleU) * _locality.AlongY + (v - middleV) * _locality.AlongX
        );
    }

    private (double U, double V) Bent(double u, double v)
    {
        // Long waves turn whole districts, short ones bend single streets.
        double bentU = u + 120 * _noise.At(u, v, 900) + 38 * _noise.At(v, u, 260);
        double bentV = v + 150 * _noise.At(u + 9_000, v, 1_000) + 30 * _noise.At(v, u + 9_000, 310);
        return (bentU, bentV);
    }

    /// <summary>
    /// The two main streets, a random spanning tree that prefers long streets, and some of the other edges; the largest part
    /// only.
    /// </summary>
    private List<(int From, int To)> Kept(
        List<MapPoint> nodes,
        List<(int From, int To)> edges,
        HashSet<(int From, int To)> main
    )
    {
        int[] group = [.. Enumerable.Range(0, nodes.Count)];
        int Root(int node)
        {
            while (group[node] != node)
            {
                node = group[node] = group[group[node]];
            }
            return node;
        }
        var kept = new List<(int From, int To)>();
        foreach (
            var edge in edges
                .OrderBy(edge => main.Contains(edge) ? -1 : _random.Unit() - (IsLong(nodes, edge) ? 0.25 : 0))
                .ToList()
        )
        {
            int a = Root(edge.From),
                b = Root(edge.To);
            if (a != b)
            {
                group[a] = b;
                kept.Add(edge);
            }
            else if (main.Contains(edge) || _random.Chance(IsLong(nodes, edge) ? 0.45 : 0.3))
            {
                kept.Add(edge);
            }
        }
        int largest = Enumerable.Range(0, nodes.Count).GroupBy(Root).MaxBy(part => part.Count())!.Key;
        return [.. kept.Where(edge => Root(edge.From) == largest)];
    }

    private static bool IsLong(List<MapPoint> nodes, (int From, int To) edge) =>
        nodes[edge.From].DistanceTo(nodes[edge.To]) > (BlockLongM + BlockShortM) / 2;

    /// <summary>A cul-de-sac ends early and often turns aside.</summary>
    private MapPoint DeadEnd(List<MapPoint> nodes, List<(int From, int To)> streets, int node, Terrain terrain)
    {
        var (from, to) = streets.First(edge => edge.From == node || edge.To == node);
        MapPoint end = nodes[node],
            start = nodes[from == node ? to : from];
        double share = _random.Between(0.6, 0.95),
            turn = _random.Between(-0.3, 0.3);
        double dx = end.X - start.X,
            dy = end.Y - start.Y;
        var moved = MapPoint.Rounded(start.X + dx * share - dy * turn, start.Y + dy * share + dx * turn);
        return terrain.IsOpen(start, moved) ? moved : end;
    }
}
