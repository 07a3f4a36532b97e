using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Bounds;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// Elimination by reduced costs: a tree that uses arc (u, v) costs at least the bound plus the residual way root - u, the
/// arc's residual, and the residual way from v to some other terminal. Where that reaches the incumbent's cost in both
/// directions, no better tree uses the edge. Two searches per dual, O(m log n).
/// Poggi de Aragao, Uchoa, Werneck (2001); Polzin, Vahdati Daneshmand (2001).
/// </summary>
internal sealed class BoundTest(Graph graph, int[] terminals)
{
    private const long Far = long.MaxValue / 4;
    private readonly long[] fromRoot = new long[graph.NodeCount];
    private readonly long[] toTerminal = new long[graph.NodeCount];
    private readonly IndexedHeap heap = new(graph.NodeCount);

    /// <summary>Marks the edges that no tree cheaper than <paramref name="upper"/> uses; returns how many were new.</summary>
    public int Run(
        int root,
        long bound,
        long[] residual,
        long upper,
        bool[] useless,
        Budget budget,
        bool[]? closed = null
    )
    {
        long slack = upper - bound;
        Search(root, residual, fromRoot, forward: true, slack, closed);
        Search(root, residual, toTerminal, forward: false, slack, closed);
        budget.Spend(3L * graph.EdgeCount);
        int found = 0;
        for (int e = 0; e < useless.Length; e++)
        {
            if (useless[e])
                continue;
            int u = graph.Tail[e],
                v = graph.Head[e];
            bool forth =
                (closed is not null && closed[2 * e]) || fromRoot[u] + residual[2 * e] + toTerminal[v] >= slack;
            bool back =
                (closed is not null && closed[2 * e + 1]) || fromRoot[v] + residual[2 * e + 1] + toTerminal[u] >= slack;
            if (closed is not null)
            {
                closed[2 * e] = forth;
                closed[2 * e + 1] = back;
            }
            if (!forth || !back)
                continue;
            useless[e] = true;
            found++;
        }
        return found;
    }

    /// <summary>The reduced costs as of the last run, as long as the dual stays and there is no other run.</summary>
    public ReducedCosts Costs(long bound, long[] residual, long upper, bool[]? closed) =>
        new(upper - bound, residual, closed, fromRoot, toTerminal);

    /// <summary>Residual distances up to the slack; farther nodes stay at Far.</summary>
    private void Search(int root, long[] residual, long[] distance, bool forward, long slack, bool[]? closed)
    {
        heap.Clear();
        Array.Fill(distance, Far);
        if (forward)
        {
            distance[root] = 0;
            heap.Push(root, 0);
        }
        else
        {
            foreach (int t in terminals)
            {
                if (t == root)
                    continue;
                distance[t] = 0;
                heap.Push(t, 0);
            }
        }
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                bool out0 = graph.Tail[e] == v == forward;
                int arc = 2 * e + (out0 ? 0 : 1);
                if (closed is not null && closed[arc])
                    continue;
                long reach = distance[v] + residual[arc];
                if (reach >= distance[u] || reach >= slack)
                    continue;
                distance[u] = reach;
                heap.Push(u, reach);
            }
        }
    }
}
