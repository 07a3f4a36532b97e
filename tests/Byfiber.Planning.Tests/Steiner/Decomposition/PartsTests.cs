using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Decomposition;
using Byfiber.Planning.Steiner.Trees;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Decomposition;

/// <summary>Tiny parts around random nodes, so that the tree crosses their borders to and fro.</summary>
public class PartsTests
{
    [Fact]
    public void Bettering_a_part_keeps_the_tree_whole_and_never_makes_it_dearer()
    {
        long before = 0,
            after = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 40, maxTerminals: 12);
            bool[] isTerminal = Marks(problem);
            (bool[] tree, long cost) = FirstTree(problem, isTerminal);
            before += cost;
            Partition parts = Cut(problem, seed);
            var improvement = new PartImprovement(problem.Graph, isTerminal, tree, parts, Plenty(), new Xoshiro(1));
            for (int p = 0; p < parts.Count; p++)
            {
                long gain = improvement.Visit(p, 2000);
                gain.ShouldBeGreaterThanOrEqualTo(0);
                cost -= gain;
                RandomProblems.ShouldBeTree(problem, Enumerable.Range(0, tree.Length).Where(e => tree[e]), cost);
            }
            after += cost;
        }
        after.ShouldBeLessThan(before);
    }

    [Fact]
    public void The_bounds_of_the_parts_add_up_to_no_more_than_the_optimum()
    {
        long bounds = 0,
            optima = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 30, maxTerminals: 7);
            bool[] isTerminal = Marks(problem);
            (bool[] tree, _) = FirstTree(problem, isTerminal);
            Partition parts = Cut(problem, seed);
            var part = new PartBounds(problem.Graph, isTerminal, parts, Plenty(), new Xoshiro(1));
            for (int p = 0; p < parts.Count; p++)
                part.Visit(p, tree, 2000);
            long optimum = ExactOracle.Optimum(problem);
            part.Sum.ShouldBeLessThanOrEqualTo(optimum, RandomProblems.Code(problem));
            bounds += part.Sum;
            optima += optimum;
        }
        // Not a bound that is nothing: the large constants of leaves make up most of it.
        bounds.ShouldBeGreaterThan(optima / 2);
    }

    [Fact]
    public void Subtrees_are_parts_of_about_the_size_wanted()
    {
        SteinerProblem problem = RandomProblems.Grid(80, 80, 4);
        bool[] isTerminal = Marks(problem);
        (bool[] tree, _) = FirstTree(problem, isTerminal);
        Partition parts = Partition.Subtrees(problem.Graph, tree, problem.Terminals[0], 1000);
        parts.Count.ShouldBeInRange(4, problem.Graph.EdgeCount / 1000 + 1);
        Enumerable.Range(0, parts.Count).Sum(p => parts.NodesOf(p).Length).ShouldBe(problem.Graph.NodeCount);
        // Tree edges between parts: one fewer than parts, so each part holds one connected piece of the tree.
        Enumerable
            .Range(0, tree.Length)
            .Count(e => tree[e] && parts.PartOf[problem.Graph.Tail[e]] != parts.PartOf[problem.Graph.Head[e]])
            .ShouldBe(parts.Count - 1);
    }

    private static Partition Cut(SteinerProblem problem, int seed) =>
        Partition.AroundSources(problem.Graph, 3 + seed % 15, new Xoshiro((ulong)seed));

    private static (bool[] Tree, long Cost) FirstTree(SteinerProblem problem, bool[] isTerminal)
    {
        int[] terminals = [.. problem.Terminals.Distinct()];
        var paths = new PathHeuristic(problem.Graph, terminals, isTerminal);
        paths.Run(terminals[0], problem.Graph.Cost, null);
        var trim = new TreeTrim(problem.Graph, isTerminal);
        return (trim.InTree, trim.Run(paths.InTree));
    }

    private static bool[] Marks(SteinerProblem problem)
    {
        var isTerminal = new bool[problem.Graph.NodeCount];
        foreach (int t in problem.Terminals)
            isTerminal[t] = true;
        return isTerminal;
    }

    private static Budget Plenty() =>
        new(new SteinerOptions { Effort = 1000, Time = new FakeTimeProvider() }, 1000, CancellationToken.None);
}
