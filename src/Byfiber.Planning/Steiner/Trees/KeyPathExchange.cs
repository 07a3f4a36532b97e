using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// Key-path exchange: the key path up from a key node leaves, and the cheapest way between the two parts takes its place
/// when that costs less. The least edge out of the part below is at the top of its heap; only the regions of the path's own
/// nodes are looked at anew. Verhoeven, Severens, Aarts (1996); Uchoa, Werneck (2010).
/// </summary>
internal sealed class KeyPathExchange(Graph graph, KeyTree keys)
{
    private int best;
    private long bestLength;

    /// <summary>Tries the path up from the node; true when the tree became cheaper.</summary>
    public bool Try(int v)
    {
        if (keys.HasMoved(v) || !keys.PathUp(v, out int between, out long cost))
            return false;
        (best, bestLength) = (KeyTree.None, cost);
        AskTheHeap(v, between);
        if (cost > 0 && between > 0)
            AskTheLost(v, cost);
        if (best == KeyTree.None)
            return false;
        int to = keys.BaseNow(graph.Head[best]);
        if (keys.IsBelow(to, v))
            to = keys.BaseNow(graph.Tail[best]);
        keys.CutPathUp(v);
        keys.Join(best);
        keys.MarkMoved(v, to);
        return true;
    }

    /// <summary>The least edge from below to a region that stays; what leads within or to the path is of no use to anyone above.</summary>
    private void AskTheHeap(int v, int between)
    {
        keys.Regions.Clear();
        int lowest = keys.Tree.Position(v) - between,
            highest = keys.Tree.Last(v);
        int entry;
        while ((entry = keys.LeastOut(v)) != PairingHeaps.Empty)
        {
            int far = keys.FarBase(entry),
                place = keys.Tree.Position(far);
            if (keys.Standing[far] && keys.NearStands(entry) && (place < lowest || place > highest))
                break;
            keys.PopLeast(v);
        }
        if (entry != PairingHeaps.Empty && keys.Heaps.Key(entry) < bestLength)
            (best, bestLength) = (entry >> 1, keys.Heaps.Key(entry));
    }

    private void AskTheLost(int v, long limit)
    {
        TreeRegions regions = keys.Regions;
        keys.LosePathUp(v);
        regions.Refill(limit, keys.Standing);
        for (int i = 0; i < regions.LostCount; i++)
        {
            int x = regions.LostNode(i),
                b = regions.NewBase(x);
            if (b == KeyTree.None)
                continue;
            bool below = keys.IsBelow(b, v);
            for (int a = graph.FirstArc[x]; a < graph.FirstArc[x + 1]; a++)
            {
                int y = graph.ArcHead[a],
                    c = keys.BaseNow(y);
                if (c == KeyTree.None || !keys.Standing[c] || keys.IsBelow(c, v) == below)
                    continue;
                long length =
                    regions.NewDistance(x)
                    + graph.Cost[graph.ArcEdge[a]]
                    + (regions.IsLost(y) ? regions.NewDistance(y) : regions.Distance(y));
                if (length < bestLength)
                    (best, bestLength) = (graph.ArcEdge[a], length);
            }
        }
    }
}
