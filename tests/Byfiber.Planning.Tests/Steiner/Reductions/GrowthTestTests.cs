using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Tests.Steiner.Reductions;

public class GrowthTestTests
{
    [Fact]
    public void Edges_from_which_no_optimal_tree_grows_go_and_the_optimum_stays()
    {
        int gone = 0;
        ReductionCases.Hold(
            (shrinker, _) =>
            {
                GrowthTest test = Test(shrinker);
                for (int turn = 0; turn < 8; turn++)
                    gone += test.TestEdges(turn);
            }
        );
        gone.ShouldBeGreaterThan(2 * ReductionCases.Count);
    }

    [Fact]
    public void Nodes_at_which_no_optimal_tree_forks_give_way_and_the_optimum_stays()
    {
        int gone = 0;
        ReductionCases.Hold((shrinker, _) => gone += Test(shrinker).TestForks());
        gone.ShouldBeGreaterThan(ReductionCases.Count / 4);
    }

    [Fact]
    public void All_of_it_together_keeps_the_optimum()
    {
        int removed = ReductionCases.Hold((shrinker, _) => Test(shrinker).Run());
        removed.ShouldBeGreaterThan(2 * ReductionCases.Count);
    }

    [Fact]
    public void No_optimal_tree_has_a_node_of_a_longer_way_round()
    {
        // Between the terminals 0 and 3 the way over 1, 2 costs 9, the one over 4, 5 costs 8; no single edge shows it.
        SteinerProblem problem = RandomProblems.Problem(
            8,
            [
                (0, 1, 3),
                (1, 2, 3),
                (2, 3, 3),
                (0, 4, 3),
                (4, 5, 2),
                (5, 3, 3),
                (1, 6, 9),
                (2, 6, 9),
                (4, 7, 9),
                (5, 7, 9),
            ],
            [0, 3]
        );
        var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
        GrowthTest test = Test(shrinker);
        for (int turn = 0; turn < 8; turn++)
            test.TestEdges(turn);
        Enumerable.Range(0, problem.Graph.EdgeCount).Where(shrinker.IsAlive).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void Of_two_optimal_trees_both_stay()
    {
        SteinerProblem problem = RandomProblems.Problem(4, [(0, 1, 3), (1, 3, 4), (0, 2, 4), (2, 3, 3)], [0, 3]);
        var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
        GrowthTest test = Test(shrinker);
        for (int turn = 0; turn < 8; turn++)
            test.TestEdges(turn).ShouldBe(0);
    }

    [Fact]
    public void Distances_of_near_nodes_are_true_and_never_less()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            var round = new ReductionRound(
                new Shrinker(problem.Graph, ReductionCases.Marks(problem)),
                ReductionCases.Ample()
            );
            var near = new NearNodes(round.Graph, round.Heap, ReductionCases.Ample());
            long[][] exact = ExactOracle.Table(
                round.Graph,
                [.. Enumerable.Range(0, Math.Min(7, round.Graph.NodeCount))]
            );
            for (int u = 0; u < Math.Min(7, round.Graph.NodeCount); u++)
            {
                for (int v = 0; v < round.Graph.NodeCount; v++)
                    near.Distance(u, v).ShouldBe(exact[1 << u][v], RandomProblems.Code(problem));
            }
        }
    }

    private static GrowthTest Test(Shrinker shrinker) => new(new ReductionRound(shrinker, ReductionCases.Ample()), 4);
}
