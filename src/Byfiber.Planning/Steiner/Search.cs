using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner;

/// <summary>The solver's main loop: trees from perturbed costs and from the saturated arcs of dual ascents, best of all kept.</summary>
internal sealed class Search
{
    private readonly Graph graph;
    private readonly int[] terminals;
    private readonly Budget budget;
    private readonly IProgress<SteinerProgress>? progress;
    private readonly Xoshiro random;
    private readonly PathHeuristic paths;
    private readonly TreeTrim trim;
    private readonly DualAscent dual;
    private readonly bool[] best;
    private readonly long[] cost;
    private readonly long[] cheapest;
    private long upper = long.MaxValue;
    private long lower;

    public Search(Graph graph, int[] terminals, ulong seed, Budget budget, IProgress<SteinerProgress>? progress)
    {
        this.graph = graph;
        this.terminals = terminals;
        this.budget = budget;
        this.progress = progress;
        random = new Xoshiro(seed);
        var isTerminal = new bool[graph.NodeCount];
        foreach (int t in terminals)
            isTerminal[t] = true;
        paths = new PathHeuristic(graph, terminals, isTerminal);
        trim = new TreeTrim(graph, isTerminal);
        dual = new DualAscent(graph, terminals);
        best = new bool[graph.EdgeCount];
        cost = (long[])graph.Cost.Clone();
        cheapest = CheapestAtTerminals(isTerminal);
    }

    public void Run(CancellationToken cancel)
    {
        Try(terminals[0], graph.Cost, null);
        cancel.ThrowIfCancellationRequested();
        for (int round = 0; !Done; round++)
        {
            int root = terminals[random.Next(terminals.Length)];
            dual.Run(root, round == 0 ? null : Guide(root), budget);
            if (dual.Bound > lower)
            {
                lower = dual.Bound;
                Tell();
            }
            if (!Done)
                TreesOfTheSaturatedArcs();
        }
        budget.Look();
    }

    public SteinerTree Result()
    {
        var edges = new List<int>();
        for (int e = 0; e < best.Length; e++)
        {
            if (best[e])
                edges.Add(e);
        }
        return new SteinerTree([.. edges], upper, lower, budget.CutShort && lower < upper);
    }

    private bool Done => lower >= upper || budget.Exhausted;

    private void TreesOfTheSaturatedArcs()
    {
        for (int run = 0; run < 8 && !Done; run++)
        {
            int strength = run == 0 ? 0 : 1 + random.Next(40);
            for (int e = 0; e < graph.EdgeCount; e++)
            {
                bool saturated = dual.Residual[2 * e] == 0 || dual.Residual[2 * e + 1] == 0;
                cost[e] = saturated ? Perturbed(e, strength) : long.MaxValue;
            }
            Try(terminals[random.Next(terminals.Length)], cost, budget);
        }
    }

    private void Try(int start, long[] costs, Budget? limit)
    {
        if (!paths.Run(start, costs, limit))
            return;
        long found = trim.Run(paths.InTree);
        budget.Spend(graph.EdgeCount);
        if (found >= upper)
            return;
        upper = found;
        trim.InTree.CopyTo(best, 0);
        Tell();
    }

    /// <summary>
    /// Up to so many per cent dearer. At a terminal only what exceeds its cheapest edge moves, lest a large constant in the
    /// cost of every such edge drown all other differences.
    /// </summary>
    private long Perturbed(int e, int percent)
    {
        long floor = Math.Max(cheapest[graph.Tail[e]], cheapest[graph.Head[e]]);
        long rest = graph.Cost[e] - floor;
        return percent == 0 ? graph.Cost[e] : floor + rest + (long)(rest * (random.Next(1 + percent) / 100.0));
    }

    private long[] CheapestAtTerminals(bool[] isTerminal)
    {
        var least = new long[graph.NodeCount];
        foreach (int t in terminals)
        {
            least[t] = long.MaxValue;
            for (int a = graph.FirstArc[t]; a < graph.FirstArc[t + 1]; a++)
            {
                if (!isTerminal[graph.ArcHead[a]])
                    least[t] = Math.Min(least[t], graph.Cost[graph.ArcEdge[a]]);
            }
            if (least[t] == long.MaxValue)
                least[t] = 0;
        }
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            int u = graph.Tail[e],
                v = graph.Head[e];
            least[u] = Math.Min(least[u], isTerminal[u] ? graph.Cost[e] : least[u]);
            least[v] = Math.Min(least[v], isTerminal[v] ? graph.Cost[e] : least[v]);
        }
        return least;
    }

    /// <summary>The arcs of the best tree, directed away from the root.</summary>
    private bool[] Guide(int root)
    {
        var guide = new bool[2 * graph.EdgeCount];
        var stack = new Stack<(int Node, int From)>();
        stack.Push((root, -1));
        while (stack.TryPop(out (int Node, int From) at))
        {
            for (int a = graph.FirstArc[at.Node]; a < graph.FirstArc[at.Node + 1]; a++)
            {
                int e = graph.ArcEdge[a];
                if (!best[e] || e == at.From)
                    continue;
                guide[2 * e + (graph.Tail[e] == at.Node ? 0 : 1)] = true;
                stack.Push((graph.ArcHead[a], e));
            }
        }
        return guide;
    }

    private void Tell() => progress?.Report(new SteinerProgress(upper, lower, budget.Fraction));
}
