using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Tests.Steiner.Reductions;

public class SpecialDistanceTestTests
{
    [Fact]
    public void Edges_with_a_special_distance_no_dearer_keep_the_optimum_when_they_go()
    {
        int removed = ReductionCases.Hold(
            (shrinker, _) => new SpecialDistanceTest(new ReductionRound(shrinker, ReductionCases.Ample())).Run()
        );
        removed.ShouldBeGreaterThan(ReductionCases.Count / 2);
    }

    [Fact]
    public void An_edge_falls_to_a_way_over_terminals_though_the_way_is_longer()
    {
        // From 0 to 3 over the terminals 1 and 2 no stretch costs more than 6; the edge costs 7 and the way 18.
        SteinerProblem problem = RandomProblems.Problem(
            6,
            [(0, 1, 6), (1, 2, 6), (2, 3, 6), (0, 3, 7), (0, 4, 9), (1, 4, 9), (3, 5, 9), (2, 5, 9), (4, 5, 30)],
            [1, 2, 4, 5]
        );
        var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
        new SpecialDistanceTest(new ReductionRound(shrinker, ReductionCases.Ample())).Run();
        shrinker.IsAlive(3).ShouldBeFalse();
    }

    [Fact]
    public void Of_equal_ways_one_is_left()
    {
        // Two triangles of equal edges: each edge has a way no dearer, but they do not all go.
        SteinerProblem problem = RandomProblems.Problem(
            4,
            [(0, 1, 7), (1, 2, 7), (0, 2, 7), (1, 3, 7), (2, 3, 7), (0, 3, 14)],
            [0, 3]
        );
        var shrinker = new Shrinker(problem.Graph, ReductionCases.Marks(problem));
        new SpecialDistanceTest(new ReductionRound(shrinker, ReductionCases.Ample())).Run();
        ReductionCases.OptimumLeft(shrinker).ShouldBe(14);
        shrinker.IsAlive(5).ShouldBeFalse();
    }

    [Fact]
    public void The_bound_on_special_distances_is_no_less_than_the_special_distance()
    {
        for (int seed = 0; seed < ReductionCases.Count; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed);
            var round = new ReductionRound(
                new Shrinker(problem.Graph, ReductionCases.Marks(problem)),
                ReductionCases.Ample()
            );
            long[,] exact = SpecialDistances(round);
            for (int u = 0; u < round.Graph.NodeCount; u++)
            {
                for (int v = 0; v < u; v++)
                {
                    long bound = round.Distances.SpecialDistance(u, v, 0);
                    bound.ShouldBeGreaterThanOrEqualTo(exact[u, v], RandomProblems.Code(problem));
                    if (round.IsTerminal(u) && round.IsTerminal(v))
                        bound.ShouldBe(exact[u, v], RandomProblems.Code(problem));
                }
            }
        }
    }

    /// <summary>Shortest ways by Floyd, then least longest stretches over terminals by Floyd again.</summary>
    private static long[,] SpecialDistances(ReductionRound round)
    {
        int n = round.Graph.NodeCount;
        var distance = new long[n, n];
        for (int u = 0; u < n; u++)
        {
            for (int v = 0; v < n; v++)
                distance[u, v] = u == v ? 0 : TerminalDistances.Far;
        }
        for (int e = 0; e < round.Graph.EdgeCount; e++)
        {
            int u = round.Graph.Tail[e],
                v = round.Graph.Head[e];
            distance[u, v] = distance[v, u] = Math.Min(distance[u, v], round.Graph.Cost[e]);
        }
        for (int x = 0; x < n; x++)
        {
            for (int u = 0; u < n; u++)
            {
                for (int v = 0; v < n; v++)
                    distance[u, v] = Math.Min(distance[u, v], distance[u, x] + distance[x, v]);
            }
        }
        foreach (int t in round.Terminals)
        {
            for (int u = 0; u < n; u++)
            {
                for (int v = 0; v < n; v++)
                    distance[u, v] = Math.Min(distance[u, v], Math.Max(distance[u, t], distance[t, v]));
            }
        }
        return distance;
    }
}
