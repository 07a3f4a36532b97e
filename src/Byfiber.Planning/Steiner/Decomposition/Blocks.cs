using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Decomposition;

/// <summary>
/// Splits a Steiner problem at its cut nodes: within each biconnected block (a bridge is a block of one edge) a tree that joins
/// the terminals restricts to a tree that joins the block's terminals and those of its cut nodes behind which more terminals
/// lie, and such trees of the blocks make up a tree of the whole. So costs and bounds of the blocks add up, exactly. Blocks
/// that no path between terminals needs are left out. One depth-first search without recursion, O(n + m).
/// Hopcroft, Tarjan (1973); for Steiner trees Hwang, Richards, Winter (1992).
/// </summary>
internal sealed class Blocks
{
    private readonly Graph graph;
    private readonly int[] entered;
    private readonly int[] low;
    private readonly int[] parentEdge;
    private readonly int[] nextArc;
    private readonly int[] below;
    private readonly int[] open;
    private readonly List<int> first = [0];
    private int openCount;
    private int kept;

    /// <param name="graph">The graph; what is not joined to the terminals is left out.</param>
    /// <param name="isTerminal">At least one terminal, all in one component.</param>
    public Blocks(Graph graph, bool[] isTerminal)
    {
        this.graph = graph;
        int n = graph.NodeCount;
        (entered, low, below) = (new int[n], new int[n], new int[n]);
        parentEdge = new int[n];
        nextArc = graph.FirstArc[..n];
        open = new int[graph.EdgeCount];
        Edges = new int[graph.EdgeCount];
        MustJoin = (bool[])isTerminal.Clone();
        for (int v = 0; v < n; v++)
            below[v] = isTerminal[v] ? 1 : 0;
        Walk(Array.IndexOf(isTerminal, true));
    }

    public int Count => first.Count - 1;

    /// <summary>Terminals, and the cut nodes that part terminals from each other.</summary>
    public bool[] MustJoin { get; }

    /// <summary>Edges in blocks that are needed.</summary>
    public int EdgeCount => kept;

    /// <summary>Edges of a block.</summary>
    public ReadOnlySpan<int> EdgesOf(int block) => Edges.AsSpan(first[block], EdgeCountOf(block));

    public int EdgeCountOf(int block) => first[block + 1] - first[block];

    private int[] Edges { get; }

    /// <summary>The root is a terminal, so a block is needed if and only if terminals lie beyond the node it hangs at.</summary>
    private void Walk(int root)
    {
        var path = new Stack<int>();
        int time = 0;
        Enter(root, -1);
        while (path.TryPeek(out int v))
        {
            if (nextArc[v] == graph.FirstArc[v + 1])
            {
                path.Pop();
                if (v != root)
                    Leave(v);
                continue;
            }
            int a = nextArc[v]++,
                e = graph.ArcEdge[a],
                u = graph.ArcHead[a];
            if (e == parentEdge[v])
                continue;
            if (entered[u] == 0)
            {
                open[openCount++] = e;
                Enter(u, e);
            }
            else if (entered[u] < entered[v])
            {
                open[openCount++] = e;
                low[v] = Math.Min(low[v], entered[u]);
            }
        }

        void Enter(int v, int from)
        {
            entered[v] = low[v] = ++time;
            parentEdge[v] = from;
            path.Push(v);
        }
    }

    /// <summary>Hands on to the node above what was found below; closes the block when nothing below reaches past that node.</summary>
    private void Leave(int v)
    {
        int e = parentEdge[v],
            up = graph.Other(e, v);
        low[up] = Math.Min(low[up], low[v]);
        below[up] += below[v];
        if (low[v] < entered[up])
            return;
        int bottom = openCount;
        while (open[--bottom] != e) { }
        if (below[v] > 0)
        {
            Array.Copy(open, bottom, Edges, kept, openCount - bottom);
            kept += openCount - bottom;
            first.Add(kept);
            MustJoin[up] = true;
        }
        openCount = bottom;
    }
}
