using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// Finds terminals that no optimal tree passes through: for any two edges of theirs, a way between the other ends that avoids
/// the terminal costs less than the dearer of the two, so that a tree with both would be cheaper with the way instead. A
/// cut need not pay arcs that leave such a terminal, and without them cuts prove much more: where each house may be
/// reached from several roads but is no way from one to the other, the gap fell by half.
/// </summary>
internal sealed class LeafTest(FrozenProblem problem, Budget budget)
{
    /// <summary>A terminal with more edges is not looked at.</summary>
    private const int MostDegree = 6;

    /// <summary>Arcs that one search may look at: ways round a house are short, or there is none.</summary>
    private const int MostScans = 2000;

    /// <summary>A scan with its heap takes so much longer than one of the dual ascent's.</summary>
    private const int ScanCost = 4;

    private readonly Graph graph = problem.Graph;
    private readonly IndexedHeap heap = new(problem.Graph.NodeCount);
    private readonly long[] distance = Unreached(problem.Graph.NodeCount);
    private readonly List<int> touched = [];
    private long scans;

    /// <summary>Marks what it finds in the shrinker that the problem was frozen from; returns how many.</summary>
    public int Run(Shrinker shrinker)
    {
        int found = 0;
        foreach (int t in problem.Terminals)
        {
            if (problem.IsLeaf[t] || !IsLeaf(t))
                continue;
            shrinker.MarkLeaf(problem.NodeOf[t]);
            found++;
        }
        budget.Spend(ScanCost * scans + problem.Terminals.Length);
        return found;
    }

    private bool IsLeaf(int terminal)
    {
        int end = graph.FirstArc[terminal + 1];
        if (end - graph.FirstArc[terminal] > MostDegree)
            return false;
        for (int a = graph.FirstArc[terminal]; a < end - 1; a++)
        {
            if (!IsWayRound(terminal, a))
                return false;
        }
        return true;
    }

    /// <summary>Whether each later arc's end is reached from this one's for less than the dearer of the two costs.</summary>
    private bool IsWayRound(int terminal, int arc)
    {
        int end = graph.FirstArc[terminal + 1];
        long farthest = 0;
        for (int a = arc + 1; a < end; a++)
            farthest = Math.Max(farthest, Dearer(arc, a));
        Search(graph.ArcHead[arc], terminal, farthest);
        bool all = true;
        for (int a = arc + 1; a < end && all; a++)
            all = distance[graph.ArcHead[a]] < Dearer(arc, a);
        foreach (int v in touched)
            distance[v] = long.MaxValue;
        touched.Clear();
        heap.Clear();
        return all;
    }

    private long Dearer(int a, int b) => Math.Max(graph.Cost[graph.ArcEdge[a]], graph.Cost[graph.ArcEdge[b]]);

    private void Search(int from, int terminal, long farthest)
    {
        Reach(from, 0);
        for (int left = MostScans; heap.Count > 0 && left > 0 && heap.MinKey < farthest; )
        {
            int v = heap.Pop();
            left -= graph.FirstArc[v + 1] - graph.FirstArc[v];
            scans += graph.FirstArc[v + 1] - graph.FirstArc[v];
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                long here = distance[v] + graph.Cost[graph.ArcEdge[a]];
                if (u != terminal && here < distance[u] && here < farthest)
                    Reach(u, here);
            }
        }
    }

    private void Reach(int v, long here)
    {
        if (distance[v] == long.MaxValue)
            touched.Add(v);
        distance[v] = here;
        heap.Push(v, here);
    }

    private static long[] Unreached(int n)
    {
        var unreached = new long[n];
        Array.Fill(unreached, long.MaxValue);
        return unreached;
    }
}
