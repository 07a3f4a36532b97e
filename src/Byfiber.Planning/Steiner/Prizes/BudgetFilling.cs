using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// The best tree for a budget from trees near it: each is fitted (<see cref="BudgetFill"/>), the best has its branches
/// exchanged one by one, and what it joins is joined anew, perhaps for less, so that the rest buys more.
/// </summary>
internal sealed class BudgetFilling(PrizeProblem problem, SteinerOptions options, CancellationToken cancel)
{
    private const int MostExchanges = 100;
    private const int MostRounds = 4;
    private readonly Graph graph = problem.Graph;
    private readonly BudgetFill trial = new(problem);

    /// <summary>At least one of the trees must fit.</summary>
    public PrizeTree Best(List<PrizeTree> trees, long budget)
    {
        PrizeTree? best = null;
        foreach (PrizeTree tree in trees)
        {
            trial.Load(tree.Nodes, tree.Edges);
            if (trial.Fit(budget))
                best = Better(best);
        }
        for (int round = 0; round < MostRounds && !IsOver; round++)
        {
            PrizeTree before = best!;
            best = Exchanged(JoinedAnew(before, budget), budget);
            if (best == before)
                break;
        }
        return best!;
    }

    private bool IsOver =>
        cancel.IsCancellationRequested || (options.Deadline is { } end && options.Time.GetTimestamp() >= end);

    private PrizeTree JoinedAnew(PrizeTree tree, long budget)
    {
        int[] joined = [.. tree.Nodes.Where(v => problem.Prize[v] > 0), .. problem.Terminals];
        PrizeProblem all = problem with { Prize = new long[graph.NodeCount], Terminals = joined };
        PrizeTree anew = PrizeSolver.Continue(
            all,
            options with
            {
                Effort = Math.Max(1, options.Effort / 8),
            },
            null,
            cancel
        );
        trial.Load(anew.Nodes, anew.Edges);
        return trial.Fit(budget) ? Better(tree) : tree;
    }

    private PrizeTree Exchanged(PrizeTree tree, long budget)
    {
        trial.Load(tree.Nodes, tree.Edges);
        int[] leaves = trial.BranchesByWorth();
        for (int i = 0; i < leaves.Length && i < MostExchanges && !IsOver; i++)
        {
            if (Array.BinarySearch(tree.Nodes, leaves[i]) < 0)
                continue;
            trial.Load(tree.Nodes, tree.Edges);
            if (trial.Exchange(leaves[i], budget))
                tree = Better(tree);
        }
        return tree;
    }

    /// <summary>The trial as a tree, if it is better: more value, or as much for less.</summary>
    private PrizeTree Better(PrizeTree? than)
    {
        long left = problem.PrizeSum - trial.Value;
        if (than is not null && (left, trial.Cost).CompareTo((than.PrizeLeftOut, than.EdgeCost)) >= 0)
            return than;
        int[] nodes = [.. Enumerable.Range(0, graph.NodeCount).Where(v => trial.Nodes[v])],
            edges = [.. Enumerable.Range(0, graph.EdgeCount).Where(e => trial.Edges[e])];
        return new PrizeTree(edges, nodes, trial.Cost + left, trial.Cost, left, 0, false);
    }
}
