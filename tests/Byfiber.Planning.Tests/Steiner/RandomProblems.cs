using System.Globalization;
using System.Text;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Tests.Steiner;

/// <summary>Small connected problems of many kinds, the same for the same seed, that print themselves as test code.</summary>
internal static class RandomProblems
{
    public static SteinerProblem Make(int seed, int maxNodes = 14, int maxTerminals = 7)
    {
        var random = new Random(seed);
        int n = random.Next(2, maxNodes + 1);
        int kind = random.Next(6);
        var edges = new List<(int U, int V, long Cost)>();
        for (int v = 1; v < n; v++)
            edges.Add((random.Next(Math.Max(0, v - 3), v), v, Cost(random, kind)));
        int extra = random.Next(2 * n);
        for (int i = 0; i < extra; i++)
        {
            int u = random.Next(n),
                v = random.Next(n);
            if (u != v)
                edges.Add((u, v, Cost(random, kind)));
        }
        int[] nodes = [.. Enumerable.Range(0, n)];
        random.Shuffle(nodes);
        int[] terminals = nodes[..random.Next(1, Math.Min(n, maxTerminals) + 1)];
        if (kind == 5)
            n = HangLeaves(random, edges, terminals, n);
        return Problem(n, edges, terminals);
    }

    public static SteinerProblem Problem(int n, List<(int U, int V, long Cost)> edges, int[] terminals) =>
        new(
            new Graph(n, [.. edges.Select(e => e.U)], [.. edges.Select(e => e.V)], [.. edges.Select(e => e.Cost)]),
            terminals
        );

    /// <summary>A street grid with random costs, and a leaf terminal behind a large constant at each so many-th crossing.</summary>
    public static SteinerProblem Grid(int width, int height, int every)
    {
        var random = new Random(9);
        var edges = new List<(int U, int V, long Cost)>();
        var terminals = new List<int>();
        int n = width * height;
        for (int v = 0; v < width * height; v++)
        {
            if (v % width + 1 < width)
                edges.Add((v, v + 1, random.Next(100, 200)));
            if (v + width < width * height)
                edges.Add((v, v + width, random.Next(100, 200)));
            if (random.Next(every) > 0)
                continue;
            edges.Add((v, n, 5_000_000_000 + random.Next(100)));
            terminals.Add(n++);
        }
        return Problem(n, edges, [.. terminals]);
    }

    /// <summary>What to paste into a test to see a failing case again.</summary>
    public static string Code(SteinerProblem problem)
    {
        var text = new StringBuilder("RandomProblems.Problem(");
        Graph g = problem.Graph;
        text.Append(CultureInfo.InvariantCulture, $"{g.NodeCount}, [");
        for (int e = 0; e < g.EdgeCount; e++)
            text.Append(CultureInfo.InvariantCulture, $"({g.Tail[e]}, {g.Head[e]}, {g.Cost[e]}), ");
        text.Append(CultureInfo.InvariantCulture, $"], [{string.Join(", ", problem.Terminals)}])");
        return text.ToString();
    }

    /// <summary>Fails with the case as code unless the edges form a tree that joins the terminals at the stated cost.</summary>
    public static void ShouldBeTree(SteinerProblem problem, IEnumerable<int> edges, long cost)
    {
        Graph g = problem.Graph;
        var parent = new int[g.NodeCount];
        for (int v = 0; v < parent.Length; v++)
            parent[v] = v;
        int Find(int v) => parent[v] == v ? v : parent[v] = Find(parent[v]);
        long sum = 0;
        int count = 0;
        foreach (int e in edges)
        {
            int u = Find(g.Tail[e]),
                v = Find(g.Head[e]);
            u.ShouldNotBe(v, $"edge {e} closes a cycle in {Code(problem)}");
            parent[u] = v;
            sum += g.Cost[e];
            count++;
        }
        foreach (int t in problem.Terminals)
            Find(t).ShouldBe(Find(problem.Terminals[0]), $"terminal {t} is not joined in {Code(problem)}");
        var touched = new HashSet<int>(edges.SelectMany(e => new[] { Find(g.Tail[e]), Find(g.Head[e]) }));
        (touched.Count <= 1).ShouldBeTrue($"the edges fall apart in {Code(problem)}");
        sum.ShouldBe(cost, $"the stated cost is wrong in {Code(problem)}");
    }

    /// <summary>Kinds: wide, narrow (many equal), all equal, with zeros, all small, and leaf terminals behind a large constant.</summary>
    private static long Cost(Random random, int kind) =>
        kind switch
        {
            0 => random.Next(1, 1000),
            1 => random.Next(1, 5),
            2 => 7,
            3 => random.Next(0, 3),
            4 => random.Next(0, 20),
            _ => random.Next(1, 100),
        };

    private static int HangLeaves(Random random, List<(int U, int V, long Cost)> edges, int[] terminals, int n)
    {
        const long large = 3_000_000_000;
        for (int i = 0; i < terminals.Length; i++)
        {
            int drops = random.Next(1, 4);
            for (int d = 0; d < drops; d++)
                edges.Add((n, d == 0 ? terminals[i] : random.Next(n - i), large + random.Next(1, 50)));
            terminals[i] = n++;
        }
        return n;
    }
}
