using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Trees;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Trees;

public class WindowSearchTests
{
    [Fact]
    public void Windows_keep_a_tree_valid_and_never_make_it_dearer()
    {
        long optima = 0,
            before = 0,
            after = 0;
        for (int seed = 0; seed < 1500; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 30, maxTerminals: 7);
            var marks = new bool[problem.Graph.NodeCount];
            foreach (int t in problem.Terminals)
                marks[t] = true;
            var budget = new Budget(
                new SteinerOptions { Effort = 50, Time = new FakeTimeProvider() },
                1000,
                CancellationToken.None
            );
            var whole = new TreeTrim(problem.Graph, marks);
            long start = whole.Run(Array.ConvertAll(marks, _ => true));
            var tree = new RootedTree(problem.Graph, marks, problem.Terminals[0], (bool[])whole.InTree.Clone());
            var windows = new WindowSearch(problem.Graph, problem.Terminals, marks, tree, budget, new Xoshiro(1));
            windows.Sweep(2 + seed % 9, null);
            int[] edges = [.. Enumerable.Range(0, tree.Edges.Length).Where(e => tree.Edges[e])];
            RandomProblems.ShouldBeTree(problem, edges, tree.Cost);
            tree.Cost.ShouldBeLessThanOrEqualTo(start, RandomProblems.Code(problem));
            long optimum = ExactOracle.Optimum(problem);
            tree.Cost.ShouldBeGreaterThanOrEqualTo(optimum, RandomProblems.Code(problem));
            (optima, before, after) = (optima + optimum, before + start, after + tree.Cost);
        }
        after.ShouldBeLessThan(before);
        (after - optima).ShouldBeLessThan(optima / 100);
    }
}
