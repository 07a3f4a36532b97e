using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// An edge goes when another way between its ends has no stretch between terminals that is dearer than it: whatever tree
/// uses the edge can be joined again by one of the stretches. First by <see cref="TerminalDistances"/>, which must be
/// strictly less, then by a short search around each node, which sees what is gone already and so may take ties.
/// Duin, Volgenant (1989); limited searches after Polzin, Vahdati Daneshmand (2001). O(m) searches of bounded size.
/// </summary>
internal sealed class SpecialDistanceTest(ReductionRound round)
{
    /// <summary>Arcs that one search may look at.</summary>
    private const int ScansPerNode = 120;

    /// <summary>A scan with its heap takes so much longer than one of the dual ascent's, measured.</summary>
    private const int ScanCost = 4;

    private const int None = -1;
    private readonly Graph graph = round.Graph;
    private readonly long[] distance = Filled(round.Graph.NodeCount, long.MaxValue);
    private readonly int[] firstEdge = new int[round.Graph.NodeCount];
    private readonly int[] target = Filled(round.Graph.NodeCount, None);
    private readonly List<int> touched = [];

    /// <summary>Tests each edge; returns how many went.</summary>
    public int Run()
    {
        int found = 0;
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            long cost = graph.Cost[e];
            if (round.IsGone(e) || round.Distances.SpecialDistance(graph.Tail[e], graph.Head[e], cost) >= cost)
                continue;
            round.Delete(e);
            found++;
        }
        long scans = graph.EdgeCount;
        for (int v = 0; v < graph.NodeCount; v++)
        {
            if (round.Degree(v) > 1)
                found += Around(v, ref scans);
        }
        round.Budget.Spend(ScanCost * scans);
        return found;
    }

    /// <summary>
    /// A search from v, no farther than its dearest edge: a neighbour that is reached another way loses its edge to v.
    /// </summary>
    private int Around(int v, ref long scans)
    {
        int found = 0,
            left = ScansPerNode;
        long farthest = Start(v);
        while (round.Heap.Count > 0 && left > 0 && round.Heap.MinKey < farthest)
        {
            int x = round.Heap.Pop();
            left -= graph.FirstArc[x + 1] - graph.FirstArc[x];
            for (int a = graph.FirstArc[x]; a < graph.FirstArc[x + 1]; a++)
            {
                int e = graph.ArcEdge[a],
                    u = graph.ArcHead[a];
                long reach = distance[x] + graph.Cost[e];
                if (u == v || reach > farthest || round.IsGone(e))
                    continue;
                if (target[u] != None && target[u] != firstEdge[x] && reach <= graph.Cost[target[u]])
                {
                    round.Delete(target[u]);
                    target[u] = None;
                    found++;
                }
                else if (reach >= distance[u])
                {
                    continue;
                }
                Label(u, reach, firstEdge[x]);
            }
        }
        scans += ScansPerNode - left;
        foreach (int u in touched)
            (distance[u], target[u]) = (long.MaxValue, None);
        touched.Clear();
        round.Heap.Clear();
        return found;
    }

    /// <summary>Labels the neighbours; returns the cost of the dearest edge.</summary>
    private long Start(int v)
    {
        long farthest = 0;
        for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
        {
            int e = graph.ArcEdge[a],
                u = graph.ArcHead[a];
            if (round.IsGone(e) || graph.Cost[e] >= distance[u])
                continue;
            target[u] = e;
            farthest = Math.Max(farthest, graph.Cost[e]);
            Label(u, graph.Cost[e], e);
        }
        return farthest;
    }

    private void Label(int u, long reach, int first)
    {
        if (distance[u] == long.MaxValue)
            touched.Add(u);
        (distance[u], firstEdge[u]) = (reach, first);
        round.Heap.Push(u, reach);
    }

    private static T[] Filled<T>(int length, T value)
    {
        var array = new T[length];
        Array.Fill(array, value);
        return array;
    }
}
