namespace Byfiber.Planning.Graphs;

/// <summary>
/// An undirected graph with integer edge costs, frozen: dense ids, flat arrays, compressed adjacency. Edge e joins
/// <see cref="Tail"/>[e] and <see cref="Head"/>[e]; the arcs out of node v stand at
/// <see cref="FirstArc"/>[v] .. <see cref="FirstArc"/>[v + 1], each with its other end and its edge.
/// Parallel edges and zero costs are allowed, loops and negative costs are not.
/// </summary>
public sealed class Graph
{
    /// <summary>Builds the adjacency by counting sort, O(n + m). The arrays are kept, not copied.</summary>
    /// <exception cref="ArgumentException">An end is out of range, an edge is a loop, or a cost is negative.</exception>
    public Graph(int nodeCount, int[] tail, int[] head, long[] cost)
    {
        if (tail.Length != head.Length || tail.Length != cost.Length)
            throw new ArgumentException("tail, head and cost differ in length");
        NodeCount = nodeCount;
        Tail = tail;
        Head = head;
        Cost = cost;
        FirstArc = new int[nodeCount + 1];
        for (int e = 0; e < tail.Length; e++)
        {
            if ((uint)tail[e] >= (uint)nodeCount || (uint)head[e] >= (uint)nodeCount || tail[e] == head[e])
                throw new ArgumentException($"edge {e} joins {tail[e]} and {head[e]}, of {nodeCount} nodes");
            if (cost[e] < 0)
                throw new ArgumentException($"edge {e} has the negative cost {cost[e]}");
            FirstArc[tail[e] + 1]++;
            FirstArc[head[e] + 1]++;
        }
        for (int v = 0; v < nodeCount; v++)
            FirstArc[v + 1] += FirstArc[v];
        ArcHead = new int[2 * tail.Length];
        ArcEdge = new int[2 * tail.Length];
        int[] next = FirstArc[..nodeCount];
        for (int e = 0; e < tail.Length; e++)
        {
            int a = next[tail[e]]++,
                b = next[head[e]]++;
            (ArcHead[a], ArcEdge[a]) = (head[e], e);
            (ArcHead[b], ArcEdge[b]) = (tail[e], e);
        }
    }

    private Graph(Graph same, long[] cost)
    {
        (NodeCount, Tail, Head, Cost) = (same.NodeCount, same.Tail, same.Head, cost);
        (FirstArc, ArcHead, ArcEdge) = (same.FirstArc, same.ArcHead, same.ArcEdge);
    }

    /// <summary>The same graph at other costs; everything but the costs is shared.</summary>
    /// <exception cref="ArgumentException">There is not one cost per edge, or one is negative.</exception>
    public Graph WithCosts(long[] cost)
    {
        if (cost.Length != EdgeCount)
            throw new ArgumentException($"{cost.Length} costs for {EdgeCount} edges");
        int negative = Array.FindIndex(cost, c => c < 0);
        if (negative >= 0)
            throw new ArgumentException($"edge {negative} has the negative cost {cost[negative]}");
        return new Graph(this, cost);
    }

    public int NodeCount { get; }
    public int EdgeCount => Tail.Length;
    public int[] Tail { get; }
    public int[] Head { get; }
    public long[] Cost { get; }
    public int[] FirstArc { get; }
    public int[] ArcHead { get; }
    public int[] ArcEdge { get; }

    /// <summary>The end of edge e that is not v.</summary>
    public int Other(int e, int v) => Tail[e] ^ Head[e] ^ v;
}
