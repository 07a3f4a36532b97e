using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner;

public class SteinerSolverTests
{
    private static SteinerOptions Options(int effort = 2, ulong seed = 1) =>
        new()
        {
            Effort = effort,
            Seed = seed,
            Time = new FakeTimeProvider(),
        };

    private static SteinerTree Solve(SteinerProblem problem, int effort = 2, ulong seed = 1) =>
        SteinerSolver.Solve(problem, Options(effort, seed), null, CancellationToken.None);

    [Fact]
    public void A_tree_joins_the_terminals_and_the_optimum_lies_between_bound_and_cost()
    {
        long optima = 0,
            costs = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            SteinerTree tree = Solve(problem, effort: 1);
            RandomProblems.ShouldBeTree(problem, tree.Edges, tree.Cost);
            long optimum = ExactOracle.Optimum(problem);
            tree.Cost.ShouldBeGreaterThanOrEqualTo(optimum, RandomProblems.Code(problem));
            tree.Bound.ShouldBeLessThanOrEqualTo(optimum, RandomProblems.Code(problem));
            tree.Edges.ShouldBeInOrder();
            tree.CutShort.ShouldBeFalse();
            optima += optimum;
            costs += tree.Cost;
        }
        (costs - optima).ShouldBeLessThanOrEqualTo(optima / 1000);
    }

    [Fact]
    public void The_same_seed_and_effort_give_the_same_tree()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 200, maxTerminals: 40);
            SteinerTree first = Solve(problem, 3, 7),
                second = Solve(problem, 3, 7);
            second.Edges.ShouldBe(first.Edges, RandomProblems.Code(problem));
            second.Bound.ShouldBe(first.Bound);
        }
    }

    [Fact]
    public void A_single_terminal_needs_no_edge()
    {
        SteinerTree tree = Solve(RandomProblems.Problem(2, [(0, 1, 5)], [1, 1]));
        tree.Edges.ShouldBeEmpty();
        tree.Cost.ShouldBe(0);
        tree.Bound.ShouldBe(0);
    }

    [Fact]
    public void Two_terminals_are_joined_by_a_shortest_path_with_proof()
    {
        SteinerTree tree = Solve(
            RandomProblems.Problem(4, [(0, 1, 5), (1, 3, 5), (0, 2, 4), (2, 3, 4), (0, 3, 9)], [0, 3])
        );
        tree.Edges.ShouldBe([2, 3]);
        tree.Cost.ShouldBe(8);
        tree.Bound.ShouldBe(8);
    }

    [Fact]
    public void Terminals_in_different_components_are_named()
    {
        ArgumentException error = Should.Throw<ArgumentException>(() =>
            Solve(RandomProblems.Problem(4, [(0, 1, 5), (2, 3, 5)], [0, 3, 1]))
        );
        error.Message.ShouldBe("terminal 3 cannot be reached from terminal 0");
    }

    [Fact]
    public void A_terminal_that_is_no_node_is_named()
    {
        ArgumentException error = Should.Throw<ArgumentException>(() =>
            Solve(RandomProblems.Problem(2, [(0, 1, 5)], [0, 2]))
        );
        error.Message.ShouldBe("terminal 2 is not one of the graph's 2 nodes");
    }

    [Fact]
    public void Costs_that_could_overflow_are_refused()
    {
        ArgumentException error = Should.Throw<ArgumentException>(() =>
            Solve(RandomProblems.Problem(3, [(0, 1, 1L << 61), (1, 2, 1)], [0, 2]))
        );
        error.Message.ShouldBe("the edges' costs sum to more than 2305843009213693952; use a coarser unit of cost");
    }

    [Fact]
    public void Costs_that_could_overflow_within_a_block_are_refused()
    {
        List<(int, int, long)> edges = [];
        for (int u = 0; u < 5; u++)
        {
            for (int v = u + 1; v < 5; v++)
                edges.Add((u, v, (1L << 57) - u - v));
        }
        ArgumentException error = Should.Throw<ArgumentException>(() =>
            Solve(RandomProblems.Problem(5, edges, [0, 1]))
        );
        error.Message.ShouldBe(
            "the edges' costs sum to more than 576460752303423488 in one block; use a coarser unit of cost"
        );
    }

    [Fact]
    public void Costs_near_the_limit_are_exact()
    {
        SteinerTree tree = Solve(
            RandomProblems.Problem(
                4,
                [(0, 1, 1L << 57), (1, 2, 1L << 57), (0, 3, 1L << 57), (3, 2, (1L << 57) - 1)],
                [0, 2]
            )
        );
        tree.Cost.ShouldBe((1L << 58) - 1);
        tree.Bound.ShouldBe(tree.Cost);
    }

    [Fact]
    public void Cancellation_before_the_first_tree_throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        SteinerProblem problem = RandomProblems.Make(1, 200, 40);
        Should.Throw<OperationCanceledException>(() => SteinerSolver.Solve(problem, Options(), null, source.Token));
    }
}
