namespace Byfiber.Planning.Network;

/// <summary>
/// Which site serves each node of the trench tree, and the way there: every node belongs to the site nearest by trench,
/// so the nodes of a site hang together and every way to it stays among them. Dijkstra from all sites at once, O(n log n).
/// </summary>
internal sealed class ServiceForest
{
    /// <param name="network">The chosen trenches.</param>
    /// <param name="sites">The sites' nodes.</param>
    /// <param name="serving">Per stretch: whether it may serve houses; null: every one may. Drops always do.</param>
    public ServiceForest(TrenchNetwork network, IReadOnlyList<int> sites, bool[]? serving = null)
    {
        int n = network.Points.Length;
        (Site, Toward, TowardStretch, DistanceMm) = (new int[n], new int[n], new int[n], new long[n]);
        Array.Fill(DistanceMm, long.MaxValue);
        Array.Fill(Toward, -1);
        Array.Fill(TowardStretch, -1);
        var queue = new PriorityQueue<int, (long, int)>();
        for (int s = 0; s < sites.Count; s++)
        {
            Site[sites[s]] = s;
            DistanceMm[sites[s]] = 0;
            queue.Enqueue(sites[s], (0, s));
        }
        var order = new List<int>(n);
        var done = new bool[n];
        while (queue.TryDequeue(out int v, out _))
        {
            if (done[v])
                continue;
            done[v] = true;
            order.Add(v);
            var tree = network.Tree;
            for (int a = tree.FirstArc[v]; a < tree.FirstArc[v + 1]; a++)
            {
                int w = tree.ArcHead[a],
                    e = tree.ArcEdge[a];
                long distance = DistanceMm[v] + network.Stretches[e].LengthMm;
                if (serving is not null && !serving[e] && network.Stretches[e].Kind != PieceKind.Drop)
                    continue;
                if (done[w] || distance > DistanceMm[w] || (distance == DistanceMm[w] && Site[v] >= Site[w]))
                    continue;
                (DistanceMm[w], Site[w], Toward[w], TowardStretch[w]) = (distance, Site[v], v, e);
                queue.Enqueue(w, (distance, Site[v]));
            }
        }
        Order = [.. order];
    }

    /// <summary>Per node: index of its site.</summary>
    public int[] Site { get; }

    /// <summary>Per node: the next node towards its site and the stretch there; -1 at the site.</summary>
    public int[] Toward { get; }
    public int[] TowardStretch { get; }

    /// <summary>Per node: millimetres of trench to its site.</summary>
    public long[] DistanceMm { get; }

    /// <summary>All nodes that houses can be served through, nearer ones first: a node comes after the one towards its site.</summary>
    public int[] Order { get; }

    /// <summary>The stretches from a node up to an ancestor on its way to the site, in that order.</summary>
    public List<int> Path(int from, int to)
    {
        var path = new List<int>();
        for (int v = from; v != to; v = Toward[v])
            path.Add(TowardStretch[v]);
        return path;
    }
}
