using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Bounds;
using Byfiber.Planning.Steiner.Reductions;
using Byfiber.Planning.Steiner.Trees;

namespace Byfiber.Planning.Steiner;

/// <summary>One frozen graph of the shrinking problem with the tools that work on it; trees go back to the input's edges.</summary>
internal sealed class Stage
{
    /// <summary>Scans that an exact solution of what is left may take: half a second.</summary>
    private const long MostToFinish = 500_000_000;

    private const int RootsTried = 4;

    /// <summary>Roots are tried among so many-th of the terminals, the most central.</summary>
    private const int CentralShare = 50;

    /// <summary>A root is tried by so many scans for each edge.</summary>
    private const long ScansPerRoot = 1000;

    /// <summary>A root's trial may take this part of what is left of the budget.</summary>
    private const int TrialShare = 20;
    private const int GrowthDepth = 3;
    private readonly FrozenProblem problem;
    private readonly Shrinker shrinker;
    private readonly TreeTrim inputTrim;
    private readonly Graph input;
    private readonly int inputTerminal;
    private readonly Incumbent incumbent;
    private readonly Budget budget;
    private readonly Xoshiro random;
    private readonly PathHeuristic paths;
    private readonly TreeTrim trim;
    private readonly BoundTest boundTest;
    private readonly long[] cost;
    private readonly Perturbation perturbation;
    private readonly bool[] useless;
    private readonly bool[] guide;
    private int ascents;

    public Stage(
        FrozenProblem problem,
        Shrinker shrinker,
        Graph input,
        TreeTrim inputTrim,
        Incumbent incumbent,
        Budget budget,
        Xoshiro random
    )
    {
        (this.problem, this.shrinker, this.input, this.inputTrim) = (problem, shrinker, input, inputTrim);
        (this.incumbent, this.budget, this.random) = (incumbent, budget, random);
        Graph graph = problem.Graph;
        paths = new PathHeuristic(graph, problem.Terminals, problem.IsTerminal);
        trim = new TreeTrim(graph, problem.IsTerminal);
        boundTest = new BoundTest(graph, problem.Terminals);
        Dual = new DualAscent(graph, problem.Terminals, problem.IsLeaf);
        cost = new long[graph.EdgeCount];
        useless = new bool[graph.EdgeCount];
        guide = new bool[2 * graph.EdgeCount];
        inputTerminal = shrinker.SomeTerminal;
        perturbation = new Perturbation(graph, problem.Terminals);
    }

    public DualAscent Dual { get; }
    public FrozenProblem Problem => problem;
    public int UselessCount { get; private set; }

    /// <summary>The incumbent's cost in this graph: what a tree must stay below to be better.</summary>
    public long Upper => incumbent.Upper == long.MaxValue ? long.MaxValue : incumbent.Upper - shrinker.FixedCost;

    /// <summary>A first tree, over the true costs from one start; its search can't be cut short by the deadline.</summary>
    public void FirstTree() => Try(problem.Terminals[0], problem.Graph.Cost, null);

    /// <summary>
    /// One dual ascent: a bound, trees from its saturated arcs, and edges that it proves useless. Returns false when the
    /// search is over.
    /// </summary>
    public bool Ascend(int trees, bool guided)
    {
        int root = problem.Terminals[random.Next(problem.Terminals.Length)];
        if (guided)
            Direct(root);
        Dual.Run(root, guided ? guide : null, (AscentOrder)(ascents++ % 3), budget);
        // Edges go only when no better tree needs them: if terminals fell apart, there is no better tree.
        incumbent.Raise(Dual.FellApart ? incumbent.Upper : checked(Dual.Bound + shrinker.FixedCost));
        for (int run = 0; run < trees && !incumbent.IsOptimal && !budget.Exhausted; run++)
            TryTheSaturatedArcs(Dual.Residual, run);
        if (incumbent.IsOptimal || budget.Exhausted)
            return false;
        UselessCount += boundTest.Run(Dual.Root, Dual.Bound, Dual.Residual, Upper, useless, budget);
        return true;
    }

    /// <summary>
    /// A dual search whose root is the best of some central ones after a short search from each: on a town that root alone moves the
    /// bound by 0.2 %, the ascents before do not show it, and the search does not make up for a bad one.
    /// </summary>
    public DualSearch StartDual()
    {
        int[] central = Project() is { } tree
            ? TreeCentre.Order(problem.Graph, problem.IsTerminal, problem.Terminals, tree)
            : problem.Terminals;
        int few = Math.Min(central.Length, Math.Max(2 * RootsTried, central.Length / CentralShare));
        // Terminals that fell apart may have no edges left.
        long trial = ScansPerRoot * Math.Max(1, problem.Graph.EdgeCount);
        long affordable = (budget.Total - budget.Spent) / (TrialShare * trial);
        long roots = Math.Clamp(affordable, 1, RootsTried);
        DualSearch? best = null;
        for (int run = 0; run < roots && (best is null || !budget.Exhausted); run++)
        {
            DualSearch search = StartDual(central[random.Next(few)]);
            if (best is null || search.Bound > best.Bound)
                best = search;
        }
        return best!;
    }

    private DualSearch StartDual(int root)
    {
        Direct(root);
        Dual.Cuts = new CutStore(problem.Graph.NodeCount);
        Dual.Run(root, guide, AscentOrder.SmallCuts, budget);
        var search = new DualSearch(problem, root, budget, random);
        search.Adopt(Dual);
        Dual.Cuts = null;
        search.Run(guide, ScansPerRoot * problem.Graph.EdgeCount, Upper - search.Bound);
        incumbent.Raise(Dual.FellApart ? incumbent.Upper : checked(search.Bound + shrinker.FixedCost));
        return search;
    }

    /// <summary>Carries a dual search over from the stage before.</summary>
    public DualSearch Transfer(DualSearch dual, FrozenProblem before, int[] pieces)
    {
        int[] there = new int[before.Graph.NodeCount];
        Array.Fill(there, -1);
        for (int v = 0; v < before.NodeHere.Length; v++)
        {
            if (before.NodeHere[v] >= 0)
                there[before.NodeHere[v]] = problem.NodeHere[shrinker.Now(v)];
        }
        Direct(there[dual.Root]);
        return dual.Transfer(problem, there, shrinker.Trace.PartsOf(problem.EdgeOf, pieces), guide);
    }

    /// <summary>The piece that each edge is now; see <see cref="EdgeTrace"/>.</summary>
    public int[] Pieces() => Array.ConvertAll(problem.EdgeOf, shrinker.Trace.Of);

    /// <summary>Improves the bound by so many scans, tries trees on its saturated arcs, and drops what it proves useless.</summary>
    public void Improve(DualSearch dual, long spend, int trees)
    {
        Direct(dual.Root);
        dual.Run(guide, spend, Upper - dual.Bound);
        incumbent.Raise(dual.FellApart ? incumbent.Upper : checked(dual.Bound + shrinker.FixedCost));
        for (int run = 0; run < trees && !incumbent.IsOptimal && !budget.Exhausted; run++)
            TryTheSaturatedArcs(dual.Residual, run);
        if (!incumbent.IsOptimal)
            UselessCount += boundTest.Run(dual.Root, dual.Bound, dual.Residual, Upper, useless, budget, dual.Closed);
    }

    /// <summary>
    /// After <see cref="Improve"/>: trees grown from edges and forks against what the dual leaves. When that pays, what they
    /// rule out is deleted in the shrinking problem; this stage is done with then. Otherwise false, and all stays.
    /// </summary>
    public bool Grow(DualSearch dual)
    {
        var round = new ReductionRound(shrinker, budget);
        ReducedCosts costs = boundTest.Costs(dual.Bound, dual.Residual, Upper, dual.Closed);
        var test = new GrowthTest(round, GrowthDepth, useless, costs);
        bool pays = test.TestEdges();
        UselessCount += test.Found;
        if (!pays)
            return false;
        round.Delete(useless);
        test.TestForks();
        return true;
    }

    /// <summary>Solves what is left exactly where few terminals are.</summary>
    public void Finish()
    {
        if (incumbent.IsOptimal || SubsetTrees.Work(problem) > Math.Min(MostToFinish, budget.Total / 4))
            return;
        if (!SubsetTrees.Solve(problem, Upper, budget, out bool[]? tree))
            return;
        if (tree is not null)
            Lift(tree);
        incumbent.Raise(incumbent.Upper);
    }

    /// <summary>The node, no terminal, that most saturated arcs enter: the dual can't decide about it. Null when there is none.</summary>
    public int? BranchNode(DualSearch dual)
    {
        Graph graph = problem.Graph;
        int? best = null;
        int most = 0;
        for (int v = 0; v < graph.NodeCount; v++)
        {
            if (problem.IsTerminal[v])
                continue;
            int entering = 0;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int e = graph.ArcEdge[a];
                entering += dual.Residual[2 * e + (graph.Head[e] == v ? 0 : 1)] == 0 ? 1 : 0;
            }
            if (entering > most)
                (best, most) = (v, entering);
        }
        return best;
    }

    /// <summary>Deletes in the shrinking problem what was proven useless here; this stage is done with then.</summary>
    public void DropUseless()
    {
        for (int e = 0; e < useless.Length; e++)
        {
            if (useless[e])
                shrinker.Delete(problem.EdgeOf[e]);
        }
    }

    private void TryTheSaturatedArcs(long[] residual, int run)
    {
        Graph graph = problem.Graph;
        int percent = run == 0 ? 0 : 1 + random.Next(40);
        for (int e = 0; e < cost.Length; e++)
        {
            bool saturated = residual[2 * e] == 0 || residual[2 * e + 1] == 0;
            cost[e] = saturated ? perturbation.Of(e, percent, random) : long.MaxValue;
        }
        budget.Spend(graph.EdgeCount);
        Try(problem.Terminals[random.Next(problem.Terminals.Length)], cost, budget);
    }

    private void Try(int start, long[] costs, Budget? limit)
    {
        if (!paths.Run(start, costs, limit))
            return;
        long found = trim.Run(paths.InTree);
        budget.Spend(problem.Graph.EdgeCount);
        if (found < Upper)
            Lift(trim.InTree);
    }

    /// <summary>Maps a tree to the input and offers it there, spanned and pruned once more.</summary>
    public void Lift(bool[] tree)
    {
        var edges = new List<int>();
        for (int e = 0; e < tree.Length; e++)
        {
            if (tree[e])
                shrinker.Trace.Expand(shrinker.Trace.Of(problem.EdgeOf[e]), edges);
        }
        shrinker.ExpandFixed(edges);
        long found = inputTrim.Run(edges, inputTerminal);
        budget.Spend(input.EdgeCount);
        incumbent.Offer(inputTrim.InTree, found);
    }

    /// <summary>
    /// The incumbent as a tree of this graph; what it had in edges that are gone is bridged by shortest paths. Null when the
    /// terminals fell apart: then nothing better than the incumbent exists.
    /// </summary>
    public bool[]? Project()
    {
        Graph graph = problem.Graph;
        for (int e = 0; e < cost.Length; e++)
            cost[e] = shrinker.Trace.IsIn(problem.EdgeOf[e], incumbent.InTree) ? 0 : graph.Cost[e];
        if (!paths.Run(problem.Terminals[0], cost, null))
            return null;
        trim.Run(paths.InTree);
        budget.Spend(2L * graph.EdgeCount);
        return (bool[])trim.InTree.Clone();
    }

    /// <summary>
    /// The arcs of the incumbent, as a tree of this graph, directed away from the root. Edges of it that a reduction replaced
    /// are bridged: a guide with holes cost the ascents more than a percent.
    /// </summary>
    private void Direct(int root)
    {
        Graph graph = problem.Graph;
        Array.Clear(guide);
        if (Project() is not { } tree)
            return;
        var stack = new Stack<(int Node, int From)>();
        stack.Push((root, -1));
        while (stack.TryPop(out (int Node, int From) here))
        {
            for (int a = graph.FirstArc[here.Node]; a < graph.FirstArc[here.Node + 1]; a++)
            {
                int e = graph.ArcEdge[a];
                if (e == here.From || !tree[e])
                    continue;
                guide[2 * e + (graph.Tail[e] == here.Node ? 0 : 1)] = true;
                stack.Push((graph.ArcHead[a], e));
            }
        }
    }
}
