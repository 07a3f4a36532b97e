using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Bounds;
using Byfiber.Planning.Steiner.Reductions;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Reductions;

public class ReductionTests
{
    private const int Cases = 3000;

    [Fact]
    public void Degree_parallel_and_contraction_tests_keep_the_optimum()
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            var shrinker = new Shrinker(problem.Graph, Marks(problem));
            shrinker.Settle();
            OptimumLeft(shrinker).ShouldBe(ExactOracle.Optimum(problem), RandomProblems.Code(problem));
        }
    }

    [Fact]
    public void The_bound_test_keeps_every_better_tree()
    {
        var random = new Random(5);
        for (int seed = 0; seed < Cases; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            var shrinker = new Shrinker(problem.Graph, Marks(problem));
            shrinker.Settle();
            FrozenProblem frozen = shrinker.Freeze();
            if (shrinker.TerminalCount < 2)
                continue;
            long optimum = ExactOracle.Optimum(problem),
                left = optimum - shrinker.FixedCost;
            Budget budget = Ample();
            var dual = new DualAscent(frozen.Graph, frozen.Terminals);
            var useless = new bool[frozen.Graph.EdgeCount];
            for (int run = 0; run < 3; run++)
            {
                dual.Run(frozen.Terminals[random.Next(frozen.Terminals.Length)], null, (AscentOrder)run, budget);
                dual.Bound.ShouldBeLessThanOrEqualTo(left, RandomProblems.Code(problem));
                new BoundTest(frozen.Graph, frozen.Terminals).Run(
                    dual.Root,
                    dual.Bound,
                    dual.Residual,
                    left + 1,
                    useless,
                    budget
                );
            }
            for (int e = 0; e < useless.Length; e++)
            {
                if (useless[e])
                    shrinker.Delete(frozen.EdgeOf[e]);
            }
            OptimumLeft(shrinker).ShouldBe(optimum, RandomProblems.Code(problem));
            shrinker.Settle();
            OptimumLeft(shrinker).ShouldBe(optimum, RandomProblems.Code(problem));
        }
    }

    private static long OptimumLeft(Shrinker shrinker)
    {
        FrozenProblem frozen = shrinker.Freeze();
        return shrinker.FixedCost + ExactOracle.Optimum(new SteinerProblem(frozen.Graph, frozen.Terminals));
    }

    private static bool[] Marks(SteinerProblem problem)
    {
        var marks = new bool[problem.Graph.NodeCount];
        foreach (int t in problem.Terminals)
            marks[t] = true;
        return marks;
    }

    private static Budget Ample() =>
        new(new SteinerOptions { Effort = 100, Time = new FakeTimeProvider() }, 1000, CancellationToken.None);
}
