using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Bounds;
using Byfiber.Planning.Steiner.Reductions;
using Byfiber.Planning.Steiner.Trees;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Bounds;

public class SubsetTreesTests
{
    [Fact]
    public void What_it_finds_is_the_optimum()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            SteinerProblem problem = TwoOrMore(seed);
            long optimum = ExactOracle.Optimum(problem);
            Solve(problem, optimum + 1, out bool[]? tree).ShouldBeTrue();
            tree.ShouldNotBeNull(RandomProblems.Code(problem));
            var trim = new TreeTrim(problem.Graph, Frozen(problem).IsTerminal);
            trim.Run([.. Enumerable.Range(0, tree.Length).Where(e => tree[e])], problem.Terminals[0]);
            RandomProblems.ShouldBeTree(problem, Enumerable.Range(0, tree.Length).Where(e => trim.InTree[e]), optimum);
        }
    }

    [Fact]
    public void It_finds_nothing_where_nothing_is_cheaper()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            SteinerProblem problem = TwoOrMore(seed);
            Solve(problem, ExactOracle.Optimum(problem), out bool[]? tree).ShouldBeTrue();
            tree.ShouldBeNull(RandomProblems.Code(problem));
        }
    }

    [Fact]
    public void A_deadline_ends_it_without_a_proof()
    {
        SteinerProblem grid = RandomProblems.Grid(40, 40, 100);
        var time = new FakeTimeProvider();
        var late = new SteinerOptions { Time = time, Deadline = time.GetTimestamp() };
        var budget = new Budget(late, grid.Graph.EdgeCount, CancellationToken.None);
        budget.Look();
        SubsetTrees.Solve(Frozen(grid), long.MaxValue / 8, budget, out bool[]? tree).ShouldBeFalse();
        tree.ShouldBeNull();
    }

    [Fact]
    public void Too_many_terminals_are_too_much_work() =>
        SubsetTrees.Work(Frozen(RandomProblems.Grid(40, 40, 5))).ShouldBe(long.MaxValue);

    private static SteinerProblem TwoOrMore(int seed)
    {
        SteinerProblem problem = RandomProblems.Make(seed);
        int other = problem.Terminals[0] == 0 ? 1 : 0;
        return problem.Terminals.Length > 1 ? problem : problem with { Terminals = [problem.Terminals[0], other] };
    }

    private static bool Solve(SteinerProblem problem, long upper, out bool[]? tree)
    {
        var options = new SteinerOptions { Time = new FakeTimeProvider() };
        var budget = new Budget(options, problem.Graph.EdgeCount, CancellationToken.None);
        return SubsetTrees.Solve(Frozen(problem), upper, budget, out tree);
    }

    private static FrozenProblem Frozen(SteinerProblem problem)
    {
        var isTerminal = new bool[problem.Graph.NodeCount];
        foreach (int t in problem.Terminals)
            isTerminal[t] = true;
        return new FrozenProblem(problem.Graph, isTerminal, [], []);
    }
}
