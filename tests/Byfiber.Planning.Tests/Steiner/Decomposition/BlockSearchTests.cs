using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Decomposition;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Decomposition;

/// <summary>The whole search, with limits so low that small problems are taken apart.</summary>
public class BlockSearchTests
{
    [Fact]
    public void Parts_keep_a_tree_valid_and_the_optimum_between_bound_and_cost()
    {
        long optima = 0,
            costs = 0,
            bounds = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 40, maxTerminals: 8);
            SteinerTree tree = Solve(problem, InParts(4 + seed % 20), effort: 1);
            RandomProblems.ShouldBeTree(problem, tree.Edges, tree.Cost);
            long optimum = ExactOracle.Optimum(problem);
            tree.Cost.ShouldBeGreaterThanOrEqualTo(optimum, RandomProblems.Code(problem));
            tree.Bound.ShouldBeLessThanOrEqualTo(optimum, RandomProblems.Code(problem));
            optima += optimum;
            costs += tree.Cost;
            bounds += tree.Bound;
        }
        (costs - optima).ShouldBeLessThanOrEqualTo(optima / 1000);
        (optima - bounds).ShouldBeLessThanOrEqualTo(optima / 50);
    }

    [Fact]
    public void Blocks_find_the_optimum_and_prove_it()
    {
        int proven = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 24);
            SteinerTree tree = Solve(problem, new Limits(), effort: 1);
            RandomProblems.ShouldBeTree(problem, tree.Edges, tree.Cost);
            tree.Bound.ShouldBeLessThanOrEqualTo(ExactOracle.Optimum(problem), RandomProblems.Code(problem));
            proven += tree.Cost == tree.Bound ? 1 : 0;
        }
        proven.ShouldBeGreaterThan(975);
    }

    [Fact]
    public void The_same_seed_and_effort_give_the_same_tree_in_parts()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 300, maxTerminals: 60);
            SteinerTree one = Solve(problem, InParts(60), effort: 3),
                other = Solve(problem, InParts(60), effort: 3);
            other.Edges.ShouldBe(one.Edges, RandomProblems.Code(problem));
            other.Bound.ShouldBe(one.Bound);
        }
    }

    [Fact]
    public void A_street_grid_in_parts_is_close_to_the_one_in_a_piece()
    {
        SteinerProblem problem = RandomProblems.Grid(60, 60, 5);
        SteinerTree whole = Solve(problem, new Limits(), effort: 20),
            parts = Solve(problem, InParts(1500), effort: 20);
        RandomProblems.ShouldBeTree(problem, parts.Edges, parts.Cost);
        parts.Bound.ShouldBeLessThanOrEqualTo(whole.Cost);
        whole.Bound.ShouldBeLessThanOrEqualTo(parts.Cost);
        // The large constant of the leaves taken off.
        long constant = 5_000_000_000 * problem.Terminals.Length;
        (parts.Cost - whole.Cost).ShouldBeLessThanOrEqualTo((whole.Cost - constant) / 100);
        (whole.Bound - parts.Bound).ShouldBeLessThanOrEqualTo((whole.Cost - constant) / 20);
    }

    [Fact]
    public void Cost_and_bound_told_only_get_better()
    {
        var seen = new List<SteinerProgress>();
        SteinerTree tree = Solve(RandomProblems.Grid(40, 40, 5), InParts(800), effort: 8, new Watcher(seen));
        for (int i = 1; i < seen.Count; i++)
        {
            seen[i].Cost.ShouldBeLessThanOrEqualTo(seen[i - 1].Cost);
            seen[i].Bound.ShouldBeGreaterThanOrEqualTo(seen[i - 1].Bound);
        }
        (seen[^1].Cost, seen[^1].Bound).ShouldBe((tree.Cost, tree.Bound));
    }

    private static Limits InParts(int partEdges) => new() { GlobalEdges = 3, PartEdges = partEdges };

    private static SteinerTree Solve(
        SteinerProblem problem,
        Limits limits,
        int effort,
        IProgress<SteinerProgress>? progress = null
    )
    {
        var isTerminal = new bool[problem.Graph.NodeCount];
        foreach (int t in problem.Terminals)
            isTerminal[t] = true;
        var options = new SteinerOptions { Effort = effort, Time = new FakeTimeProvider() };
        var budget = new Budget(options, problem.Graph.EdgeCount, CancellationToken.None);
        return new BlockSearch(problem.Graph, isTerminal, budget, 1, progress, limits).Run();
    }

    private sealed class Watcher(List<SteinerProgress> seen) : IProgress<SteinerProgress>
    {
        public void Report(SteinerProgress value) => seen.Add(value);
    }
}
