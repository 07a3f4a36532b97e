using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Tests.Steiner.Trees;

/// <summary>
/// The moves of the local search as one would explain them, in cubic time. Each method returns by how much the best move of
/// its kind makes the tree cheaper; 0 when none does.
/// </summary>
internal sealed class NaiveMoves
{
    private readonly Graph graph;
    private readonly bool[] isTerminal;
    private readonly bool[] tree;
    private readonly bool[] nodes;
    private readonly int[] degree;
    private readonly int root;

    public NaiveMoves(SteinerProblem problem, bool[] tree)
    {
        (graph, this.tree, root) = (problem.Graph, tree, problem.Terminals[0]);
        isTerminal = Marks(problem);
        nodes = new bool[graph.NodeCount];
        degree = new int[graph.NodeCount];
        nodes[root] = true;
        for (int e = 0; e < tree.Length; e++)
        {
            foreach (int v in tree[e] ? [graph.Tail[e], graph.Head[e]] : Array.Empty<int>())
            {
                nodes[v] = true;
                degree[v]++;
            }
        }
    }

    public static bool[] Marks(SteinerProblem problem)
    {
        var marks = new bool[problem.Graph.NodeCount];
        foreach (int t in problem.Terminals)
            marks[t] = true;
        return marks;
    }

    public long Insertion()
    {
        long cost = Spanning(nodes)!.Value,
            best = 0;
        for (int v = 0; v < nodes.Length; v++)
        {
            if (nodes[v])
                continue;
            nodes[v] = true;
            if (Spanning(nodes) is { } with)
                best = Math.Max(best, cost - with);
            nodes[v] = false;
        }
        return best;
    }

    public long Exchange()
    {
        long best = 0;
        for (int v = 0; v < nodes.Length; v++)
        {
            if (!nodes[v] || !IsKey(v))
                continue;
            foreach (int e in TreeEdges(v))
                best = Math.Max(best, Gain([.. Path(v, e)]));
        }
        return best;
    }

    public long Elimination()
    {
        long best = 0;
        for (int v = 0; v < nodes.Length; v++)
        {
            if (nodes[v] && !isTerminal[v] && degree[v] > 2)
                best = Math.Max(best, Gain([.. TreeEdges(v).SelectMany(e => Path(v, e))]));
        }
        return best;
    }

    private bool IsKey(int v) => isTerminal[v] || degree[v] > 2;

    private IEnumerable<int> TreeEdges(int v) =>
        Enumerable.Range(0, tree.Length).Where(e => tree[e] && (graph.Tail[e] == v || graph.Head[e] == v));

    /// <summary>The key path that starts at the node with this edge.</summary>
    private List<int> Path(int v, int e)
    {
        var path = new List<int> { e };
        for (v = graph.Other(e, v); !IsKey(v); v = graph.Other(e, v))
        {
            e = TreeEdges(v).Single(f => f != e);
            path.Add(e);
        }
        return path;
    }

    /// <summary>What is saved when these edges leave and the parts that hold terminals are joined as cheaply as can be.</summary>
    private long Gain(HashSet<int> leaving)
    {
        var part = new int[graph.NodeCount];
        Array.Fill(part, -1);
        int parts = 0;
        for (int v = 0; v < part.Length; v++)
        {
            bool stays = nodes[v] && (isTerminal[v] || TreeEdges(v).Any(e => !leaving.Contains(e)));
            if (stays && part[v] < 0)
                Spread(v, parts++);
        }
        var ways = new List<(long Length, int A, int B)>();
        for (int a = 0; a < parts; a++)
        {
            long[] far = Distances(part, a);
            for (int b = 0; b < a; b++)
                ways.Add((Enumerable.Range(0, far.Length).Where(v => part[v] == b).Min(v => far[v]), a, b));
        }
        long cost = 0;
        int[] name = [.. Enumerable.Range(0, parts)];
        foreach ((long length, int a, int b) in ways.Order())
        {
            (int x, int y) = (name[a], name[b]);
            if (x == y)
                continue;
            cost += length;
            name = [.. name.Select(p => p == x ? y : p)];
        }
        return leaving.Sum(e => graph.Cost[e]) - cost;

        void Spread(int v, int number)
        {
            part[v] = number;
            foreach (int e in TreeEdges(v).Where(e => !leaving.Contains(e) && part[graph.Other(e, v)] < 0))
                Spread(graph.Other(e, v), number);
        }
    }

    private long[] Distances(int[] part, int from)
    {
        long[] far = [.. part.Select(p => p == from ? 0 : long.MaxValue / 4)];
        for (bool again = true; again; )
        {
            again = false;
            for (int e = 0; e < tree.Length; e++)
            {
                long u = far[graph.Tail[e]],
                    v = far[graph.Head[e]];
                far[graph.Tail[e]] = Math.Min(u, v + graph.Cost[e]);
                far[graph.Head[e]] = Math.Min(v, u + graph.Cost[e]);
                again |= far[graph.Tail[e]] < u || far[graph.Head[e]] < v;
            }
        }
        return far;
    }

    /// <summary>The cost of a minimum spanning tree of the nodes; null when their edges don't join them.</summary>
    private long? Spanning(bool[] chosen)
    {
        int[] name = [.. Enumerable.Range(0, chosen.Length)];
        long cost = 0;
        foreach (int e in Enumerable.Range(0, tree.Length).OrderBy(e => graph.Cost[e]))
        {
            (int x, int y) = (name[graph.Tail[e]], name[graph.Head[e]]);
            if (!chosen[graph.Tail[e]] || !chosen[graph.Head[e]] || x == y)
                continue;
            cost += graph.Cost[e];
            name = [.. name.Select(p => p == x ? y : p)];
        }
        return Enumerable.Range(0, name.Length).Where(v => chosen[v]).Select(v => name[v]).Distinct().Count() == 1
            ? cost
            : null;
    }
}
