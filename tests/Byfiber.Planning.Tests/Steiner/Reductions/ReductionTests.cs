using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Bounds;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Tests.Steiner.Reductions;

public class ReductionTests
{
    [Fact]
    public void Degree_parallel_and_contraction_tests_keep_the_optimum()
    {
        for (int seed = 0; seed < ReductionCases.Count; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
            shrinker.Settle();
            ReductionCases.OptimumLeft(shrinker).ShouldBe(ExactOracle.Optimum(problem), RandomProblems.Code(problem));
        }
    }

    [Fact]
    public void The_bound_test_keeps_every_better_tree()
    {
        var random = new Random(5);
        for (int seed = 0; seed < ReductionCases.Count; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
            shrinker.Settle();
            FrozenProblem frozen = shrinker.Freeze();
            if (shrinker.TerminalCount < 2)
                continue;
            long optimum = ExactOracle.Optimum(problem),
                left = optimum - shrinker.FixedCost;
            Budget budget = ReductionCases.Ample();
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
            ReductionCases.OptimumLeft(shrinker).ShouldBe(optimum, RandomProblems.Code(problem));
            shrinker.Settle();
            ReductionCases.OptimumLeft(shrinker).ShouldBe(optimum, RandomProblems.Code(problem));
        }
    }
}
