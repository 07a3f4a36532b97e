using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Tests.Steiner.Reductions;

public class DegreeTestTests
{
    [Fact]
    public void Nodes_that_are_no_forks_give_way_to_edges_and_the_optimum_stays()
    {
        int gone = 0;
        ReductionCases.Hold(
            (shrinker, _) => gone += new DegreeTest(new ReductionRound(shrinker, ReductionCases.Ample())).Run()
        );
        gone.ShouldBeGreaterThan(ReductionCases.Count / 20);
    }

    [Fact]
    public void After_edges_went_in_the_same_round_the_optimum_stays()
    {
        int gone = 0;
        ReductionCases.Hold(
            (shrinker, _) =>
            {
                var round = new ReductionRound(shrinker, ReductionCases.Ample());
                new SpecialDistanceTest(round).Run();
                gone += new DegreeTest(round).Run();
            }
        );
        gone.ShouldBeGreaterThan(ReductionCases.Count / 20);
    }

    [Fact]
    public void All_tests_together_keep_the_optimum()
    {
        int removed = ReductionCases.Hold((shrinker, _) => new Preprocessing(shrinker, ReductionCases.Ample()).Run());
        removed.ShouldBeGreaterThan(ReductionCases.Count);
    }

    [Fact]
    public void A_fork_that_a_best_tree_needs_stays()
    {
        // The star costs 12, two sides of the triangle cost 14.
        SteinerProblem problem = RandomProblems.Problem(
            4,
            [(0, 3, 4), (1, 3, 4), (2, 3, 4), (0, 1, 7), (1, 2, 7), (0, 2, 7)],
            [0, 1, 2]
        );
        var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
        new DegreeTest(new ReductionRound(shrinker, ReductionCases.Ample())).Run().ShouldBe(0);
    }

    [Fact]
    public void A_star_that_is_dearer_than_two_sides_goes()
    {
        SteinerProblem problem = RandomProblems.Problem(
            4,
            [(0, 3, 5), (1, 3, 5), (2, 3, 5), (0, 1, 7), (1, 2, 7), (0, 2, 7)],
            [0, 1, 2]
        );
        var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
        new DegreeTest(new ReductionRound(shrinker, ReductionCases.Ample())).Run().ShouldBe(1);
        ReductionCases.OptimumLeft(shrinker).ShouldBe(14);
    }

    [Fact]
    public void An_edge_is_in_a_tree_only_when_all_that_it_consists_of_is()
    {
        var trace = new EdgeTrace(3);
        int one = trace.Fork(0, 1),
            other = trace.Fork(0, 2);
        trace.Set(0, one);
        trace.Set(1, other);
        trace.IsIn(0, [true, true, false]).ShouldBeTrue();
        trace.IsIn(1, [true, true, false]).ShouldBeFalse();
        trace.Join(0, 2);
        trace.IsIn(0, [true, true, false]).ShouldBeFalse();
        trace.IsIn(0, [true, true, true]).ShouldBeTrue();
    }
}
