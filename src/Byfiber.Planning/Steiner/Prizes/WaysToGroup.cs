using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// Shortest ways to a group's tree from round about, and the nodes that imply the group: if the tree has such a node, the group
/// pays the way from there and is in it too. A node of the tree other than the root has a neighbour in it, so what counts is
/// the farthest of its neighbours, or the node itself where that is nearer. One Dijkstra search, O(k log k) for k nodes scanned.
/// </summary>
internal sealed class WaysToGroup
{
    private const int None = -1;

    /// <summary>Beyond so many nodes hardly a group becomes surer, and 64,000 premises would take long.</summary>
    private const int MostScanned = 20_000;

    private readonly Graph graph;
    private readonly bool[] counts;
    private readonly int root;
    private readonly IndexedHeap heap;
    private readonly long[] distance;
    private readonly int[] next;
    private readonly int[] settled;
    private readonly int[] seen;
    private readonly int[] neighbours;
    private int stamp;

    /// <param name="graph">The graph.</param>
    /// <param name="counts">Per node whether it can imply a group.</param>
    /// <param name="root">The node that may be the whole tree.</param>
    /// <param name="heap">To work with.</param>
    public WaysToGroup(Graph graph, bool[] counts, int root, IndexedHeap heap)
    {
        (this.graph, this.counts, this.root, this.heap) = (graph, counts, root, heap);
        int n = graph.NodeCount;
        distance = new long[n];
        next = new int[n];
        settled = new int[n];
        seen = new int[n];
        neighbours = new int[n];
    }

    /// <summary>How far a node is from the tree searched from last; null where the search did not come.</summary>
    public long? Far(int node) => settled[node] == stamp ? distance[node] : null;

    /// <summary>The edge that leads a node towards that tree; -1 in it.</summary>
    public int Next(int node) => next[node];

    /// <summary>Searches round a tree, and tells which nodes imply it as soon as it knows; some twice, its own members too.</summary>
    public IEnumerable<int> From(List<int> tree, long limit)
    {
        stamp++;
        heap.Clear();
        foreach (int v in tree)
            Reach(v, 0, None);
        for (int scanned = 0; heap.Count > 0 && scanned < MostScanned && heap.MinKey <= limit; scanned++)
        {
            int v = heap.Pop();
            settled[v] = stamp;
            if (counts[v])
                yield return v;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                if (settled[u] == stamp)
                    continue;
                Reach(u, distance[v] + graph.Cost[e], e);
                if (counts[u] && u != root && ++neighbours[u] == graph.FirstArc[u + 1] - graph.FirstArc[u])
                    yield return u;
            }
        }
    }

    private void Reach(int v, long far, int edge)
    {
        if (seen[v] != stamp)
            neighbours[v] = 0;
        else if (far >= distance[v])
            return;
        (seen[v], distance[v], next[v]) = (stamp, far, edge);
        heap.Push(v, far);
    }
}
