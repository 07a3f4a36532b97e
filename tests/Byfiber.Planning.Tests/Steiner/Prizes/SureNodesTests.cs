using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Prizes;

namespace Byfiber.Planning.Tests.Steiner.Prizes;

public class SureNodesTests
{
    private static int[] Sure(PrizeProblem problem, int[] sources)
    {
        bool[] sure = SureNodes.Find(problem.Graph, problem.Prize, problem.Root, sources);
        return [.. Enumerable.Range(0, sure.Length).Where(v => sure[v])];
    }

    private static long Best(PrizeProblem problem) =>
        RandomPrizes.AllTrees(problem).Min(tree => tree.Cost + problem.PrizeSum - tree.Value);

    [Fact]
    public void Some_best_tree_has_all_sure_nodes()
    {
        int found = 0;
        for (int seed = 0; seed < 6000; seed++)
        {
            PrizeProblem problem = RandomPrizes.Make(seed);
            int root = problem.Root >= 0 ? problem.Root : seed % problem.Graph.NodeCount;
            if (problem.Terminals.Length > 0)
                root = problem.Terminals[0];
            problem = problem with { Root = root };
            int[] sure = Sure(problem, [.. problem.Terminals.Append(root).Distinct()]);
            found += sure.Length - problem.Terminals.Length;
            Best(problem with { Terminals = sure }).ShouldBe(Best(problem), RandomPrizes.Code(problem));
        }
        found.ShouldBeGreaterThan(6000);
    }

    [Fact]
    public void Houses_between_two_roads_are_sure_only_where_some_best_tree_has_them()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            PrizeProblem problem = TwoRoads(new Random(seed));
            int[] sure = Sure(problem, [0]);
            Best(problem with { Terminals = sure }).ShouldBe(Best(problem), RandomPrizes.Code(problem));
        }
    }

    [Fact]
    public void A_village_is_sure_where_no_house_of_it_alone_pays_the_way()
    {
        PrizeProblem problem = RandomPrizes.Problem(
            5,
            [(0, 1, 25), (1, 2, 3), (2, 3, 3), (3, 4, 11)],
            [0, 10, 10, 10, 10],
            0
        );
        Sure(problem, [0]).ShouldBe([0]);
        problem.Prize[3] = 12;
        Sure(problem, [0]).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void A_node_farther_on_is_sure_with_one_on_the_way_that_implies_it()
    {
        // Node 1 pays neither the way to the root nor, if 2 is joined over its dear edge, the way to that; node 2 not its own.
        PrizeProblem problem = RandomPrizes.Problem(
            4,
            [(0, 3, 30), (3, 2, 30), (3, 1, 1), (0, 2, 61)],
            [0, 25, 35, 0],
            0
        );
        Sure(problem, [0]).ShouldBe([0]);
        problem.Prize[2] = 36;
        Sure(problem, [0]).ShouldBe([0, 2]);
    }

    [Fact]
    public void A_root_that_may_stay_alone_implies_nothing_by_its_neighbours()
    {
        // Node 2 pays the way from the root's only neighbour, not the one from the root.
        PrizeProblem problem = RandomPrizes.Problem(3, [(0, 1, 9), (1, 2, 4)], [5, 0, 6], 0);
        Sure(problem, [0]).ShouldBe([0]);
    }

    /// <summary>Two parallel roads, joined at one end, with dear houses between them that hang on both.</summary>
    private static PrizeProblem TwoRoads(Random random)
    {
        const int Length = 5;
        var edges = new List<(int, int, long)> { (0, Length, random.Next(1, 60)) };
        for (int i = 1; i < Length; i++)
        {
            edges.Add((i - 1, i, random.Next(1, 12)));
            edges.Add((Length + i - 1, Length + i, random.Next(1, 12)));
        }
        int houses = random.Next(2, 7);
        var prize = new long[2 * Length + houses];
        for (int h = 0; h < houses; h++)
        {
            prize[2 * Length + h] = 100 + random.Next(1, 30);
            edges.Add((2 * Length + h, random.Next(Length), 100 + random.Next(1, 6)));
            edges.Add((2 * Length + h, Length + random.Next(Length), 100 + random.Next(1, 6)));
        }
        return RandomPrizes.Problem(2 * Length + houses, edges, prize, 0);
    }
}
