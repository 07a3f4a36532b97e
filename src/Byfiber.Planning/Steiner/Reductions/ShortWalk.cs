using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>Distances around a node over the edges that are left in a round, without another node, as far as a few scans reach.</summary>
internal sealed class ShortWalk
{
    private const int MostScans = 60;
    private readonly ReductionRound round;
    private readonly Graph graph;
    private readonly long[] distance;
    private readonly List<int> touched = [];

    public ShortWalk(ReductionRound round)
    {
        (this.round, graph) = (round, round.Graph);
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
        int left = MostScans;
        while (round.Heap.Count > 0 && left > 0)
        {
            int v = round.Heap.Pop();
            left -= graph.FirstArc[v + 1] - graph.FirstArc[v];
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int e = graph.ArcEdge[a],
                    u = graph.ArcHead[a];
                long reach = distance[v] + graph.Cost[e];
                if (u != without && reach <= farthest && reach < distance[u] && !round.IsGone(e))
                    Take(u, reach);
            }
        }
        Scans += MostScans - left;
        round.Heap.Clear();
    }

    private void Take(int v, long reach)
    {
        if (distance[v] == TerminalDistances.Far)
            touched.Add(v);
        distance[v] = reach;
        round.Heap.Push(v, reach);
    }
}
