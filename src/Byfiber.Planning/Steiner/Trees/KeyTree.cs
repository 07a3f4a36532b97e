using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// A tree with what a pass over its key nodes needs. Key nodes are the terminals and the branchings; a key path runs from
/// one to the next without another between. The diagram of the tree's nodes, and for each part below a key node a heap of
/// the edges that lead out of its regions, are those of the pass's start. Moves change the tree under them: what they
/// make untrue is marked, and later moves that would need it wait for the next pass. Uchoa, Werneck (2010).
/// </summary>
internal sealed class KeyTree
{
    public const int None = -1;
    private readonly Graph graph;
    private readonly bool[] isTerminal;
    private readonly int[] heapOf;
    private readonly int[] degree;
    private readonly bool[] standing;
    private readonly bool[] pinned;
    private readonly bool[] moved;
    private readonly bool[] mixed;
    private readonly int[] firstBranch;
    private readonly int[] nextBranch;

    public KeyTree(Graph graph, bool[] isTerminal, int root)
    {
        (this.graph, this.isTerminal) = (graph, isTerminal);
        int n = graph.NodeCount;
        Tree = new RootedTree(graph, isTerminal, root, new bool[graph.EdgeCount], room: 1);
        Regions = new TreeRegions(graph);
        Heaps = new PairingHeaps(2 * graph.EdgeCount);
        (heapOf, degree, firstBranch, nextBranch) = (new int[n], new int[n], new int[n], new int[n]);
        (standing, pinned, moved, mixed) = (new bool[n], new bool[n], new bool[n], new bool[n]);
    }

    /// <summary>The tree, numbered as it was at the start; its edges are those of now.</summary>
    public RootedTree Tree { get; }

    public TreeRegions Regions { get; }

    /// <summary>Entries 2e and 2e + 1 are edge e seen from its tail and from its head.</summary>
    public PairingHeaps Heaps { get; }

    /// <summary>Nodes of the tree as it is now.</summary>
    public bool[] Standing => standing;

    /// <summary>Takes a tree, pruned, and draws its diagram.</summary>
    public void Load(bool[] edges)
    {
        edges.CopyTo(Tree.Edges, 0);
        Tree.Rebuild();
        Regions.Grow(Tree);
        Array.Clear(standing);
        Array.Clear(pinned);
        Array.Clear(moved);
        Array.Clear(mixed);
        for (int i = 0; i < Tree.Count; i++)
        {
            int v = Tree.NodeAt(i);
            standing[v] = true;
            degree[v] = i == 0 ? 0 : 1;
            (heapOf[v], firstBranch[v]) = (PairingHeaps.Empty, None);
            if (i > 0)
                degree[Above(v)]++;
        }
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            int u = Regions.Base(graph.Tail[e]),
                v = Regions.Base(graph.Head[e]);
            if (u == v || Tree.Edges[e])
                continue;
            long length = Regions.Distance(graph.Tail[e]) + graph.Cost[e] + Regions.Distance(graph.Head[e]);
            heapOf[u] = Heaps.Meld(heapOf[u], Heaps.Single(2 * e, length));
            heapOf[v] = Heaps.Meld(heapOf[v], Heaps.Single(2 * e + 1, length));
        }
    }

    public bool IsKey(int v) => isTerminal[v] || degree[v] > 2;

    public bool IsTerminal(int v) => isTerminal[v];

    /// <summary>The next node towards the root.</summary>
    public int Above(int v) => graph.Other(Tree.ParentEdge(v), v);

    /// <summary>The first of the key nodes next below this one; the further ones by <see cref="NextBranch"/>, in depth-first order.</summary>
    public int FirstBranch(int v) => firstBranch[v];

    public int NextBranch(int v) => nextBranch[v];

    /// <summary>True when what lies below the node now is not what lay below it at the start.</summary>
    public bool HasMoved(int v) => moved[v];

    /// <summary>True when the node's branches are not what they were, or something was joined to it.</summary>
    public bool IsMixed(int v) => mixed[v] || moved[v] || pinned[v];

    public bool IsBelow(int v, int above) =>
        Tree.Position(v) >= Tree.Position(above) && Tree.Position(v) <= Tree.Last(above);

    /// <summary>The key path up from a key node: how many nodes lie between, and its cost; false when something was joined to them.</summary>
    public bool PathUp(int v, out int between, out long cost)
    {
        bool free = true;
        cost = graph.Cost[Tree.ParentEdge(v)];
        between = 0;
        for (int u = Above(v); !IsKey(u); u = Above(u))
        {
            between++;
            cost += graph.Cost[Tree.ParentEdge(u)];
            free &= !pinned[u];
        }
        return free;
    }

    /// <summary>The edge leads there from the entry's own side.</summary>
    public int FarBase(int entry) => Regions.Base(FarEnd(entry));

    /// <summary>The least edge out of the part below the node; none when there is none.</summary>
    public int LeastOut(int v) => heapOf[v];

    public void PopLeast(int v) => heapOf[v] = Heaps.Pop(heapOf[v]);

    /// <summary>True when the region that the entry's edge comes from still has its base.</summary>
    public bool NearStands(int entry) => standing[Regions.Base(NearEnd(entry))];

    /// <summary>The branches' heaps, and those of the paths down to them, become part of the node's; the node becomes a branch.</summary>
    public void Close(int v)
    {
        for (int branch = firstBranch[v]; branch != None; branch = nextBranch[branch])
        {
            for (int u = branch; u != v; u = Above(u))
                heapOf[v] = Heaps.Meld(heapOf[v], heapOf[u]);
        }
        if (Tree.Position(v) == 0)
            return;
        int up = Above(v);
        while (!IsKey(up))
            up = Above(up);
        nextBranch[v] = firstBranch[up];
        firstBranch[up] = v;
    }

    /// <summary>The regions of the nodes between the key node and the next key node up are lost.</summary>
    public void LosePathUp(int v)
    {
        for (int u = Above(v); !IsKey(u); u = Above(u))
            Regions.Lose(u);
    }

    /// <summary>Takes the key path up from the node out of the tree, its ends excepted.</summary>
    public void CutPathUp(int v)
    {
        Tree.Edges[Tree.ParentEdge(v)] = false;
        for (int u = Above(v); !IsKey(u); u = Above(u))
        {
            standing[u] = false;
            Tree.Edges[Tree.ParentEdge(u)] = false;
        }
    }

    /// <summary>A branching that is left without paths.</summary>
    public void Fell(int v)
    {
        standing[v] = false;
        moved[v] = true;
    }

    /// <summary>Puts an edge into the tree with the ways from both its ends.</summary>
    public void Join(int e)
    {
        Tree.Edges[e] = true;
        Walk(graph.Tail[e]);
        Walk(graph.Head[e]);
    }

    /// <summary>
    /// What was below one node, and above it before, now hangs on the other, outside: neither may leave this pass, and up to
    /// where both lie below, no node has below it what it had.
    /// </summary>
    public void MarkMoved(int from, int to)
    {
        pinned[to] = true;
        int v = Above(from);
        for (; !IsBelow(to, v); v = Above(v))
            moved[v] = true;
        mixed[v] = true;
        for (v = to; !IsBelow(from, v); v = Above(v))
            moved[v] = true;
    }

    /// <summary>The base of an edge's end, after the repair if it was lost.</summary>
    public int BaseNow(int v) => Regions.IsLost(v) ? Regions.NewBase(v) : Regions.Base(v);

    private void Walk(int v)
    {
        while (!standing[v])
        {
            standing[v] = true;
            int e = Regions.Toward(v);
            Tree.Edges[e] = true;
            v = graph.Other(e, v);
        }
    }

    private int NearEnd(int entry) => (entry & 1) == 0 ? graph.Tail[entry >> 1] : graph.Head[entry >> 1];

    private int FarEnd(int entry) => (entry & 1) == 0 ? graph.Head[entry >> 1] : graph.Tail[entry >> 1];
}
