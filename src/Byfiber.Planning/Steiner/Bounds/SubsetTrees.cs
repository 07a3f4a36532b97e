using System.Numerics;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Steiner.Bounds;

/// <summary>
/// The optimum where few terminals are left, by dynamic programming over their subsets: the cheapest tree that joins a subset
/// and a node either falls into two at that node or is a cheapest tree of a neighbour with one more edge. Whatever costs as
/// much as the incumbent is not carried on. O(3^k n + 2^k m log n) time and O(2^k n) memory for k + 1 terminals, so it is for
/// a dozen terminals, where bounds leave a gap that no cut closes. Dreyfus, Wagner (1971); Erickson, Monma, Veinott (1987).
/// </summary>
internal sealed class SubsetTrees
{
    private const long Far = long.MaxValue / 4;
    private const int MostTerminals = 20;
    private const long MostCells = 1 << 22;
    private readonly Graph graph;
    private readonly int[] terminals;
    private readonly long upper;
    private readonly long[][] cost;
    private readonly int[][] from;
    private readonly IndexedHeap heap;

    private SubsetTrees(FrozenProblem problem, long upper)
    {
        (graph, terminals, this.upper) = (problem.Graph, problem.Terminals, upper);
        cost = new long[1 << (terminals.Length - 1)][];
        from = new int[cost.Length][];
        heap = new IndexedHeap(graph.NodeCount);
    }

    /// <summary>The scans it takes at most; <see cref="long.MaxValue"/> where the memory would not do.</summary>
    public static long Work(FrozenProblem problem)
    {
        long n = problem.Graph.NodeCount,
            m = problem.Graph.EdgeCount;
        int k = problem.Terminals.Length - 1;
        if (k is < 1 or >= MostTerminals || n << k > MostCells)
            return long.MaxValue;
        return (long)Math.Pow(3, k) * n / 2 + (4 * m << k);
    }

    /// <summary>
    /// Proves what the problem's optimum is, if that is less than <paramref name="upper"/>: then the tree is returned (edges without
    /// cost may close a cycle in it). False when the budget was cut short before.
    /// </summary>
    public static bool Solve(FrozenProblem problem, long upper, Budget budget, out bool[]? tree) =>
        new SubsetTrees(problem, upper).Solve(budget, out tree);

    private bool Solve(Budget budget, out bool[]? tree)
    {
        tree = null;
        for (int set = 1; set < cost.Length; set++)
        {
            long parts = Join(set);
            Spread(set);
            if (!budget.Spend(parts * graph.NodeCount + 4L * graph.EdgeCount) && budget.CutShort)
                return false;
        }
        if (cost[^1][terminals[^1]] >= upper)
            return true;
        tree = new bool[graph.EdgeCount];
        Trace(cost.Length - 1, terminals[^1], tree);
        return true;
    }

    /// <summary>Trees that fall into two at a node; returns in how many ways.</summary>
    private long Join(int set)
    {
        long[] row = cost[set] = new long[graph.NodeCount];
        from[set] = new int[graph.NodeCount];
        Array.Fill(row, Far);
        int last = 1 << BitOperations.Log2((uint)set);
        if (set == last)
            row[terminals[BitOperations.Log2((uint)set)]] = 0;
        long ways = 1;
        // The part that holds the last terminal stands for both.
        for (int rest = (set - 1) & set; rest > 0; rest = (rest - 1) & set)
        {
            if ((rest & last) != 0)
                continue;
            long[] one = cost[rest],
                other = cost[set ^ rest];
            for (int v = 0; v < row.Length; v++)
                row[v] = Math.Min(row[v], one[v] + other[v]);
            ways++;
        }
        return ways;
    }

    /// <summary>Trees that grow by an edge.</summary>
    private void Spread(int set)
    {
        long[] row = cost[set];
        int[] last = from[set];
        for (int v = 0; v < row.Length; v++)
        {
            last[v] = -1;
            if (row[v] < upper)
                heap.Push(v, row[v]);
            else
                row[v] = Far;
        }
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                long reach = row[v] + graph.Cost[graph.ArcEdge[a]];
                if (reach >= row[u] || reach >= upper)
                    continue;
                (row[u], last[u]) = (reach, graph.ArcEdge[a]);
                heap.Push(u, reach);
            }
        }
    }

    private void Trace(int set, int v, bool[] tree)
    {
        while (from[set][v] >= 0)
        {
            tree[from[set][v]] = true;
            v = graph.Other(from[set][v], v);
        }
        for (int rest = (set - 1) & set; rest > 0; rest = (rest - 1) & set)
        {
            if (cost[rest][v] + cost[set ^ rest][v] != cost[set][v])
                continue;
            Trace(rest, v, tree);
            Trace(set ^ rest, v, tree);
            return;
        }
    }
}
