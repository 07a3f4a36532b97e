using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Bounds;
using Byfiber.Planning.Steiner.Reductions;
using Byfiber.Planning.Steiner.Trees;

namespace Byfiber.Planning.Steiner;

/// <summary>
/// The solver's main loop: shrink, find trees, ascend, drop what the bound proves useless, and again. The same loop solves
/// the whole problem and each window of it (<see cref="WindowSearch"/>).
/// </summary>
internal sealed class Search
{
    private const int FirstWindow = 200;
    private const int LastWindow = 2000;
    private const int RecombinationSteps = 10;

    /// <summary>Larger graphs gain more from the dual search than from branches.</summary>
    private const int MostEdgesToBranch = 8000;

    /// <summary>A round of the dual search that closes less than this part of the gap gained little.</summary>
    private const int LittleGain = 20;

    /// <summary>On a whole problem, where an ascent takes long, one that closes less than this part of the gap was idle.</summary>
    private const int LittleAscent = 50;

    private readonly Graph graph;
    private readonly Budget budget;
    private readonly Incumbent incumbent;
    private readonly Shrinker shrinker;
    private readonly TreeTrim trim;
    private readonly Xoshiro random;
    private readonly bool thorough;
    private readonly Preprocessing preprocessing;
    private long branched;

    /// <summary>The gap when trees were last grown against a dual.</summary>
    private long gapGrown = long.MaxValue;
    private Stage stage;
    private DualSearch? dual;

    /// <param name="thorough">Whether to run every test that makes the graph smaller: for a whole problem, not for a window.</param>
    public Search(
        Graph graph,
        bool[] isTerminal,
        Incumbent incumbent,
        Budget budget,
        Xoshiro random,
        bool thorough = false
    )
    {
        (this.graph, this.incumbent, this.budget, this.random) = (graph, incumbent, budget, random);
        this.thorough = thorough;
        shrinker = new Shrinker(graph, isTerminal);
        preprocessing = new Preprocessing(shrinker, budget);
        trim = new TreeTrim(graph, isTerminal);
        Shrink();
        new LeafTest(shrinker.Freeze(), budget).Run(shrinker);
        stage = Freeze();
    }

    /// <summary>One tree, quickly, which the deadline can't prevent.</summary>
    public void FirstTree() => stage.FirstTree();

    /// <summary>
    /// Windows that grow, and when those are through, recombination, with reductions in between; until proven optimal or the
    /// budget is spent.
    /// </summary>
    public void Run()
    {
        int window = FirstWindow;
        Improve();
        // Most of what a bound can prove useless it proves with a good tree only, so windows come first.
        if (stage.Problem.Graph.NodeCount > 4 * FirstWindow)
        {
            // But whoever waits soon sees how far from the best the tree can be.
            if (thorough && dual is null && shrinker.TerminalCount > 1)
                stage.Ascend(trees: 0, guided: true);
            Sweep(FirstWindow);
        }
        long spentBefore = budget.Spent;
        while (!incumbent.IsOptimal && !budget.Exhausted)
        {
            if (dual is null)
                Reduce(idleAscents: 3, trees: 3);
            stage.Finish();
            if (incumbent.IsOptimal || budget.Exhausted)
                break;
            bool gains = GainsBound(Math.Max(3000L * stage.Problem.Graph.EdgeCount, budget.Spent - spentBefore));
            bool windowsDone = window > Math.Min(LastWindow, stage.Problem.Graph.NodeCount / 2);
            // Branches that can't be finished prove little, so they get a quarter of what all else has had.
            if (thorough && windowsDone && !gains)
                Branch(budget.Part((budget.Spent - branched) / 4), 0);
            if (incumbent.IsOptimal || budget.Exhausted)
                break;
            spentBefore = budget.Spent;
            if (!windowsDone)
            {
                Sweep(window);
                window = window * 3 / 2;
            }
            else if (Recombine())
            {
                window = FirstWindow;
            }
        }
        budget.Look();
    }

    /// <summary>The incumbent becomes a local optimum.</summary>
    private void Improve()
    {
        if (Project() is not { } rooted)
            return;
        FrozenProblem here = stage.Problem;
        var moves = new LocalSearch(
            here.Graph,
            here.Terminals,
            here.IsTerminal,
            new TreeTrim(here.Graph, here.IsTerminal)
        );
        if (moves.Run(rooted.Edges, budget) < stage.Upper)
            stage.Lift(rooted.Edges);
    }

    private void Sweep(int windowNodes)
    {
        if (Project() is not { } rooted)
            return;
        FrozenProblem here = stage.Problem;
        var windows = new WindowSearch(here.Graph, here.Terminals, here.IsTerminal, rooted, budget, random);
        windows.Sweep(windowNodes, Lift);
    }

    /// <summary>Recombines a few times over; true when that found a better tree.</summary>
    private bool Recombine()
    {
        if (Project() is not { } rooted)
            return false;
        long before = incumbent.Upper;
        var recombination = new Recombination(stage.Problem, rooted.Edges, budget, random);
        for (int step = 0; step < RecombinationSteps && !budget.Exhausted; step++)
        {
            if (recombination.Step())
                Lift(recombination.Best);
        }
        return incumbent.Upper < before;
    }

    /// <summary>The incumbent in the present graph; null when that proved it optimal.</summary>
    private RootedTree? Project()
    {
        FrozenProblem here = stage.Problem;
        if (stage.Project() is { } tree)
            return new RootedTree(here.Graph, here.IsTerminal, here.Terminals[0], tree);
        incumbent.Raise(incumbent.Upper);
        return null;
    }

    private void Lift(RootedTree better)
    {
        if (better.Cost < stage.Upper)
            stage.Lift(better.Edges);
    }

    /// <summary>
    /// Ascends, and starts over on the shrunk graph when much proved useless, until so many ascents in a row brought neither
    /// a better tree, a better bound, nor a smaller graph.
    /// </summary>
    public void Reduce(int idleAscents, int trees)
    {
        int idle = 0;
        bool guided = incumbent.Upper < long.MaxValue;
        while (idle < idleAscents)
        {
            if (shrinker.TerminalCount < 2)
            {
                // What is chosen for good joins all terminals: the best tree, unless none beats the incumbent.
                stage.Lift([]);
                incumbent.Raise(incumbent.Upper);
                return;
            }
            (long upper, long lower, int useless) = (incumbent.Upper, incumbent.Lower, stage.UselessCount);
            if (!stage.Ascend(trees, guided))
                return;
            guided = true;
            long gained = upper - incumbent.Upper + incumbent.Lower - lower;
            bool better = thorough ? gained > (incumbent.Upper - incumbent.Lower) / LittleAscent : gained > 0;
            bool smaller = stage.UselessCount - useless > stage.Problem.Graph.EdgeCount / 200;
            idle = better || smaller ? 0 : idle + 1;
            if (stage.UselessCount > stage.Problem.Graph.EdgeCount / 50)
                Refreeze();
        }
        if (stage.UselessCount > 0)
            Refreeze();
    }

    /// <summary>Only the bound, from the tree that is known, until the budget is spent; branches where the graph is small.</summary>
    /// <param name="depth">Branches above this one. At the top the dual search proves more than the same work in ascents.</param>
    public void Prove(int depth = 0)
    {
        if (depth == 0 && shrinker.TerminalCount > 1)
            stage.Ascend(trees: 0, guided: incumbent.Upper < long.MaxValue);
        else
            Reduce(idleAscents: 3, trees: 2);
        while (!incumbent.IsOptimal && !budget.Exhausted)
        {
            stage.Finish();
            if (
                !incumbent.IsOptimal
                && !GainsBound(3000L * stage.Problem.Graph.EdgeCount)
                && depth < Branching.DeepestBranch
            )
                Branch(budget, depth);
        }
    }

    /// <summary>Works on the bound; false when that gained little, so that branching would gain more.</summary>
    private bool GainsBound(long scans)
    {
        long before = incumbent.Lower;
        ImproveBound(scans);
        return incumbent.IsOptimal || (incumbent.Lower - before) * LittleGain >= incumbent.Upper - incumbent.Lower;
    }

    /// <summary>Branches at a node when the graph is small enough, within a share of the budget.</summary>
    private void Branch(Budget share, int depth)
    {
        FrozenProblem here = stage.Problem;
        if (here.Graph.EdgeCount > MostEdgesToBranch || share.Exhausted || stage.BranchNode(dual!) is not { } node)
            return;
        if (stage.Project() is not { } tree)
        {
            incumbent.Raise(incumbent.Upper);
            return;
        }
        var branching = new Branching(here, tree, stage.Upper, share, random, depth);
        branching.Run(node);
        branched += share.Spent;
        if (branching.Upper < stage.Upper)
            stage.Lift(branching.Tree);
        incumbent.Raise(checked(branching.Lower + shrinker.FixedCost));
    }

    /// <summary>Works on the bound with so many scans, and shrinks the graph as it rises.</summary>
    private void ImproveBound(long scans)
    {
        dual ??= stage.StartDual();
        long end = budget.Spent + scans;
        while (budget.Spent < end && !incumbent.IsOptimal && !budget.Exhausted)
        {
            stage.Improve(dual!, 3000L * stage.Problem.Graph.EdgeCount, trees: 3);
            if (Grows())
                Refreeze(grows: true);
            else if (stage.UselessCount > stage.Problem.Graph.EdgeCount / 50)
                Refreeze();
            if (shrinker.TerminalCount < 2)
            {
                stage.Lift([]);
                incumbent.Raise(incumbent.Upper);
            }
        }
    }

    /// <summary>True when the gap is much less than last time, and small enough that the dual proves anything useless.</summary>
    private bool Grows() =>
        thorough
        && !incumbent.IsOptimal
        && incumbent.Upper - incumbent.Lower <= gapGrown / 3 * 2
        && stage.UselessCount > stage.Problem.Graph.EdgeCount / 500;

    /// <param name="grows">Whether to see first what more the dual proves useless; when that is little, all stays.</param>
    private void Refreeze(bool grows = false)
    {
        FrozenProblem before = stage.Problem;
        int[] pieces = dual is null ? [] : stage.Pieces();
        if (grows)
        {
            gapGrown = incumbent.Upper - incumbent.Lower;
            if (!stage.Grow(dual!))
                return;
        }
        else
        {
            stage.DropUseless();
        }
        Shrink();
        stage = Freeze();
        if (dual is not null && shrinker.TerminalCount > 1)
            dual = stage.Transfer(dual, before, pieces);
    }

    /// <summary>In a window, which comes from a graph that was shrunk thoroughly, the dear tests do not pay again.</summary>
    private void Shrink()
    {
        if (thorough)
            preprocessing.Run();
        else
            shrinker.Settle();
    }

    private Stage Freeze() => new(shrinker.Freeze(), shrinker, graph, trim, incumbent, budget, random);
}
