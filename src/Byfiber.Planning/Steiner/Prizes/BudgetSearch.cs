using System.Numerics;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>The search of <see cref="BudgetSolver"/>: trees found, and lines proven, price by price.</summary>
internal sealed class BudgetSearch
{
    /// <summary>Prices looked at, at most, on the way to the budget; each takes this part of the time that is left.</summary>
    private const int MostSteps = 12;
    private const int TimePart = 6;

    private readonly PrizeProblem problem;
    private readonly Graph graph;
    private readonly SteinerOptions options;
    private readonly IProgress<SteinerProgress>? progress;
    private readonly CancellationToken cancel;
    private readonly long prizeSum;
    private readonly long costSum;
    private readonly List<PrizeTree> trees = [];
    private readonly List<PriceOfValue> lines = [];
    private bool cutShort;

    public BudgetSearch(
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
        (this.problem, this.options, this.progress, this.cancel) = (problem, options, progress, cancel);
        graph = problem.Graph;
        prizeSum = problem.PrizeSum;
        costSum = graph.Cost.Sum();
    }

    public BudgetTree Solve(long budget)
    {
        PrizeTree left = Nothing();
        if (left.EdgeCost > budget)
            throw new ArgumentException(
                $"the cheapest tree found that joins the terminals costs {left.EdgeCost}, more than the budget of {budget}"
            );
        PrizeTree right = Everything();
        for (int step = 0; step < MostSteps && right.EdgeCost > budget && !IsOver; step++)
        {
            Tell(budget, (double)step / MostSteps);
            if (Between(left, right, Share(MostSteps)) is not { } found)
                break;
            if (found.EdgeCost <= budget)
                left = found;
            else
                right = found;
        }
        // At one budget the bound is that of the last price alone, so what time is left goes there.
        if (right.EdgeCost > budget && lines[^1].ValueBound(budget, prizeSum) > prizeSum - left.PrizeLeftOut && !IsOver)
            At(PriceBetween(left, right), Share(2));
        PrizeTree best = new BudgetFilling(problem, Share(2), cancel).Best(trees, budget);
        trees.Add(best);
        Tell(budget, 1);
        long value = prizeSum - best.PrizeLeftOut,
            bound = ValueBound(budget);
        return new BudgetTree(best.Edges, best.Nodes, best.EdgeCost, value, bound, Points(), cutShort && bound > value);
    }

    public IReadOnlyList<BudgetPoint> Curve(int points)
    {
        PrizeTree[] ends = [Nothing(), Everything()];
        var corners = ends.DistinctBy(t => t.EdgeCost).ToList();
        var closed = new HashSet<long>();
        while (corners.Count < points && !IsOver)
        {
            int widest = -1;
            Int128 width = 0;
            for (int i = 1; i < corners.Count; i++)
            {
                Int128 area =
                    (Int128)(corners[i].EdgeCost - corners[i - 1].EdgeCost)
                    * (corners[i - 1].PrizeLeftOut - corners[i].PrizeLeftOut);
                if (area > width && !closed.Contains(corners[i].EdgeCost))
                    (widest, width) = (i, area);
            }
            if (widest < 0)
                break;
            if (Between(corners[widest - 1], corners[widest], Share(points + 1 - corners.Count)) is { } found)
                corners.Insert(widest, found);
            else
                closed.Add(corners[widest].EdgeCost);
            Tell(costSum, (double)corners.Count / points);
        }
        return Points();
    }

    private bool IsOver =>
        cancel.IsCancellationRequested || (options.Deadline is { } end && options.Time.GetTimestamp() >= end);

    /// <summary>Options for one of so many steps.</summary>
    private SteinerOptions Share(int parts)
    {
        long now = options.Time.GetTimestamp();
        return options with
        {
            Effort = Math.Max(1, options.Effort / parts),
            Deadline = options.Deadline is { } end ? now + Math.Max(0, end - now) / Math.Min(parts, TimePart) : null,
        };
    }

    /// <summary>The tree that spends the least: the terminals alone, or the dearest single node.</summary>
    private PrizeTree Nothing()
    {
        if (problem.Root >= 0 || problem.Terminals.Length > 0)
            return Keep(problem with { Prize = new long[graph.NodeCount] }, Share(MostSteps));
        int[] dearest = [.. Enumerable.Range(0, graph.NodeCount).OrderByDescending(v => problem.Prize[v]).Take(1)];
        PrizeTree tree = Weighed([], dearest);
        trees.Add(tree);
        return tree;
    }

    /// <summary>The tree that joins all there is to join: any prize is worth any cost.</summary>
    private PrizeTree Everything() => At((costSum + 1, 1), Share(MostSteps));

    /// <summary>A corner of the hull between two trees; null when none was found.</summary>
    private PrizeTree? Between(PrizeTree left, PrizeTree right, SteinerOptions share)
    {
        if (right.EdgeCost <= left.EdgeCost || right.PrizeLeftOut >= left.PrizeLeftOut)
            return null;
        (long cost, long value) = PriceBetween(left, right);
        PrizeTree found = At((cost, value), share);
        bool outside = Worth(found) < Worth(left) && found.EdgeCost > left.EdgeCost && found.EdgeCost < right.EdgeCost;
        return outside ? found : null;

        Int128 Worth(PrizeTree tree) => (Int128)value * tree.EdgeCost + (Int128)cost * tree.PrizeLeftOut;
    }

    private static (long Cost, long Value) PriceBetween(PrizeTree left, PrizeTree right)
    {
        long cost = right.EdgeCost - left.EdgeCost,
            value = left.PrizeLeftOut - right.PrizeLeftOut,
            common = (long)BigInteger.GreatestCommonDivisor(cost, value);
        return (cost / common, value / common);
    }

    /// <summary>Solves at one price, and draws the line that it proves.</summary>
    private PrizeTree At((long Cost, long Value) price, SteinerOptions share)
    {
        PrizeProblem priced = PriceOfValue.Apply(price, problem, costSum, out int shift);
        PrizeTree tree = Keep(priced, share);
        lines.Add(new PriceOfValue(price.Cost, price.Value, (Int128)tree.Bound << shift));
        return trees[^1];
    }

    private PrizeTree Keep(PrizeProblem priced, SteinerOptions share)
    {
        PrizeTree tree = PrizeSolver.Continue(priced, share, null, cancel);
        cutShort |= tree.CutShort;
        trees.Add(Weighed(tree.Edges, tree.Nodes));
        return tree;
    }

    /// <summary>The tree in the problem's own costs and prizes.</summary>
    private PrizeTree Weighed(int[] edges, int[] nodes)
    {
        long cost = edges.Sum(e => graph.Cost[e]),
            left = prizeSum - nodes.Sum(v => problem.Prize[v]);
        return new PrizeTree(edges, nodes, cost + left, cost, left, 0, false);
    }

    private long ValueBound(long budget)
    {
        long bound = prizeSum;
        foreach (PriceOfValue line in lines)
            bound = Math.Min(bound, line.ValueBound(Math.Min(budget, costSum), prizeSum));
        return bound;
    }

    /// <summary>The trees found, by cost, without those that cost more for no more value.</summary>
    private List<BudgetPoint> Points()
    {
        var points = new List<BudgetPoint>();
        foreach (PrizeTree tree in trees.OrderBy(t => t.EdgeCost).ThenBy(t => t.PrizeLeftOut))
        {
            long value = prizeSum - tree.PrizeLeftOut;
            if (points.Count == 0 || value > points[^1].Value)
                points.Add(new BudgetPoint(tree.EdgeCost, value, ValueBound(tree.EdgeCost)));
        }
        return points;
    }

    private void Tell(long budget, double fraction)
    {
        long left = trees.Where(t => t.EdgeCost <= budget).Min(t => t.PrizeLeftOut);
        progress?.Report(new SteinerProgress(left, prizeSum - ValueBound(budget), fraction));
    }
}
