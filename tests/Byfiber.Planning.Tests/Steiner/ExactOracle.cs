using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Tests.Steiner;

/// <summary>
/// The optimum by dynamic programming over subsets of terminals, O(3^k n + 2^k n^2): slow, short, and therefore trusted.
/// Dreyfus, Wagner (1971).
/// </summary>
internal static class ExactOracle
{
    public static long Optimum(SteinerProblem problem)
    {
        Graph graph = problem.Graph;
        int[] terminals = [.. problem.Terminals.Distinct()];
        if (terminals.Length < 2)
            return 0;
        return Table(graph, terminals[..^1])[^1][terminals[^1]];
    }

    /// <summary>Per set of terminals (bit i: the i-th) and node: the cheapest tree that joins them; a quarter of all longs is none.</summary>
    public static long[][] Table(Graph graph, int[] terminals)
    {
        int n = graph.NodeCount,
            all = (1 << terminals.Length) - 1;
        var cost = new long[all + 1][];
        cost[0] = new long[n];
        for (int set = 1; set <= all; set++)
        {
            long[] row = cost[set] = new long[n];
            Array.Fill(row, long.MaxValue / 4);
            if ((set & (set - 1)) == 0)
                row[terminals[System.Numerics.BitOperations.Log2((uint)set)]] = 0;
            for (int part = (set - 1) & set; part > 0; part = (part - 1) & set)
            {
                for (int v = 0; v < n; v++)
                    row[v] = Math.Min(row[v], cost[part][v] + cost[set ^ part][v]);
            }
            Spread(graph, row);
        }
        return cost;
    }

    /// <summary>Dijkstra without a heap.</summary>
    private static void Spread(Graph graph, long[] row)
    {
        var done = new bool[row.Length];
        for (int round = 0; round < row.Length; round++)
        {
            int v = -1;
            for (int u = 0; u < row.Length; u++)
            {
                if (!done[u] && (v < 0 || row[u] < row[v]))
                    v = u;
            }
            done[v] = true;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                row[graph.ArcHead[a]] = Math.Min(row[graph.ArcHead[a]], row[v] + graph.Cost[graph.ArcEdge[a]]);
        }
    }
}
