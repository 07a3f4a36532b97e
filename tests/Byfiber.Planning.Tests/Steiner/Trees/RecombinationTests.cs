using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Reductions;
using Byfiber.Planning.Steiner.Trees;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Trees;

public class RecombinationTests
{
    [Fact]
    public void Recombination_keeps_a_tree_valid_and_never_makes_it_dearer()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 30, maxTerminals: 7);
            var marks = new bool[problem.Graph.NodeCount];
            foreach (int t in problem.Terminals)
                marks[t] = true;
            int[] edgeOf = [.. Enumerable.Range(0, problem.Graph.EdgeCount)];
            var whole = new TreeTrim(problem.Graph, marks);
            long start = whole.Run(Array.ConvertAll(marks, _ => true));
            var budget = new Budget(
                new SteinerOptions { Effort = 50, Time = new FakeTimeProvider() },
                1000,
                CancellationToken.None
            );
            var recombination = new Recombination(
                new FrozenProblem(problem.Graph, marks, edgeOf, []),
                (bool[])whole.InTree.Clone(),
                budget,
                new Xoshiro(2)
            );
            long optimum = ExactOracle.Optimum(problem);
            for (int step = 0; step < 3; step++)
            {
                long before = recombination.Best.Cost;
                recombination.Step().ShouldBe(recombination.Best.Cost < before);
                recombination.Best.Cost.ShouldBeInRange(optimum, start, RandomProblems.Code(problem));
                bool[] tree = recombination.Best.Edges;
                int[] edges = [.. edgeOf.Where(e => tree[e])];
                RandomProblems.ShouldBeTree(problem, edges, recombination.Best.Cost);
            }
        }
    }
}
