using System.Globalization;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Prizes;

namespace Byfiber.Planning.Tests.Steiner.Prizes;

/// <summary>
/// Small prize-collecting problems of many kinds, the same for the same seed: rooted or not, with and without terminals, equal
/// and zero prizes, one component or two, and every kind of costs of <see cref="RandomProblems"/>.
/// </summary>
internal static class RandomPrizes
{
    public static PrizeProblem Make(int seed, int maxNodes = 14, int maxPrizes = 7)
    {
        var random = new Random(seed);
        SteinerProblem basis = RandomProblems.Make(seed, maxNodes, maxTerminals: 3);
        Graph graph =
            random.Next(4) == 0 ? Beside(basis.Graph, RandomProblems.Make(seed + 77, 5, 1).Graph) : basis.Graph;
        long typical = graph.EdgeCount == 0 ? 5 : graph.Cost.Where(c => c < 1_000_000).DefaultIfEmpty(9).Max();
        var prize = new long[graph.NodeCount];
        bool equal = random.Next(5) == 0;
        int[] nodes = [.. Enumerable.Range(0, graph.NodeCount)];
        random.Shuffle(nodes);
        foreach (int v in nodes.Take(random.Next(0, maxPrizes + 1)))
            prize[v] = equal ? typical : random.NextInt64(0, 2 * typical + 2);
        int root = random.Next(2) == 0 ? -1 : random.Next(basis.Graph.NodeCount);
        return new PrizeProblem(graph, prize, random.Next(3) == 0 ? basis.Terminals : [], root);
    }

    /// <summary>The problem posed in another way.</summary>
    public static PrizeProblem Problem(
        int n,
        List<(int U, int V, long Cost)> edges,
        long[] prize,
        int root,
        int[]? terminals = null
    ) => new(RandomProblems.Problem(n, edges, []).Graph, prize, terminals ?? [], root);

    /// <summary>What to paste into a test to see a failing case again.</summary>
    public static string Code(PrizeProblem problem)
    {
        Graph g = problem.Graph;
        var edges = Enumerable.Range(0, g.EdgeCount).Select(e => (g.Tail[e], g.Head[e], g.Cost[e]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"RandomPrizes.Problem({g.NodeCount}, [{string.Join(", ", edges)}], [{string.Join(", ", problem.Prize)}], {problem.Root}, [{string.Join(", ", problem.Terminals)}])"
        );
    }

    /// <summary>Fails with the case as code unless edges and nodes form one tree with what the problem demands.</summary>
    public static void ShouldBeTree(PrizeProblem problem, int[] edges, int[] nodes, long edgeCost, long value)
    {
        Graph g = problem.Graph;
        RandomProblems.ShouldBeTree(new SteinerProblem(g, []), edges, edgeCost);
        nodes.ShouldBeInOrder();
        edges.ShouldBeInOrder();
        nodes.Length.ShouldBe(edges.Length + 1, Code(problem));
        if (edges.Length > 0)
            nodes.ShouldBe(
                [.. edges.SelectMany(e => new[] { g.Tail[e], g.Head[e] }).Distinct().Order()],
                Code(problem)
            );
        if (problem.Root >= 0)
            nodes.ShouldContain(problem.Root, Code(problem));
        foreach (int t in problem.Terminals)
            nodes.ShouldContain(t, Code(problem));
        value.ShouldBe(nodes.Sum(v => problem.Prize[v]), Code(problem));
    }

    /// <summary>
    /// By <see cref="ExactOracle"/>, per set of nodes with a prize: the cheapest tree that joins these, the terminals and the
    /// root, and the set's value.
    /// </summary>
    public static IEnumerable<(long Cost, long Value)> AllTrees(PrizeProblem problem)
    {
        int[] must = [.. (problem.Root >= 0 ? problem.Terminals.Append(problem.Root) : problem.Terminals).Distinct()];
        int[] free =
        [
            .. Enumerable.Range(0, problem.Prize.Length).Where(v => problem.Prize[v] > 0 && !must.Contains(v)),
        ];
        long[][] table = ExactOracle.Table(problem.Graph, [.. free, .. must]);
        int demanded = ((1 << must.Length) - 1) << free.Length;
        for (int set = 0; set < 1 << free.Length; set++)
        {
            long cost = table[set | demanded].Min();
            if (cost < long.MaxValue / 4)
                yield return (
                    cost,
                    must.Sum(v => problem.Prize[v])
                        + free.Where((_, i) => (set >> i & 1) == 1).Sum(v => problem.Prize[v])
                );
        }
    }

    private static Graph Beside(Graph a, Graph b) =>
        new(
            a.NodeCount + b.NodeCount,
            [.. a.Tail, .. b.Tail.Select(v => v + a.NodeCount)],
            [.. a.Head, .. b.Head.Select(v => v + a.NodeCount)],
            [.. a.Cost, .. b.Cost]
        );
}
