using System.Runtime.InteropServices;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// How far it is at most from a tree that contains a certain node with a prize, and others, to the nodes round about: the tree
/// has one of the node's neighbours too, so the way need not be longer than from the worst of these. A short Dijkstra
/// search from each neighbour, O(k log k) for k nodes scanned.
/// </summary>
internal sealed class Exits
{
    /// <summary>Of a node with more neighbours only the ways from itself count.</summary>
    private const int MostNeighbours = 6;

    /// <summary>Nodes scanned from each start.</summary>
    private const int MostScanned = 1000;

    private readonly Graph graph;
    private readonly long[] prize;
    private readonly int[] first;
    private readonly List<(int There, long Cost)> ways = [];
    private readonly long[] distance;
    private readonly int[] seen;
    private readonly long[] least;
    private readonly long[] most;
    private readonly int[] times;
    private readonly List<int> reached = [];
    private readonly IndexedHeap heap;
    private readonly long limit;
    private int stamp;

    /// <param name="graph">The graph.</param>
    /// <param name="prize">Per node.</param>
    /// <param name="members">The nodes with a prize, ascending.</param>
    /// <param name="root">The node that may be the whole tree: only the ways from itself count.</param>
    public Exits(Graph graph, long[] prize, List<int> members, int root)
    {
        (this.graph, this.prize) = (graph, prize);
        int n = graph.NodeCount;
        first = new int[n + 1];
        distance = new long[n];
        seen = new int[n];
        least = new long[n];
        most = new long[n];
        times = new int[n];
        heap = new IndexedHeap(n);
        limit = Limit(members);
        int at = 0;
        foreach (int v in members)
        {
            for (; at <= v; at++)
                first[at] = ways.Count;
            Find(v, v == root ? 0 : MostNeighbours);
        }
        for (; at <= n; at++)
            first[at] = ways.Count;
    }

    /// <summary>Nodes near a node with a prize, and how far they are at most; none for other nodes.</summary>
    public ReadOnlySpan<(int There, long Cost)> Of(int v) => CollectionsMarshal.AsSpan(ways)[first[v]..first[v + 1]];

    /// <summary>What a typical prize pays beyond its node's cheapest edge.</summary>
    private long Limit(List<int> members)
    {
        var pays = new List<long>();
        foreach (int v in members)
        {
            long cheapest = long.MaxValue;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                cheapest = Math.Min(cheapest, graph.Cost[graph.ArcEdge[a]]);
            if (cheapest < prize[v])
                pays.Add(prize[v] - cheapest);
        }
        pays.Sort();
        return pays.Count == 0 ? 0 : pays[pays.Count / 2];
    }

    private void Find(int v, int mostNeighbours)
    {
        reached.Clear();
        int begin = graph.FirstArc[v],
            end = graph.FirstArc[v + 1];
        if (end - begin > mostNeighbours)
        {
            Search(v, 0, 0);
        }
        else
        {
            for (int a = begin; a < end; a++)
                Search(graph.ArcHead[a], graph.Cost[graph.ArcEdge[a]], a - begin);
        }
        foreach (int u in reached)
        {
            bool fromAll = end - begin <= mostNeighbours && times[u] == end - begin;
            ways.Add((u, fromAll ? Math.Min(least[u], most[u]) : least[u]));
            times[u] = 0;
        }
    }

    /// <summary>Adds to what was reached: the least way from the node itself, and the most from its neighbours so far.</summary>
    private void Search(int from, long edge, int which)
    {
        stamp++;
        heap.Clear();
        (distance[from], seen[from]) = (0, stamp);
        heap.Push(from, 0);
        for (int scanned = 0; heap.Count > 0 && scanned < MostScanned; scanned++)
        {
            int v = heap.Pop();
            if (times[v] == 0)
            {
                (least[v], most[v]) = (long.MaxValue, 0);
                reached.Add(v);
            }
            least[v] = Math.Min(least[v], distance[v] + edge);
            most[v] = Math.Max(most[v], distance[v]);
            times[v]++;
            if (distance[v] > limit)
                continue;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                long far = distance[v] + graph.Cost[graph.ArcEdge[a]];
                if ((far > limit && far > prize[u]) || (seen[u] == stamp && far >= distance[u]))
                    continue;
                (distance[u], seen[u]) = (far, stamp);
                heap.Push(u, far);
            }
        }
    }
}
