using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Reductions;
using Byfiber.Planning.Steiner.Trees;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Reductions;

/// <summary>What every reduction must stand: thousands of small problems, before and after.</summary>
internal static class ReductionCases
{
    public const int Count = 3000;

    /// <summary>
    /// Runs the reduction on every problem, small and dense or a little larger; it must keep the optimum, before and after
    /// settling, and a tree of what is left must map back to one that costs no more than promised. Returns the edges removed.
    /// </summary>
    public static int Hold(Action<Shrinker, SteinerProblem> reduce)
    {
        int removed = 0;
        for (int seed = 0; seed < Count; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, seed % 2 == 0 ? 12 : 22, seed % 2 == 0 ? 7 : 5);
            long optimum = ExactOracle.Optimum(problem);
            var shrinker = new Shrinker(problem.Graph, Marks(problem));
            shrinker.Settle();
            int before = shrinker.EdgeCount;
            reduce(shrinker, problem);
            removed += before - shrinker.EdgeCount;
            OptimumLeft(shrinker).ShouldBe(optimum, RandomProblems.Code(problem));
            shrinker.Settle();
            OptimumLeft(shrinker).ShouldBe(optimum, RandomProblems.Code(problem));
            MapBack(problem, shrinker, optimum);
        }
        return removed;
    }

    public static long OptimumLeft(Shrinker shrinker)
    {
        FrozenProblem frozen = shrinker.Freeze();
        return shrinker.FixedCost + ExactOracle.Optimum(new SteinerProblem(frozen.Graph, frozen.Terminals));
    }

    public static bool[] Marks(SteinerProblem problem)
    {
        var marks = new bool[problem.Graph.NodeCount];
        foreach (int t in problem.Terminals)
            marks[t] = true;
        return marks;
    }

    public static Budget Ample() =>
        new(new SteinerOptions { Effort = 100, Time = new FakeTimeProvider() }, 1000, CancellationToken.None);

    private static void MapBack(SteinerProblem problem, Shrinker shrinker, long optimum)
    {
        FrozenProblem frozen = shrinker.Freeze();
        SteinerTree tree = SteinerSolver.Solve(
            new SteinerProblem(frozen.Graph, frozen.Terminals),
            new SteinerOptions { Effort = 1, Time = new FakeTimeProvider() },
            null,
            CancellationToken.None
        );
        var edges = new List<int>();
        foreach (int e in tree.Edges)
            shrinker.Trace.Expand(shrinker.Trace.Of(frozen.EdgeOf[e]), edges);
        shrinker.ExpandFixed(edges);
        var trim = new TreeTrim(problem.Graph, Marks(problem));
        long cost = trim.Run(edges, shrinker.SomeTerminal);
        cost.ShouldBeInRange(optimum, tree.Cost + shrinker.FixedCost, RandomProblems.Code(problem));
        IEnumerable<int> chosen = Enumerable.Range(0, problem.Graph.EdgeCount).Where(e => trim.InTree[e]);
        RandomProblems.ShouldBeTree(problem, chosen, cost);
    }
}
