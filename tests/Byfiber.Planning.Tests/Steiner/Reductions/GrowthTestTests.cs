using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Bounds;
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
                ReductionRound round = Round(shrinker);
                var useless = new bool[round.Graph.EdgeCount];
                new GrowthTest(round, 4, useless).TestEdges();
                round.Delete(useless);
                gone += useless.Count(u => u);
            }
        );
        gone.ShouldBeGreaterThan(2 * ReductionCases.Count);
    }

    [Fact]
    public void Nodes_at_which_no_optimal_tree_forks_give_way_and_the_optimum_stays()
    {
        int gone = 0;
        ReductionCases.Hold(
            (shrinker, _) =>
            {
                ReductionRound round = Round(shrinker);
                gone += new GrowthTest(round, 4, new bool[round.Graph.EdgeCount]).TestForks();
            }
        );
        gone.ShouldBeGreaterThan(ReductionCases.Count / 4);
    }

    [Fact]
    public void Nodes_are_tested_after_useless_edges_went_and_the_optimum_stays()
    {
        int removed = ReductionCases.Hold(
            (shrinker, _) =>
            {
                ReductionRound round = Round(shrinker);
                var useless = new bool[round.Graph.EdgeCount];
                var test = new GrowthTest(round, 3, useless);
                test.TestEdges();
                round.Delete(useless);
                test.TestForks();
            }
        );
        removed.ShouldBeGreaterThan(2 * ReductionCases.Count);
    }

    [Fact]
    public void By_reduced_costs_every_better_tree_stays()
    {
        var random = new Random(5);
        int more = 0,
            removed = ReductionCases.Hold(
                (shrinker, problem) =>
                {
                    if (shrinker.TerminalCount < 2)
                        return;
                    ReductionRound round = Round(shrinker);
                    Graph graph = round.Graph;
                    var dual = new DualAscent(graph, round.Terminals);
                    Budget budget = ReductionCases.Ample();
                    dual.Run(round.Terminals[random.Next(round.Terminals.Length)], null, AscentOrder.SmallCuts, budget);
                    var useless = new bool[graph.EdgeCount];
                    // So many above the optimum is what the best tree known costs.
                    long upper = ExactOracle.Optimum(problem) - shrinker.FixedCost + 1 + random.Next(3);
                    var bounds = new BoundTest(graph, round.Terminals);
                    bool[] closed = new bool[2 * graph.EdgeCount];
                    bounds.Run(dual.Root, dual.Bound, dual.Residual, upper, new bool[graph.EdgeCount], budget, closed);
                    ReducedCosts costs = bounds.Costs(dual.Bound, dual.Residual, upper, closed);
                    var test = new GrowthTest(round, 3, useless, costs);
                    test.TestEdges();
                    more += test.Found;
                    round.Delete(useless);
                    test.TestForks();
                }
            );
        removed.ShouldBeGreaterThan(4 * ReductionCases.Count);
        more.ShouldBeGreaterThan(ReductionCases.Count);
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
        var useless = new bool[problem.Graph.EdgeCount];
        new GrowthTest(Round(shrinker), 4, useless).TestEdges();
        Enumerable.Range(0, useless.Length).Where(e => !useless[e]).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void Of_two_optimal_trees_both_stay()
    {
        SteinerProblem problem = RandomProblems.Problem(4, [(0, 1, 3), (1, 3, 4), (0, 2, 4), (2, 3, 3)], [0, 3]);
        var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
        var test = new GrowthTest(Round(shrinker), 4, new bool[problem.Graph.EdgeCount]);
        test.TestEdges();
        test.Found.ShouldBe(0);
    }

    [Fact]
    public void Distances_of_near_nodes_are_true_and_never_less()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            ReductionRound round = Round(new Shrinker(problem.Graph, ReductionCases.Marks(problem)));
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

    private static ReductionRound Round(Shrinker shrinker) => new(shrinker, ReductionCases.Ample());
}
