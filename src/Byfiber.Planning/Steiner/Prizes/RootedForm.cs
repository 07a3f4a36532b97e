using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// A prize-collecting problem with a root as a plain Steiner problem. A node whose prize is at least its distance to a node
/// that some best tree contains is in some best tree too, so from the root on such nodes become terminals, one after the
/// other. Every other node v with a prize p gets a leaf, a new terminal, that is joined to v for c - p (v is in the tree) or
/// to the terminal nearest to v, at distance d, for c = d + 1 (v is left out and its prize paid): whichever the tree takes, it
/// pays c - p more than in the problem meant, and the prize if v is left out. The way through a leaf has an edge dearer than
/// d, so no best tree takes it, as <see cref="LeafTest"/> finds. These constants are the least with which that holds; the classic transformation (Ljubic and
/// others 2006) is directed, or has one large constant and one star at the root.
/// Nodes that the root cannot reach are left out. O(m log n) in practice.
/// </summary>
internal sealed class RootedForm
{
    private const int None = -1;

    /// <summary>Groups take a kilobyte of memory a node with a prize.</summary>
    private const int MostGrouped = 250_000;
    private readonly Graph graph;
    private readonly int[] edgeOf;
    private readonly bool[] sure;
    private readonly long[] distance;
    private readonly int[] from;
    private readonly int[] nearest;
    private readonly bool[] leafEnd;

    /// <param name="meant">The problem; its own root is ignored.</param>
    /// <param name="root">The node that the tree must contain.</param>
    /// <param name="prize">The prizes to count, in place of the problem's.</param>
    /// <param name="thorough">Whether to look for groups of nodes that are sure together (<see cref="SureNodes"/>).</param>
    /// <exception cref="ArgumentException">A terminal cannot be reached from the root.</exception>
    public RootedForm(PrizeProblem meant, int root, long[] prize, bool thorough = false)
    {
        graph = meant.Graph;
        int n = graph.NodeCount;
        distance = new long[n];
        Array.Fill(distance, long.MaxValue);
        from = new int[n];
        nearest = new int[n];
        sure = new bool[n];
        FindSure([root], prize);
        foreach (int t in meant.Terminals)
        {
            if (distance[t] == long.MaxValue)
                throw new ArgumentException($"terminal {t} cannot be reached from {root}");
        }
        FindSure(meant.Terminals, prize);
        if (thorough && prize.Count(p => p > 0) <= MostGrouped)
        {
            bool[] more = SureNodes.Find(graph, prize, root, Sure);
            FindSure([.. Enumerable.Range(0, n).Where(v => more[v] && !sure[v])], prize);
        }
        List<int> tail = [],
            head = [],
            ids = [];
        List<long> cost = [];
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            if (distance[graph.Tail[e]] < long.MaxValue)
            {
                Add(graph.Tail[e], graph.Head[e], graph.Cost[e]);
                ids.Add(e);
            }
        }
        edgeOf = [.. ids];
        var terminals = new List<int>();
        int nodes = n;
        for (int v = 0; v < n; v++)
        {
            if (sure[v])
            {
                terminals.Add(v);
            }
            else if (distance[v] == long.MaxValue)
            {
                Offset -= prize[v];
            }
            else if (prize[v] > 0)
            {
                long more = distance[v] - prize[v] + 1;
                Add(v, nodes, more);
                Add(nearest[v], nodes, distance[v] + 1);
                terminals.Add(nodes++);
                Offset = checked(Offset + more);
            }
        }
        leafEnd = new bool[nodes];
        Problem = new SteinerProblem(new Graph(nodes, [.. tail], [.. head], [.. cost]), [.. terminals]);

        void Add(int u, int v, long c)
        {
            tail.Add(u);
            head.Add(v);
            cost.Add(c);
        }
    }

    public SteinerProblem Problem { get; }

    /// <summary>The root, the terminals and the nodes that are in some best tree for their prize.</summary>
    public int[] Sure => [.. Enumerable.Range(0, sure.Length).Where(v => sure[v])];

    /// <summary>What a tree or bound of <see cref="Problem"/> costs more than in the problem meant.</summary>
    public long Offset { get; }

    /// <summary>Solves <see cref="Problem"/>.</summary>
    /// <exception cref="ArgumentException">Its costs, constants included, sum to more than the solver takes.</exception>
    public void Improve(Incumbent incumbent, Budget budget, ulong seed)
    {
        SteinerSolver.CheckCosts(Problem.Graph);
        if (Problem.Terminals.Length > 1)
            SteinerSolver.Improve(Problem.Graph, Problem.Terminals, incumbent, budget, seed);
        else
            incumbent.Offer(new bool[Problem.Graph.EdgeCount], 0);
    }

    /// <summary>Offers a tree of the problem meant, if it contains all that is sure to be in some best tree.</summary>
    public void Offer(PrizeTree tree, Incumbent incumbent)
    {
        Graph form = Problem.Graph;
        var inTree = new bool[graph.NodeCount];
        foreach (int v in tree.Nodes)
            inTree[v] = true;
        for (int v = 0; v < inTree.Length; v++)
        {
            if (sure[v] && !inTree[v])
                return;
        }
        var edges = new bool[form.EdgeCount];
        foreach (int e in tree.Edges)
            edges[Array.BinarySearch(edgeOf, e)] = true;
        for (int e = edgeOf.Length; e < edges.Length; e += 2)
            edges[inTree[form.Tail[e]] ? e : e + 1] = true;
        long cost = 0;
        for (int e = 0; e < edges.Length; e++)
            cost += edges[e] ? form.Cost[e] : 0;
        incumbent.Offer(edges, cost);
    }

    /// <summary>
    /// The nodes of a tree of <see cref="Problem"/> that belong to the tree meant. Where a tree that is not best runs
    /// through a leaf, the shortest path to the nearest terminal takes its place.
    /// </summary>
    public bool[] NodesOf(int[] tree)
    {
        var nodes = (bool[])sure.Clone();
        Graph form = Problem.Graph;
        Array.Clear(leafEnd);
        foreach (int e in tree)
        {
            // Of a leaf's two edges the first, of even place, leads to its node.
            if (e < edgeOf.Length)
                nodes[form.Tail[e]] = nodes[form.Head[e]] = true;
            else if ((e - edgeOf.Length) % 2 == 1)
                leafEnd[form.Head[e]] = true;
        }
        foreach (int e in tree)
        {
            if (e < edgeOf.Length || (e - edgeOf.Length) % 2 == 1)
                continue;
            int v = form.Tail[e];
            nodes[v] = true;
            while (leafEnd[form.Head[e]] && !sure[v])
            {
                v = graph.Other(from[v], v);
                nodes[v] = true;
            }
        }
        return nodes;
    }

    /// <summary>
    /// Shortest paths from all sure nodes; whoever is reached for at most its prize is sure and a source from then on.
    /// </summary>
    private void FindSure(int[] sources, long[] prize)
    {
        var heap = new IndexedHeap(graph.NodeCount);
        foreach (int s in sources)
        {
            (distance[s], from[s], nearest[s]) = (0, None, s);
            sure[s] = true;
            heap.Push(s, 0);
        }
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            if (!sure[v] && prize[v] > 0 && prize[v] >= distance[v])
            {
                sure[v] = true;
                (distance[v], nearest[v]) = (0, v);
            }
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                long reach = distance[v] + graph.Cost[e];
                if (reach >= distance[u])
                    continue;
                (distance[u], from[u], nearest[u]) = (reach, e, nearest[v]);
                heap.Push(u, reach);
            }
        }
    }
}
