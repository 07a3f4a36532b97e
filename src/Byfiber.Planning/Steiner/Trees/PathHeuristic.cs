using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// The shortest path heuristic: from a start node the tree takes, again and again, the terminal that is nearest to it, with
/// the path. One search in which the nodes of a new path start again at distance 0; in practice near O(m log n).
/// Takahashi, Matsuyama (1980); the single search after Poggi de Aragao, Werneck (2002). At most twice the optimum, in
/// practice 2-5 % above it; the nodes found go on to <see cref="TreeTrim"/>.
/// </summary>
internal sealed class PathHeuristic(Graph graph, int[] terminals, bool[] isTerminal)
{
    private const long Unreached = long.MaxValue;
    private readonly IndexedHeap heap = new(graph.NodeCount);
    private readonly long[] distance = new long[graph.NodeCount];
    private readonly int[] from = new int[graph.NodeCount];

    /// <summary>Nodes of the last tree.</summary>
    public bool[] InTree { get; } = new bool[graph.NodeCount];

    /// <summary>
    /// Grows a tree from the start over the given costs (null edges are those of cost long.MaxValue: closed). False when cut
    /// short or some terminal cannot be reached.
    /// </summary>
    public bool Run(int start, long[] cost, Budget? budget)
    {
        heap.Clear();
        Array.Fill(distance, Unreached);
        Array.Clear(InTree);
        InTree[start] = true;
        distance[start] = 0;
        heap.Push(start, 0);
        int missing = terminals.Length - (isTerminal[start] ? 1 : 0);
        long scans = graph.NodeCount;
        while (missing > 0 && heap.Count > 0)
        {
            int v = heap.Pop();
            if (isTerminal[v] && !InTree[v])
            {
                missing--;
                Join(v);
            }
            long base0 = distance[v];
            int end = graph.FirstArc[v + 1];
            for (int a = graph.FirstArc[v]; a < end; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                if (cost[e] == Unreached)
                    continue;
                long reach = base0 + cost[e];
                if (reach < distance[u])
                {
                    distance[u] = reach;
                    from[u] = e;
                    heap.Push(u, reach);
                }
            }
            scans += end - graph.FirstArc[v] + 2;
            if (scans > 100_000)
            {
                if (budget is not null && !budget.Spend(scans) && budget.CutShort)
                    return false;
                scans = 0;
            }
        }
        budget?.Spend(scans);
        return missing == 0;
    }

    /// <summary>Takes the path from the tree to the terminal into the tree.</summary>
    private void Join(int terminal)
    {
        int v = terminal;
        while (!InTree[v])
        {
            InTree[v] = true;
            int next = graph.Other(from[v], v);
            distance[v] = 0;
            if (v != terminal)
                heap.Push(v, 0);
            v = next;
        }
    }
}
