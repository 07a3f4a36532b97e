using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Decomposition;

/// <summary>
/// Betters a tree part by part: inside one part the tree is cut out and solved anew, everything outside stays. What outside
/// hangs together is contracted, so that its ends in the part need not be joined again. How the outside hangs together is
/// told by the ends of the tree edges between parts and by which of them the tree joins within their own parts: a forest far
/// smaller than the graph, kept up to date part by part, so that a pass over all parts takes time linear in the graph, but
/// for (parts x edges between parts).
/// </summary>
internal sealed class PartImprovement
{
    private readonly Graph graph;
    private readonly bool[] isTerminal;
    private readonly bool[] tree;
    private readonly Partition partition;
    private readonly Budget budget;
    private readonly Xoshiro random;
    private readonly List<int> crossing = [];

    /// <summary>Per tree node a node that stands for all that the tree joins to it within the part.</summary>
    private readonly int[] piece;

    private readonly UnionFind sets;
    private readonly int[] number;

    public PartImprovement(
        Graph graph,
        bool[] isTerminal,
        bool[] tree,
        Partition partition,
        Budget budget,
        Xoshiro random
    )
    {
        (this.graph, this.isTerminal, this.tree) = (graph, isTerminal, tree);
        (this.partition, this.budget, this.random) = (partition, budget, random);
        sets = new UnionFind(graph.NodeCount);
        piece = new int[graph.NodeCount];
        number = new int[graph.NodeCount];
        for (int e = 0; e < tree.Length; e++)
        {
            if (!tree[e])
                continue;
            if (partition.PartOf[graph.Tail[e]] == partition.PartOf[graph.Head[e]])
                sets.Union(graph.Tail[e], graph.Head[e]);
            else
                crossing.Add(e);
        }
        for (int v = 0; v < piece.Length; v++)
            piece[v] = sets.Find(v);
        sets.Reset();
        budget.Spend(graph.EdgeCount);
    }

    /// <summary>Solves one part anew with so many scans per edge; returns by how much the tree became cheaper.</summary>
    public long Visit(int part, long scansPerEdge)
    {
        ReadOnlySpan<int> nodes = partition.NodesOf(part);
        bool[] mustJoin = Contract(part, nodes);
        List<int> edges = InnerEdges(part, nodes);
        budget.Spend(2L * edges.Count + crossing.Count);
        if (mustJoin.Count(must => must) < 2)
            return 0;
        var local = new Graph(
            mustJoin.Length,
            [.. edges.Select(e => number[graph.Tail[e]])],
            [.. edges.Select(e => number[graph.Head[e]])],
            [.. edges.Select(e => graph.Cost[e])]
        );
        if (!Limits.AreSafe(local.Cost))
            return 0;
        long before = edges.Sum(e => tree[e] ? graph.Cost[e] : 0);
        Budget share = budget.Part(scansPerEdge * edges.Count);
        var incumbent = new Incumbent(local, share, null);
        incumbent.Offer([.. edges.Select(e => tree[e])], before);
        new Search(local, mustJoin, incumbent, share, random).Run();
        if (incumbent.Upper >= before)
            return 0;
        for (int i = 0; i < edges.Count; i++)
            tree[edges[i]] = incumbent.InTree[i];
        Relabel(nodes, edges);
        return before - incumbent.Upper;
    }

    /// <summary>Numbers the part's nodes, those that the outside joins as one; tells which of them must be joined.</summary>
    private bool[] Contract(int part, ReadOnlySpan<int> nodes)
    {
        foreach (int e in crossing)
            sets.Union(EndOf(graph.Tail[e]), EndOf(graph.Head[e]));
        foreach (int v in nodes)
            number[sets.Find(v)] = -1;
        int count = 0;
        foreach (int v in nodes)
        {
            int whole = sets.Find(v);
            if (number[whole] < 0)
                number[whole] = count++;
            number[v] = number[whole];
        }
        var mustJoin = new bool[count];
        foreach (int v in nodes)
            mustJoin[number[v]] |= isTerminal[v];
        foreach (int e in crossing)
        {
            int u = EndOf(graph.Tail[e]),
                v = EndOf(graph.Head[e]);
            if (partition.PartOf[u] == part)
                mustJoin[number[u]] = true;
            if (partition.PartOf[v] == part)
                mustJoin[number[v]] = true;
            sets.Reset(u);
            sets.Reset(v);
        }
        return mustJoin;

        int EndOf(int v) => partition.PartOf[v] == part ? v : piece[v];
    }

    private List<int> InnerEdges(int part, ReadOnlySpan<int> nodes)
    {
        var edges = new List<int>();
        foreach (int v in nodes)
        {
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                if (graph.Tail[e] == v && partition.PartOf[u] == part && number[u] != number[v])
                    edges.Add(e);
            }
        }
        return edges;
    }

    private void Relabel(ReadOnlySpan<int> nodes, List<int> edges)
    {
        foreach (int e in edges)
        {
            if (tree[e])
                sets.Union(graph.Tail[e], graph.Head[e]);
        }
        foreach (int v in nodes)
            piece[v] = sets.Find(v);
        foreach (int v in nodes)
            sets.Reset(v);
    }
}
