using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// The best tree on a set of nodes: minimum spanning tree of the nodes' own edges (Kruskal, edges sorted once), then leaves
/// that are no terminals fall, again and again. O(m) per call after the sort.
/// </summary>
internal sealed class TreeTrim
{
    private readonly Graph graph;
    private readonly bool[] isTerminal;
    private readonly int[] byCost;
    private readonly long[] keys;
    private readonly UnionFind sets;
    private readonly int[] degree;
    private readonly int[] edgesAt;
    private readonly int[] leaves;
    private readonly bool[] joined;

    public TreeTrim(Graph graph, bool[] isTerminal)
    {
        this.graph = graph;
        this.isTerminal = isTerminal;
        byCost = new int[graph.EdgeCount];
        keys = new long[graph.EdgeCount];
        Sort();
        sets = new UnionFind(graph.NodeCount);
        degree = new int[graph.NodeCount];
        edgesAt = new int[graph.NodeCount];
        leaves = new int[graph.NodeCount];
        joined = new bool[graph.NodeCount];
        InTree = new bool[graph.EdgeCount];
    }

    /// <summary>Sorts the edges again after the graph's costs were changed: by cost, then by id, which no sorting method can change.</summary>
    public void Sort()
    {
        for (int e = 0; e < byCost.Length; e++)
            byCost[e] = e;
        graph.Cost.CopyTo(keys, 0);
        keys.AsSpan().Sort(byCost.AsSpan());
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from + 1; to < keys.Length && keys[to] == keys[from]; to++) { }
            if (to > from + 1)
                byCost.AsSpan(from, to - from).Sort();
        }
    }

    /// <summary>All edges of the graph, cheapest first.</summary>
    public ReadOnlySpan<int> EdgesByCost => byCost;

    /// <summary>Edges of the last tree.</summary>
    public bool[] InTree { get; }

    /// <summary>Spans and prunes the nodes; returns the tree's cost. The nodes must be joined by their own edges.</summary>
    public long Run(bool[] nodes)
    {
        sets.Reset();
        Array.Clear(InTree);
        Array.Clear(degree);
        Array.Clear(edgesAt);
        long cost = 0;
        foreach (int e in byCost)
        {
            int u = graph.Tail[e],
                v = graph.Head[e];
            if (!nodes[u] || !nodes[v] || !sets.Union(u, v))
                continue;
            Toggle(e, true);
            cost = checked(cost + graph.Cost[e]);
        }
        return Prune(cost);
    }

    /// <summary>As <see cref="Run(bool[])"/>, on the nodes that the edges join to a terminal; what floats free is left out.</summary>
    public long Run(List<int> edges, int terminal)
    {
        sets.Reset();
        foreach (int e in edges)
            sets.Union(graph.Tail[e], graph.Head[e]);
        Array.Clear(joined);
        int root = sets.Find(terminal);
        joined[terminal] = true;
        foreach (int e in edges)
        {
            if (sets.Find(graph.Tail[e]) == root)
                joined[graph.Tail[e]] = joined[graph.Head[e]] = true;
        }
        return Run(joined);
    }

    private long Prune(long cost)
    {
        int count = 0;
        for (int v = 0; v < degree.Length; v++)
        {
            if (degree[v] == 1 && !isTerminal[v])
                leaves[count++] = v;
        }
        while (count > 0)
        {
            int v = leaves[--count];
            if (degree[v] != 1)
                continue;
            int e = edgesAt[v],
                u = graph.Other(e, v);
            Toggle(e, false);
            cost -= graph.Cost[e];
            if (degree[u] == 1 && !isTerminal[u])
                leaves[count++] = u;
        }
        return cost;
    }

    /// <summary>The exclusive or of a node's tree edges names its last edge once its degree is 1.</summary>
    private void Toggle(int e, bool add)
    {
        int u = graph.Tail[e],
            v = graph.Head[e],
            step = add ? 1 : -1;
        InTree[e] = add;
        degree[u] += step;
        degree[v] += step;
        edgesAt[u] ^= e;
        edgesAt[v] ^= e;
    }
}
