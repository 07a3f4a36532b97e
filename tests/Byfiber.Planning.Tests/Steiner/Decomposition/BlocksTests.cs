using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Decomposition;

namespace Byfiber.Planning.Tests.Steiner.Decomposition;

public class BlocksTests
{
    [Fact]
    public void The_optima_of_the_blocks_add_up_to_the_optimum()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 16);
            Blocks blocks = Split(problem);
            long sum = 0;
            for (int b = 0; b < blocks.Count; b++)
                sum += ExactOracle.Optimum(Part(problem.Graph, blocks, b));
            sum.ShouldBe(ExactOracle.Optimum(problem), RandomProblems.Code(problem));
        }
    }

    [Fact]
    public void A_block_stays_joined_without_any_one_of_its_nodes()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 16);
            Blocks blocks = Split(problem);
            for (int b = 0; b < blocks.Count; b++)
            {
                SteinerProblem part = Part(problem.Graph, blocks, b);
                var nodes = part.Graph.Tail.Concat(part.Graph.Head).Distinct().ToList();
                foreach (int without in nodes)
                    Pieces(part.Graph, nodes, without).ShouldBe(1, RandomProblems.Code(problem));
            }
        }
    }

    [Fact]
    public void What_leads_to_no_terminal_is_left_out()
    {
        // A triangle with terminals, and another that hangs at it by a bridge without any.
        SteinerProblem problem = RandomProblems.Problem(
            6,
            [(0, 1, 1), (1, 2, 1), (2, 0, 1), (2, 3, 1), (3, 4, 1), (4, 5, 1), (5, 3, 1)],
            [0, 1]
        );
        Blocks blocks = Split(problem);
        blocks.Count.ShouldBe(1);
        blocks.EdgesOf(0).ToArray().Order().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void A_chain_of_a_million_nodes_needs_no_deep_stack()
    {
        const int n = 1_000_000;
        int[] tail = [.. Enumerable.Range(0, n - 1)],
            head = [.. Enumerable.Range(1, n - 1)];
        var isTerminal = new bool[n];
        isTerminal[0] = isTerminal[n - 1] = true;
        new Blocks(new Graph(n, tail, head, new long[n - 1]), isTerminal).Count.ShouldBe(n - 1);
    }

    private static Blocks Split(SteinerProblem problem)
    {
        var isTerminal = new bool[problem.Graph.NodeCount];
        foreach (int t in problem.Terminals)
            isTerminal[t] = true;
        return new Blocks(problem.Graph, isTerminal);
    }

    private static SteinerProblem Part(Graph graph, Blocks blocks, int block)
    {
        int[] edges = blocks.EdgesOf(block).ToArray();
        var part = new Graph(
            graph.NodeCount,
            [.. edges.Select(e => graph.Tail[e])],
            [.. edges.Select(e => graph.Head[e])],
            [.. edges.Select(e => graph.Cost[e])]
        );
        return new SteinerProblem(part, [.. part.Tail.Concat(part.Head).Distinct().Where(v => blocks.MustJoin[v])]);
    }

    /// <summary>Into how many pieces the nodes fall without one of them.</summary>
    private static int Pieces(Graph graph, List<int> nodes, int without)
    {
        var sets = new UnionFind(graph.NodeCount);
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            if (graph.Tail[e] != without && graph.Head[e] != without)
                sets.Union(graph.Tail[e], graph.Head[e]);
        }
        return nodes.Where(v => v != without).Select(sets.Find).Distinct().Count();
    }
}
