using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// The cases of an unrooted problem, by the dearest node that the tree contains. The case with the least bound goes first,
/// with a share of the effort that doubles at each visit; a case ends when its bound reaches the best tree's cost. What is
/// proven of one case serves the others: a tree of case j joined to the root of case i by a shortest path is a tree with
/// that root, so case j costs at least bound(i) + prize(i) - distance(i, j).
/// </summary>
internal sealed class UnrootedSearch
{
    private const int FirstShare = 16;
    private readonly PrizeProblem problem;
    private readonly SteinerOptions options;
    private readonly IProgress<SteinerProgress>? progress;
    private readonly Budget budget;
    private readonly int[] byPrize;
    private readonly long[] paid;
    private readonly long[] lower;
    private readonly int[] visits;
    private PrizeTree best;

    public UnrootedSearch(
        PrizeProblem problem,
        SteinerOptions options,
        IProgress<SteinerProgress>? progress,
        CancellationToken cancel
    )
    {
        (this.problem, this.options, this.progress) = (problem, options, progress);
        budget = new Budget(options, problem.Graph.EdgeCount, cancel);
        byPrize =
        [
            .. Enumerable
                .Range(0, problem.Prize.Length)
                .Where(v => problem.Prize[v] > 0)
                .OrderByDescending(v => problem.Prize[v])
                .ThenBy(v => v),
        ];
        paid = new long[byPrize.Length];
        for (int i = 1; i < paid.Length; i++)
            paid[i] = paid[i - 1] + problem.Prize[byPrize[i - 1]];
        lower = (long[])paid.Clone();
        visits = new int[byPrize.Length];
        int single = byPrize.Length == 0 ? 0 : byPrize[0];
        best = Single(single);
        PrizeTree first = FirstPick.Run(problem, single);
        best = first.Cost < best.Cost ? first : best;
    }

    public PrizeTree Run()
    {
        while (LeastCase() is var least and >= 0 && !budget.Exhausted)
            Visit(least);
        budget.Look();
        long bound = Bound();
        return best with { Bound = bound, CutShort = budget.CutShort && bound < best.Cost };
    }

    private PrizeTree Single(int v)
    {
        var nodes = new bool[problem.Graph.NodeCount];
        nodes[v] = true;
        return PrizePruning.Run(problem, nodes, v);
    }

    /// <summary>The open case with the least bound; -1 when none is open.</summary>
    private int LeastCase()
    {
        int least = -1;
        for (int i = 0; i < lower.Length && paid[i] < best.Cost; i++)
        {
            if (lower[i] < best.Cost && (least < 0 || lower[i] < lower[least]))
                least = i;
        }
        return least;
    }

    private long Bound(int except = -1)
    {
        long bound = best.Cost;
        for (int i = 0; i < lower.Length; i++)
            bound = i == except ? bound : Math.Min(bound, lower[i]);
        return bound;
    }

    private void Visit(int which)
    {
        int root = byPrize[which];
        var prize = (long[])problem.Prize.Clone();
        for (int i = 0; i < which; i++)
            prize[byPrize[i]] = 0;
        var form = new RootedForm(problem, root, prize);
        long shift = paid[which] - form.Offset;
        long share = Math.Max(1, budget.Total / FirstShare) << Math.Min(visits[which]++, 10);
        var watcher = progress is null ? null : new Watcher(this, which, shift);
        Budget part = budget.Part(share);
        var incumbent = new Incumbent(form.Problem.Graph, part, watcher, best.Cost - shift + 1);
        if (Array.BinarySearch(best.Nodes, root) >= 0)
            form.Offer(best, incumbent);
        form.Improve(incumbent, part, options.Seed);
        if (incumbent.HasTree)
        {
            PrizeTree found = PrizePruning.Run(problem, form.NodesOf(incumbent.Result().Edges), root);
            best = found.Cost < best.Cost ? found : best;
        }
        lower[which] = Math.Max(lower[which], incumbent.Lower + shift);
        Share(which);
    }

    /// <summary>Bounds of later cases from this one.</summary>
    private void Share(int which)
    {
        int root = byPrize[which];
        long[] distance = ShortestPaths.From(problem.Graph, [root]).Distance;
        for (int i = which + 1; i < lower.Length && paid[i] < best.Cost; i++)
        {
            long far = distance[byPrize[i]];
            if (far < long.MaxValue)
                lower[i] = Math.Max(lower[i], lower[which] + problem.Prize[root] - far);
        }
    }

    /// <summary>Progress of one case as progress of the whole: the other cases hold the bound down.</summary>
    private sealed class Watcher(UnrootedSearch all, int which, long shift) : IProgress<SteinerProgress>
    {
        private readonly long others = all.Bound(except: which);

        public void Report(SteinerProgress value) =>
            all.progress!.Report(
                new SteinerProgress(
                    value.Cost + shift,
                    Math.Min(others, Math.Max(all.lower[which], value.Bound + shift)),
                    all.budget.Fraction
                )
            );
    }
}
