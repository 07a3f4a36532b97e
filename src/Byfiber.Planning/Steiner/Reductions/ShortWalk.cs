using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>Distances around a node over the edges that are left, without another node, as far as a few scans reach.</summary>
internal sealed class ShortWalk
{
    private readonly Graph graph;
    private readonly IndexedHeap heap;
    private readonly int mostScans;
    private readonly ReductionRound? round;
    private readonly long[] distance;
    private readonly List<int> touched = [];

    /// <param name="graph">The graph.</param>
    /// <param name="heap">To work with.</param>
    /// <param name="mostScans">Arcs that one run may look at.</param>
    /// <param name="round">Tells which edges are gone; none where there is no round.</param>
    public ShortWalk(Graph graph, IndexedHeap heap, int mostScans, ReductionRound? round = null)
    {
        (this.graph, this.heap, this.mostScans, this.round) = (graph, heap, mostScans, round);
        distance = new long[graph.NodeCount];
        Array.Fill(distance, TerminalDistances.Far);
    }

    /// <summary>Arcs looked at in all runs.</summary>
    public long Scans { get; private set; }

    /// <summary>The length of a way to the node that the last run found, or <see cref="TerminalDistances.Far"/>.</summary>
    public long Distance(int v) => distance[v];

    /// <summary>Walks from a node, not through the other, no farther than so much.</summary>
    public void Run(int from, int without, long farthest)
    {
        foreach (int v in touched)
            distance[v] = TerminalDistances.Far;
        touched.Clear();
        Take(from, 0);
        int left = mostScans;
        while (heap.Count > 0 && left > 0)
        {
            int v = heap.Pop();
            left -= graph.FirstArc[v + 1] - graph.FirstArc[v];
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int e = graph.ArcEdge[a],
                    u = graph.ArcHead[a];
                long reach = distance[v] + graph.Cost[e];
                if (u != without && reach <= farthest && reach < distance[u] && round?.IsGone(e) != true)
                    Take(u, reach);
            }
        }
        Scans += mostScans - left;
        heap.Clear();
    }

    private void Take(int v, long reach)
    {
        if (distance[v] == TerminalDistances.Far)
            touched.Add(v);
        distance[v] = reach;
        heap.Push(v, reach);
    }
}
