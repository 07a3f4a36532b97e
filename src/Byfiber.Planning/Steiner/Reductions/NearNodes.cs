using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>For every node the few nodes nearest to it, itself among them, with their distances. O(n) searches of bounded size.</summary>
internal sealed class NearNodes
{
    private const int Most = 64;

    /// <summary>A scan with its heap takes so much longer than one of the dual ascent's.</summary>
    private const int ScanCost = 4;
    private readonly Graph graph;
    private readonly IndexedHeap heap;
    private readonly int[] count;
    private readonly int[] node;
    private readonly long[] distance;
    private readonly long[] reach;
    private readonly List<int> touched = [];

    public NearNodes(Graph graph, IndexedHeap heap, Budget budget)
    {
        (this.graph, this.heap) = (graph, heap);
        count = new int[graph.NodeCount];
        node = new int[Most * graph.NodeCount];
        distance = new long[Most * graph.NodeCount];
        reach = new long[graph.NodeCount];
        Array.Fill(reach, TerminalDistances.Far);
        long scans = 0;
        for (int v = 0; v < graph.NodeCount; v++)
            scans += Search(v);
        budget.Spend(ScanCost * scans);
    }

    /// <summary>The distance of two nodes, or <see cref="TerminalDistances.Far"/> when neither is near to the other.</summary>
    public long Distance(int u, int v)
    {
        int at = Find(u, v);
        if (at < 0)
            at = Find(v, u);
        return at < 0 ? TerminalDistances.Far : distance[at];
    }

    private int Find(int u, int v)
    {
        int at = node.AsSpan(Most * u, count[u]).IndexOf(v);
        return at < 0 ? at : Most * u + at;
    }

    private long Search(int v)
    {
        long scans = 0;
        Take(v, 0);
        while (heap.Count > 0)
        {
            int x = heap.Pop(),
                at = Most * v + count[v]++;
            (node[at], distance[at]) = (x, reach[x]);
            if (count[v] == Most)
                break;
            scans += graph.FirstArc[x + 1] - graph.FirstArc[x];
            for (int a = graph.FirstArc[x]; a < graph.FirstArc[x + 1]; a++)
            {
                long here = reach[x] + graph.Cost[graph.ArcEdge[a]];
                if (here < reach[graph.ArcHead[a]])
                    Take(graph.ArcHead[a], here);
            }
        }
        heap.Clear();
        foreach (int u in touched)
            reach[u] = TerminalDistances.Far;
        touched.Clear();
        return scans;
    }

    private void Take(int v, long here)
    {
        if (reach[v] == TerminalDistances.Far)
            touched.Add(v);
        reach[v] = here;
        heap.Push(v, here);
    }
}
