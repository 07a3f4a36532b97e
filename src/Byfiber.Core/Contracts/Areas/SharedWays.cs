namespace Byfiber.Core.Contracts.Areas;

/// <summary>
/// Which trenches of a plan only premises use that have not signed: what is left to dig once those who signed are joined. Each
/// premises uses the shortest way along the plan's trenches to its nearest site (Dijkstra 1959 from all sites at once; O(m log n)), which is how the plan
/// joins it but for a ring's last choice between two ways as long.
/// </summary>
internal static class SharedWays
{
    /// <param name="from">Per trench: the node at one end.</param>
    /// <param name="to">Per trench: the node at the other.</param>
    /// <param name="lengthMm">Per trench.</param>
    /// <param name="sites">The sites' nodes.</param>
    /// <param name="premises">Each planned premises' node.</param>
    /// <param name="signed">Per premises.</param>
    /// <returns>Per trench, how many premises use it, and how many of them have signed.</returns>
    public static (int[] Users, int[] Signed) Of(
        int[] from,
        int[] to,
        long[] lengthMm,
        IReadOnlyList<int> sites,
        int[] premises,
        bool[] signed
    )
    {
        int nodes = 1 + from.Concat(to).Concat(sites).Concat(premises).DefaultIfEmpty(0).Max();
        var (parent, order) = Ways(nodes, from, to, lengthMm, sites);
        var users = new int[nodes];
        var signers = new int[nodes];
        for (int p = 0; p < premises.Length; p++)
        {
            users[premises[p]]++;
            signers[premises[p]] += signed[p] ? 1 : 0;
        }
        var (usersOf, signersOf) = (new int[from.Length], new int[from.Length]);
        for (int i = order.Count - 1; i >= 0; i--)
        {
            int v = order[i],
                trench = parent[v];
            if (trench < 0)
            {
                continue;
            }
            (usersOf[trench], signersOf[trench]) = (users[v], signers[v]);
            int next = from[trench] == v ? to[trench] : from[trench];
            users[next] += users[v];
            signers[next] += signers[v];
        }
        return (usersOf, signersOf);
    }

    /// <summary>Per node the trench towards its site (-1 at a site, and where no way leads), and the nodes that are reached, the nearest first.</summary>
    private static (int[] Parent, List<int> Order) Ways(
        int nodes,
        int[] from,
        int[] to,
        long[] lengthMm,
        IReadOnlyList<int> sites
    )
    {
        var at = new List<int>?[nodes];
        for (int t = 0; t < from.Length; t++)
        {
            (at[from[t]] ??= []).Add(t);
            (at[to[t]] ??= []).Add(t);
        }
        var parent = new int[nodes];
        var distance = new long[nodes];
        var done = new bool[nodes];
        Array.Fill(parent, -1);
        Array.Fill(distance, long.MaxValue);
        var order = new List<int>(nodes);
        // The node breaks ties, so that the same plan always gives the same ways.
        var queue = new PriorityQueue<int, (long, int)>();
        foreach (int site in sites)
        {
            distance[site] = 0;
            queue.Enqueue(site, (0, site));
        }
        while (queue.TryDequeue(out int v, out _))
        {
            if (done[v])
            {
                continue;
            }
            done[v] = true;
            order.Add(v);
            foreach (int t in at[v] ?? [])
            {
                int w = from[t] == v ? to[t] : from[t];
                long way = distance[v] + lengthMm[t];
                if (way < distance[w])
                {
                    (distance[w], parent[w]) = (way, t);
                    queue.Enqueue(w, (way, w));
                }
            }
        }
        return (parent, order);
    }
}
