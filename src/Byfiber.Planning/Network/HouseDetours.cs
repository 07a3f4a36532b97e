using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Network;

/// <summary>
/// What it costs at most to join the road ends of a house's drops by road instead of through the house. Near ends are found
/// by a Dijkstra search that gives up after <see cref="MostNodes"/> nodes; for far ones the way along one tree of shortest
/// paths is upper bound enough. O(houses) searches of bounded size, and one Dijkstra over the roads at most.
/// </summary>
/// <param name="graph">Roads and houses; the roads hang together.</param>
/// <param name="isDrop">Per edge: whether it joins a house to a road.</param>
/// <param name="isHouse">Per node: whether it is a house.</param>
internal sealed class HouseDetours(Graph graph, bool[] isDrop, bool[] isHouse)
{
    private const int MostNodes = 2_000;
    private readonly long[] _distance = new long[graph.NodeCount];
    private readonly int[] _edge = new int[graph.NodeCount];
    private readonly int[] _seen = new int[graph.NodeCount];
    private readonly PriorityQueue<int, long> _queue = new();
    private readonly List<int> _ends = [];
    private ShortestPaths? _all;
    private int _stamp;

    /// <summary>
    /// A number above the cost of every way by road between two of the house's road ends; 0 for a house with one drop.
    /// </summary>
    public long Above(int house)
    {
        _ends.Clear();
        for (int a = graph.FirstArc[house]; a < graph.FirstArc[house + 1]; a++)
            _ends.Add(graph.ArcHead[a]);
        long most = -1;
        for (int i = 0; i + 1 < _ends.Count; i++)
        {
            bool allFound = Search(_ends[i], i + 1, MostNodes);
            for (int j = i + 1; j < _ends.Count; j++)
                most = Math.Max(most, allFound ? _distance[_ends[j]] : AlongTree(_ends[i], _ends[j]));
        }
        return most + 1;
    }

    /// <summary>
    /// The graph with the drops of each house dearer by <see cref="Above"/>: then no best tree uses two of one house. Per node
    /// by how much: every tree that joins the house pays that once.
    /// </summary>
    public (Graph Graph, long[] Above) Raised()
    {
        var costs = (long[])graph.Cost.Clone();
        var above = new long[graph.NodeCount];
        for (int v = 0; v < above.Length; v++)
        {
            if (!isHouse[v])
                continue;
            above[v] = Above(v);
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                costs[graph.ArcEdge[a]] = checked(costs[graph.ArcEdge[a]] + above[v]);
        }
        return (graph.WithCosts(costs), above);
    }

    /// <summary>The edges of a cheapest way by road.</summary>
    public List<int> Way(int from, int to)
    {
        _ends.Clear();
        _ends.Add(to);
        Search(from, 0, int.MaxValue);
        var way = new List<int>();
        for (int v = to; v != from; v = graph.Other(_edge[v], v))
            way.Add(_edge[v]);
        return way;
    }

    /// <summary>Searches from a road end until all ends from an index on are settled; false when it gave up before that.</summary>
    private bool Search(int from, int firstTarget, int mostNodes)
    {
        _stamp += 2;
        _queue.Clear();
        Reach(from, 0, -1);
        int missing = _ends.Skip(firstTarget).Distinct().Count();
        for (int settled = 0; settled < mostNodes && _queue.TryDequeue(out int v, out long distance); )
        {
            if (_seen[v] != _stamp)
                continue;
            // Settled is the stamp and one; a later, dearer entry of the queue is passed over.
            _seen[v] = _stamp + 1;
            settled++;
            if (_ends.IndexOf(v, firstTarget) >= 0 && --missing == 0)
                return true;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int e = graph.ArcEdge[a];
                if (!isDrop[e])
                    Reach(graph.ArcHead[a], distance + graph.Cost[e], e);
            }
        }
        return false;
    }

    private void Reach(int node, long distance, int edge)
    {
        if (_seen[node] > _stamp || (_seen[node] == _stamp && _distance[node] <= distance))
            return;
        (_seen[node], _distance[node], _edge[node]) = (_stamp, distance, edge);
        _queue.Enqueue(node, distance);
    }

    /// <summary>The length of the way between two road nodes in the tree of shortest paths from some road node.</summary>
    private long AlongTree(int a, int b)
    {
        _all ??= ShortestPaths.From(graph, [Array.IndexOf(isHouse, false)], e => isDrop[e] ? -1 : graph.Cost[e]);
        var (distance, edge) = (_all.Distance, _all.Edge);
        long both = distance[a] + distance[b];
        while (a != b)
        {
            // The farther of the two moves on; of two equally far ones (edges may cost nothing) the one that still can.
            if (edge[b] < 0 || (edge[a] >= 0 && distance[a] >= distance[b]))
                a = graph.Other(edge[a], a);
            else
                b = graph.Other(edge[b], b);
        }
        return both - 2 * distance[a];
    }
}
