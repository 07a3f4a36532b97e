using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// Key-vertex elimination: a branching that is no terminal leaves with all its key paths, and the cheapest ways that join
/// the parts (a minimum spanning tree of the parts) take their place when they cost less. Every edge that could serve is at
/// the top of a part's heap before the first edge that leads above, or in the regions of the nodes that leave.
/// Uchoa, Werneck (2010).
/// </summary>
internal sealed class KeyVertexElimination(Graph graph, KeyTree keys)
{
    private readonly List<int> branches = [];
    private readonly List<int> lowest = [];
    private int center;
    private int betweenUp;
    private int parts;
    private long[] length = [];
    private int[] edge = [];
    private int[] from = [];

    /// <summary>Tries the branching; true when the tree became cheaper.</summary>
    public bool Try(int v)
    {
        if (keys.IsTerminal(v) || keys.IsMixed(v) || !keys.PathUp(v, out betweenUp, out long cost))
            return false;
        center = v;
        if (!ListBranches(ref cost) || cost == 0)
            return false;
        Clear(cost);
        AskTheHeaps();
        AskTheLost(cost);
        if (!Span(cost))
            return false;
        keys.CutPathUp(v);
        foreach (int branch in branches)
            keys.CutPathUp(branch);
        keys.Fell(v);
        for (int part = 0; part < parts - 1; part++)
        {
            int e = edge[part * parts + from[part]];
            int tail = keys.BaseNow(graph.Tail[e]),
                head = keys.BaseNow(graph.Head[e]);
            keys.Join(e);
            if (!keys.IsBelow(tail, v))
                keys.MarkMoved(v, tail);
            else if (!keys.IsBelow(head, v))
                keys.MarkMoved(v, head);
        }
        return true;
    }

    private bool ListBranches(ref long cost)
    {
        branches.Clear();
        lowest.Clear();
        for (int branch = keys.FirstBranch(center); branch != KeyTree.None; branch = keys.NextBranch(branch))
        {
            if (!keys.PathUp(branch, out int between, out long path))
                return false;
            cost += path;
            branches.Add(branch);
            lowest.Add(keys.Tree.Position(branch) - between);
        }
        parts = branches.Count + 1;
        return true;
    }

    private void Clear(long limit)
    {
        int pairs = parts * parts;
        if (length.Length < pairs)
            (length, edge, from) = (new long[2 * pairs], new int[2 * pairs], new int[2 * pairs]);
        Array.Fill(length, limit, 0, pairs);
        keys.Regions.Clear();
    }

    /// <summary>Which part a base lies in, the last being the one above; none where it leaves or has left.</summary>
    private int PartOf(int b)
    {
        if (b == KeyTree.None || !keys.Standing[b])
            return KeyTree.None;
        int place = keys.Tree.Position(b),
            top = keys.Tree.Position(center);
        if (place < top - betweenUp || place > keys.Tree.Last(center))
            return parts - 1;
        int i = lowest.BinarySearch(place);
        if (i < 0)
            i = ~i - 1;
        return i >= 0 && place >= keys.Tree.Position(branches[i]) ? i : KeyTree.None;
    }

    private void Offer(int one, int other, int e, long itsLength)
    {
        if (itsLength >= length[one * parts + other])
            return;
        length[one * parts + other] = length[other * parts + one] = itsLength;
        edge[one * parts + other] = edge[other * parts + one] = e;
    }

    /// <summary>Empties each branch's heap down to its first edge to the part above; what goes is of no use to anyone above.</summary>
    private void AskTheHeaps()
    {
        for (int i = 0; i < branches.Count; i++)
        {
            int entry;
            while ((entry = keys.LeastOut(branches[i])) != PairingHeaps.Empty)
            {
                int other = keys.NearStands(entry) ? PartOf(keys.FarBase(entry)) : KeyTree.None;
                if (other != KeyTree.None && other != i)
                    Offer(i, other, entry >> 1, keys.Heaps.Key(entry));
                if (other == parts - 1)
                    break;
                keys.PopLeast(branches[i]);
            }
        }
    }

    private void AskTheLost(long limit)
    {
        TreeRegions regions = keys.Regions;
        regions.Lose(center);
        keys.LosePathUp(center);
        foreach (int branch in branches)
            keys.LosePathUp(branch);
        regions.Refill(limit, keys.Standing);
        for (int i = 0; i < regions.LostCount; i++)
        {
            int x = regions.LostNode(i),
                one = PartOf(regions.NewBase(x));
            if (one == KeyTree.None)
                continue;
            for (int a = graph.FirstArc[x]; a < graph.FirstArc[x + 1]; a++)
            {
                int y = graph.ArcHead[a],
                    other = PartOf(keys.BaseNow(y));
                if (other == KeyTree.None || other == one)
                    continue;
                Offer(
                    one,
                    other,
                    graph.ArcEdge[a],
                    regions.NewDistance(x)
                        + graph.Cost[graph.ArcEdge[a]]
                        + (regions.IsLost(y) ? regions.NewDistance(y) : regions.Distance(y))
                );
            }
        }
    }

    /// <summary>Prim (1957) on the parts, from the one above; true when that costs less.</summary>
    private bool Span(long cost)
    {
        int above = parts - 1;
        Span<bool> joined = parts <= 64 ? stackalloc bool[parts] : new bool[parts];
        joined[above] = true;
        for (int part = 0; part < above; part++)
            from[part] = above;
        long sum = 0;
        for (int round = 0; round < above; round++)
        {
            int nearest = KeyTree.None;
            for (int part = 0; part < above; part++)
            {
                if (!joined[part] && (nearest < 0 || Length(part) < Length(nearest)))
                    nearest = part;
            }
            sum += Length(nearest);
            if (sum >= cost)
                return false;
            joined[nearest] = true;
            for (int part = 0; part < above; part++)
            {
                if (!joined[part] && length[part * parts + nearest] < Length(part))
                    from[part] = nearest;
            }
        }
        return true;

        long Length(int part) => length[part * parts + from[part]];
    }
}
