using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// The prize-collecting Steiner tree problem: which nodes are worth joining, by which tree, with a proven lower bound. A
/// rooted problem is solved as a plain Steiner problem (<see cref="RootedForm"/>). An unrooted one falls into cases: the
/// dearest node that the tree contains is the first, the second, ... by falling prize; each case has that node as its root,
/// and the dearer ones' prizes are paid. As soon as the prizes paid reach the best tree's cost, no case is left.
/// </summary>
public static class PrizeSolver
{
    /// <summary>
    /// Solves until the bound meets the cost, the effort is spent, or the deadline or the cancellation cuts it short. Same
    /// problem, seed and effort give the same tree.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A node or prize is out of range, a terminal cannot be reached, or the costs and prizes sum to more than 2^59.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first tree was found.</exception>
    public static PrizeTree Solve(
        PrizeProblem problem,
        SteinerOptions options,
        IProgress<SteinerProgress>? progress,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        problem.Check();
        cancel.ThrowIfCancellationRequested();
        if (problem.Graph.NodeCount == 0)
            return new PrizeTree([], [], 0, 0, 0, 0, false);
        if (problem.Root < 0 && problem.Terminals.Length == 0)
            return new UnrootedSearch(problem, options, progress, cancel).Run();
        return Rooted(problem, options, progress, cancel);
    }

    private static PrizeTree Rooted(
        PrizeProblem problem,
        SteinerOptions options,
        IProgress<SteinerProgress>? progress,
        CancellationToken cancel
    )
    {
        int root = problem.Root >= 0 ? problem.Root : problem.Terminals[0];
        problem = problem with { Root = root };
        var form = new RootedForm(problem, root, problem.Prize, thorough: true);
        var budget = new Budget(options, problem.Graph.EdgeCount, cancel);
        var incumbent = new Incumbent(form.Problem.Graph, budget, Less(progress, form.Offset));
        form.Offer(FirstPick.Run(problem with { Terminals = form.Sure }, root), incumbent);
        form.Improve(incumbent, budget, options.Seed);
        SteinerTree tree = incumbent.Result();
        PrizeTree found = PrizePruning.Run(problem, form.NodesOf(tree.Edges), root);
        return found with { Bound = Math.Clamp(tree.Bound - form.Offset, 0, found.Cost), CutShort = tree.CutShort };
    }

    private static Shifted? Less(IProgress<SteinerProgress>? progress, long offset) =>
        progress is null ? null : new Shifted(progress, offset);

    private sealed class Shifted(IProgress<SteinerProgress> progress, long offset) : IProgress<SteinerProgress>
    {
        public void Report(SteinerProgress value) =>
            progress.Report(value with { Cost = value.Cost - offset, Bound = Math.Max(0, value.Bound - offset) });
    }
}
