using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Reductions;
using Byfiber.Planning.Steiner.Trees;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner;

public class BranchingTests
{
    [Fact]
    public void Both_branches_together_prove_the_optimum_and_find_it()
    {
        int found = 0,
            branched = 0;
        for (int seed = 0; seed < 1500; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 20);
            var marks = new bool[problem.Graph.NodeCount];
            foreach (int t in problem.Terminals)
                marks[t] = true;
            int node = Array.IndexOf(marks, false);
            if (node < 0 || problem.Terminals.Length < 2)
                continue;
            int[] same = [.. Enumerable.Range(0, problem.Graph.EdgeCount)];
            var trim = new TreeTrim(problem.Graph, marks);
            long spanning = trim.Run(Array.ConvertAll(marks, _ => true));
            var branching = new Branching(
                new FrozenProblem(problem.Graph, marks, same, []),
                (bool[])trim.InTree.Clone(),
                spanning,
                new Budget(
                    new SteinerOptions { Effort = 100, Time = new FakeTimeProvider() },
                    1000,
                    CancellationToken.None
                ),
                new Xoshiro(1),
                depth: 0
            );
            branching.Run(node);
            long optimum = ExactOracle.Optimum(problem);
            branching.Upper.ShouldBe(optimum, RandomProblems.Code(problem));
            branching.Lower.ShouldBe(optimum, RandomProblems.Code(problem));
            RandomProblems.ShouldBeTree(problem, same.Where(e => branching.Tree[e]), optimum);
            found += optimum < spanning ? 1 : 0;
            branched++;
        }
        branched.ShouldBeGreaterThan(1000);
        found.ShouldBeGreaterThan(branched / 4);
    }
}
