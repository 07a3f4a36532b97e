using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// Large-neighbourhood search: cuts a window out of the graph, keeps the tree outside it, and solves what the window must
/// join (its terminals and the outer parts of the tree, each contracted to one terminal) as a problem of its own, by the
/// same reductions and bounds. Contains vertex insertion, key-path exchange and key-vertex elimination within the window,
/// and mostly ends with a proof that the window is optimal. A sweep visits windows until each tree node was the middle part
/// of one that did not improve. After the idea of partial optimisation metaheuristics (Taillard, Voss 2002).
/// </summary>
internal sealed class WindowSearch
{
    private const int None = -1;

    /// <summary>A node with more arcs than this is taken into windows but not expanded.</summary>
    private const int Hub = 40;

    /// <summary>Scans per edge between reports: handing over costs a few scans per edge itself.</summary>
    private const long ReportEvery = 50;
    private readonly Graph graph;
    private readonly int[] terminals;
    private readonly bool[] isTerminal;
    private readonly RootedTree tree;
    private readonly Budget budget;
    private readonly Xoshiro random;
    private readonly int[] local;
    private readonly bool[] settled;
    private readonly int[] part;
    private readonly int[] members;
    private readonly List<(int Position, int Node)> inTree = [];
    private readonly List<(int Node, int Part)> above = [];
    private readonly List<int> terminalsOf = [];
    private readonly List<int> edges = [];
    private int memberCount;

    public WindowSearch(Graph graph, int[] terminals, bool[] isTerminal, RootedTree tree, Budget budget, Xoshiro random)
    {
        (this.graph, this.terminals, this.isTerminal) = (graph, terminals, isTerminal);
        (this.tree, this.budget, this.random) = (tree, budget, random);
        local = new int[graph.NodeCount];
        Array.Fill(local, None);
        part = new int[graph.NodeCount];
        members = new int[graph.NodeCount];
        settled = new bool[graph.NodeCount];
    }

    /// <summary>
    /// Visits windows of so many nodes until none improves. Now and then, and at the end, it hands the tree over when that
    /// has become better.
    /// </summary>
    public void Sweep(int windowNodes, Action<RootedTree>? improved)
    {
        long spentAtReport = budget.Spent,
            reported = tree.Cost;

        Array.Clear(settled);
        int[] order = [.. Enumerable.Range(0, graph.NodeCount).Where(tree.Contains)];
        bool again = true;
        while (again && !budget.Exhausted)
        {
            again = false;
            Shuffle(order);
            foreach (int v in order)
            {
                if (settled[v] || !tree.Contains(v))
                    continue;
                if (budget.Exhausted)
                    break;
                Collect(v, windowNodes);
                bool better = Solve();
                if (better && budget.Spent - spentAtReport > ReportEvery * graph.EdgeCount)
                    Report();
                again |= better;
                // The rim of a window sees too little around it to count as visited.
                for (int i = 0; i < memberCount; i++)
                {
                    if (better || i < memberCount / 2)
                        settled[members[i]] = !better;
                    local[members[i]] = -1;
                }
            }
        }
        Report();

        void Report()
        {
            spentAtReport = budget.Spent;
            if (tree.Cost < reported)
                improved?.Invoke(tree);
            reported = tree.Cost;
        }
    }

    /// <summary>The window: nodes in breadth-first order from the middle.</summary>
    private void Collect(int middle, int count)
    {
        memberCount = 0;
        Take(middle);
        for (int i = 0; i < memberCount && memberCount < count; i++)
        {
            int v = members[i];
            // A hub would fill the window with what is far apart otherwise.
            if (graph.FirstArc[v + 1] - graph.FirstArc[v] > Hub && i > 0)
                continue;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1] && memberCount < count; a++)
                Take(graph.ArcHead[a]);
        }

        void Take(int v)
        {
            if (local[v] >= 0)
                return;
            local[v] = memberCount;
            members[memberCount++] = v;
        }
    }

    /// <summary>Solves the window; true when the tree became cheaper.</summary>
    private bool Solve()
    {
        NumberParts();
        ListEdges();
        var mustJoin = new bool[terminalsOf.Count];
        for (int i = 0; i < mustJoin.Length; i++)
            mustJoin[i] = terminalsOf[i] > 0;
        int[] tail = new int[edges.Count],
            head = new int[edges.Count];
        long[] cost = new long[edges.Count];
        var current = new bool[edges.Count];
        long upper = 0;
        for (int i = 0; i < edges.Count; i++)
        {
            int e = edges[i];
            (tail[i], head[i]) = (part[graph.Tail[e]], part[graph.Head[e]]);
            (cost[i], current[i]) = (graph.Cost[e], tree.Edges[e]);
            upper += current[i] ? cost[i] : 0;
        }
        var window = new Graph(mustJoin.Length, tail, head, cost);
        Budget share = budget.Part(2000L * edges.Count);
        var incumbent = new Incumbent(window, share, null);
        incumbent.Offer(current, upper);
        new Search(window, mustJoin, incumbent, share, random).Reduce(idleAscents: 3, trees: 4);
        if (incumbent.Upper >= upper)
            return false;
        Adopt(incumbent.InTree);
        return true;
    }

    /// <summary>
    /// Cuts the tree's edges inside the window and numbers the parts that the window's nodes then belong to, with the
    /// terminals of each. A part hangs below the edge cut last on the way down to it, so one walk in depth-first order tells.
    /// </summary>
    private void NumberParts()
    {
        terminalsOf.Clear();
        inTree.Clear();
        above.Clear();
        int rootPart = None,
            rootTerminals = terminals.Length;
        for (int i = 0; i < memberCount; i++)
        {
            int v = members[i];
            if (tree.Contains(v))
                inTree.Add((tree.Position(v), v));
            else
                part[v] = NewPart(isTerminal[v] ? 1 : 0);
        }
        inTree.Sort();
        foreach ((int position, int v) in inTree)
        {
            while (above.Count > 0 && tree.Last(above[^1].Node) < position)
                above.RemoveAt(above.Count - 1);
            int e = tree.ParentEdge(v),
                below = tree.TerminalsBelow[v];
            if (e != None && local[graph.Other(e, v)] >= 0)
            {
                if (above.Count > 0)
                    terminalsOf[above[^1].Part] -= below;
                else
                    rootTerminals -= below;
                above.Add((v, NewPart(below)));
            }
            else if (above.Count == 0 && rootPart == None)
            {
                rootPart = NewPart(0);
            }
            part[v] = above.Count > 0 ? above[^1].Part : rootPart;
        }
        if (rootPart != None)
            terminalsOf[rootPart] = rootTerminals;
    }

    private int NewPart(int terminals)
    {
        terminalsOf.Add(terminals);
        return terminalsOf.Count - 1;
    }

    /// <summary>The window's edges between different parts.</summary>
    private void ListEdges()
    {
        edges.Clear();
        for (int i = 0; i < memberCount; i++)
        {
            int v = members[i];
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                if (local[u] > local[v] && part[u] != part[v])
                    edges.Add(graph.ArcEdge[a]);
            }
        }
        budget.Spend(4L * memberCount);
    }

    /// <summary>Puts the window's better tree in place of the old one.</summary>
    private void Adopt(bool[] window)
    {
        for (int i = 0; i < window.Length; i++)
            tree.Edges[edges[i]] = window[i];
        int top = inTree[0].Node;
        while (tree.Last(top) < inTree[^1].Position)
            top = graph.Other(tree.ParentEdge(top), top);
        budget.Spend(tree.RebuildBelow(top));
    }

    private void Shuffle(int[] order)
    {
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
