using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Prizes;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Prizes;

public class PrizeSolverTests
{
    private static SteinerOptions Options(int effort = 2) => new() { Effort = effort, Time = new FakeTimeProvider() };

    private static PrizeTree Solve(PrizeProblem problem, int effort = 2) =>
        PrizeSolver.Solve(problem, Options(effort), null, CancellationToken.None);

    [Fact]
    public void The_optimum_of_small_problems_lies_between_bound_and_cost_and_both_mostly_meet_it()
    {
        int cases = 0,
            optimal = 0,
            proven = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            PrizeProblem problem = RandomPrizes.Make(seed);
            PrizeTree tree = Solve(problem, effort: 1);
            RandomPrizes.ShouldBeTree(
                problem,
                tree.Edges,
                tree.Nodes,
                tree.EdgeCost,
                problem.PrizeSum - tree.PrizeLeftOut
            );
            tree.Cost.ShouldBe(tree.EdgeCost + tree.PrizeLeftOut);
            long optimum = RandomPrizes.AllTrees(problem).Min(t => t.Cost + problem.PrizeSum - t.Value);
            tree.Cost.ShouldBeGreaterThanOrEqualTo(optimum, RandomPrizes.Code(problem));
            tree.Bound.ShouldBeLessThanOrEqualTo(optimum, RandomPrizes.Code(problem));
            tree.CutShort.ShouldBeFalse();
            cases++;
            optimal += tree.Cost == optimum ? 1 : 0;
            proven += tree.Bound == tree.Cost ? 1 : 0;
        }
        (cases - optimal).ShouldBeLessThan(5);
        (cases - proven).ShouldBeLessThan(20);
    }
}
