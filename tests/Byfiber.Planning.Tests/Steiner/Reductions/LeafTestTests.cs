using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Bounds;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Tests.Steiner.Reductions;

public class LeafTestTests
{
    [Fact]
    public void No_optimal_tree_passes_through_a_terminal_that_is_told_to_be_a_leaf()
    {
        int leaves = 0;
        for (int seed = 0; seed < ReductionCases.Count; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            (FrozenProblem frozen, _) = Told(problem);
            long optimum = ExactOracle.Optimum(problem);
            foreach (int t in problem.Terminals.Distinct())
            {
                if (frozen.NodeHere[t] < 0 || !frozen.IsLeaf[frozen.NodeHere[t]])
                    continue;
                leaves++;
                CheapestThrough(problem, t)
                    .ShouldBeGreaterThan(optimum, $"terminal {t} of {RandomProblems.Code(problem)}");
            }
        }
        leaves.ShouldBeGreaterThan(ReductionCases.Count / 4);
    }

    [Fact]
    public void A_bound_that_charges_no_arc_out_of_a_leaf_never_passes_the_optimum_and_is_better()
    {
        long with = 0,
            without = 0;
        for (int seed = 0; seed < ReductionCases.Count; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            (FrozenProblem frozen, Shrinker shrinker) = Told(problem);
            if (shrinker.TerminalCount < 2)
                continue;
            long left = ReductionCases.OptimumLeft(shrinker) - shrinker.FixedCost;
            long bound = Bound(frozen, frozen.IsLeaf);
            bound.ShouldBeLessThanOrEqualTo(left, RandomProblems.Code(problem));
            with += bound;
            without += Bound(frozen, null);
        }
        with.ShouldBeGreaterThan(without);
    }

    [Fact]
    public void A_terminal_that_is_joined_with_a_neighbour_is_no_leaf_any_more()
    {
        // 0 hangs on 2 and 3, between which the way costs 1; then it costs nothing to join 2 to it.
        SteinerProblem problem = RandomProblems.Problem(4, [(0, 2, 5), (0, 3, 5), (2, 3, 1), (3, 1, 5)], [0, 1]);
        var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
        new LeafTest(shrinker.Freeze(), ReductionCases.Ample()).Run(shrinker).ShouldBe(2);
        shrinker.Freeze().IsLeaf.Count(leaf => leaf).ShouldBe(2);
        shrinker.Settle();
        shrinker.Freeze().IsLeaf.ShouldAllBe(leaf => !leaf);
    }

    private static (FrozenProblem, Shrinker) Told(SteinerProblem problem)
    {
        var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
        new LeafTest(shrinker.Freeze(), ReductionCases.Ample()).Run(shrinker);
        return (shrinker.Freeze(), shrinker);
    }

    private static long Bound(FrozenProblem frozen, bool[]? isLeaf)
    {
        var ascent = new DualAscent(frozen.Graph, frozen.Terminals, isLeaf);
        ascent.Run(frozen.Terminals[0], null, AscentOrder.SmallCuts, ReductionCases.Ample());
        return ascent.Bound;
    }

    /// <summary>The cheapest tree that has two edges of the terminal or more: with those two for nothing, for each two.</summary>
    private static long CheapestThrough(SteinerProblem problem, int terminal)
    {
        Graph graph = problem.Graph;
        long least = long.MaxValue;
        for (int a = graph.FirstArc[terminal]; a < graph.FirstArc[terminal + 1]; a++)
        {
            for (int b = a + 1; b < graph.FirstArc[terminal + 1]; b++)
            {
                if (graph.ArcHead[a] == graph.ArcHead[b])
                    continue;
                long[] cost = (long[])graph.Cost.Clone();
                long two = cost[graph.ArcEdge[a]] + cost[graph.ArcEdge[b]];
                cost[graph.ArcEdge[a]] = cost[graph.ArcEdge[b]] = 0;
                long rest = ExactOracle.Optimum(new SteinerProblem(graph.WithCosts(cost), problem.Terminals));
                least = Math.Min(least, two + rest);
            }
        }
        return least;
    }
}
