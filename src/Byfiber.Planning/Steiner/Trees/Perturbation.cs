using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// Random costs near the true ones. At a terminal only what exceeds its cheapest edge moves, lest a large constant in the
/// cost of each of its edges drown all other differences.
/// </summary>
internal sealed class Perturbation
{
    private readonly Graph graph;
    private readonly long[] floor;

    public Perturbation(Graph graph, int[] terminals)
    {
        this.graph = graph;
        floor = new long[graph.NodeCount];
        foreach (int t in terminals)
        {
            floor[t] = graph.FirstArc[t] == graph.FirstArc[t + 1] ? 0 : long.MaxValue;
            for (int a = graph.FirstArc[t]; a < graph.FirstArc[t + 1]; a++)
                floor[t] = Math.Min(floor[t], graph.Cost[graph.ArcEdge[a]]);
        }
    }

    /// <summary>The edge's cost, up to so many per cent dearer.</summary>
    public long Of(int e, int percent, Xoshiro random)
    {
        long rest = graph.Cost[e] - Math.Max(floor[graph.Tail[e]], floor[graph.Head[e]]);
        return graph.Cost[e] + (percent == 0 ? 0 : (long)(rest * (random.Next(1 + percent) / 100.0)));
    }
}
