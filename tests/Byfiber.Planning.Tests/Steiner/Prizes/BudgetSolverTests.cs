using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Prizes;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Prizes;

public class BudgetSolverTests
{
    private static SteinerOptions Options(int effort = 2) => new() { Effort = effort, Time = new FakeTimeProvider() };

    [Fact]
    public void The_best_value_for_the_budget_lies_between_value_and_bound_and_is_mostly_found()
    {
        int cases = 0,
            optimal = 0;
        long best = 0,
            found = 0;
        for (int seed = 0; seed < 3000; seed++)
        {
            PrizeProblem problem = RandomPrizes.Make(seed);
            var all = RandomPrizes.AllTrees(problem).ToList();
            long least = all.Min(t => t.Cost);
            long budget = least + new Random(seed).NextInt64(0, all.Max(t => t.Cost) - least + 2);
            BudgetTree tree = BudgetSolver.Solve(problem, budget, Options(), null, CancellationToken.None);
            RandomPrizes.ShouldBeTree(problem, tree.Edges, tree.Nodes, tree.Cost, tree.Value);
            long optimum = all.Where(t => t.Cost <= budget).Max(t => t.Value);
            tree.Cost.ShouldBeLessThanOrEqualTo(budget, RandomPrizes.Code(problem));
            tree.Value.ShouldBeLessThanOrEqualTo(optimum, RandomPrizes.Code(problem));
            tree.ValueBound.ShouldBeGreaterThanOrEqualTo(optimum, $"{budget} {RandomPrizes.Code(problem)}");
            foreach (BudgetPoint point in tree.Curve)
            {
                point.Value.ShouldBeLessThanOrEqualTo(all.Where(t => t.Cost <= point.Cost).Max(t => t.Value));
                point.ValueBound.ShouldBeGreaterThanOrEqualTo(all.Where(t => t.Cost <= point.Cost).Max(t => t.Value));
            }
            cases++;
            optimal += tree.Value == optimum ? 1 : 0;
            (best, found) = (best + optimum, found + tree.Value);
        }
        (cases - optimal).ShouldBeLessThan(100);
    }
}
