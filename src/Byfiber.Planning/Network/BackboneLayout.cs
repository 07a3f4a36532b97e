using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Network;

/// <summary>A backbone leg between two sites (indices), as edges of the trench graph (ring) or null (up the tree).</summary>
internal sealed record BackboneLeg(int FromSite, int ToSite, List<int>? GraphEdges);

/// <summary>
/// Joins the sites to the hand-over point. As a tree, each site's cable runs along the chosen trenches to the next site on
/// the way to the root. As a ring, the sites are visited in turn, each leg by the cheapest way that
/// shares no trench with an earlier leg: trench that is chosen already costs nothing more, other trench its price.
/// Method: Dijkstra per leg; where no disjoint way is left, the leg shares trench and a warning says so.
/// </summary>
internal static class BackboneLayout
{
    /// <summary>Legs of a tree: from each further site to the next one towards the root.</summary>
    public static List<BackboneLeg> Tree(TrenchNetwork network, List<int> sites)
    {
        var siteAt = new Dictionary<int, int>();
        for (int s = 0; s < sites.Count; s++)
            siteAt.TryAdd(sites[s], s);
        var legs = new List<BackboneLeg>();
        for (int s = 1; s < sites.Count; s++)
        {
            int v = network.Parent[sites[s]];
            while (!siteAt.ContainsKey(v))
                v = network.Parent[v];
            legs.Add(new BackboneLeg(siteAt[v], s, null));
        }
        return legs;
    }

    /// <summary>
    /// Legs of a ring; the edges that are not chosen yet are new trench. Of three ways round (the tree's order, and by the
    /// compass in either direction) the one that shares least trench is taken, then the cheapest.
    /// </summary>
    public static List<BackboneLeg> Ring(
        TrenchGraph trenches,
        TrenchNetwork network,
        List<int> sites,
        int[] treeEdges,
        bool[] closed,
        List<string> warnings
    )
    {
        if (sites.Count < 2)
            return [];
        var best = Orders(network, sites)
            .Select(order => Close(trenches, network, sites, treeEdges, closed, order))
            .MinBy(ring => (ring.Shared.Count, ring.Cost));
        foreach (var (from, to) in best.Shared)
            warnings.Add(
                $"The ring shares trench with itself between sites {from + 1} and {to + 1}: no separate way was found."
            );
        return best.Legs;
    }

    /// <summary>Ways round all sites, each from the hand-over point and back to it.</summary>
    private static List<List<int>> Orders(TrenchNetwork network, List<int> sites)
    {
        var position = new int[network.Points.Length];
        for (int i = 0; i < position.Length; i++)
            position[network.Preorder[i]] = i;
        double x = sites.Average(v => network.Points[v].X),
            y = sites.Average(v => network.Points[v].Y);
        var further = Enumerable.Range(1, sites.Count - 1).ToList();
        double Bearing(int s) => Math.Atan2(network.Points[sites[s]].Y - y, network.Points[sites[s]].X - x);
        double Turn(int s) => (Bearing(s) - Bearing(0) + 4 * Math.PI) % (2 * Math.PI);
        return
        [
            [0, .. further.OrderBy(s => position[sites[s]]), 0],
            [0, .. further.OrderBy(Turn).ThenBy(s => s), 0],
            [0, .. further.OrderByDescending(Turn).ThenBy(s => s), 0],
        ];
    }

    private static (List<BackboneLeg> Legs, List<(int From, int To)> Shared, long Cost) Close(
        TrenchGraph trenches,
        TrenchNetwork network,
        List<int> sites,
        int[] treeEdges,
        bool[] closed,
        List<int> order
    )
    {
        var chosen = new HashSet<int>(treeEdges);
        var used = new HashSet<int>();
        var legs = new List<BackboneLeg>();
        var shared = new List<(int, int)>();
        long cost = 0;
        for (int i = 0; i + 1 < order.Count; i++)
        {
            int from = network.GraphNode[sites[order[i]]],
                to = network.GraphNode[sites[order[i + 1]]];
            var path = Path(trenches, from, to, chosen, used, closed);
            if (path is null)
            {
                shared.Add((order[i], order[i + 1]));
                path = Path(trenches, from, to, chosen, [], closed)!;
            }
            cost += path.Where(e => !chosen.Contains(e)).Sum(e => trenches.Graph.Cost[e]);
            used.UnionWith(path);
            chosen.UnionWith(path);
            legs.Add(new BackboneLeg(order[i], order[i + 1], path));
        }
        return (legs, shared, cost);
    }

    private static List<int>? Path(
        TrenchGraph trenches,
        int from,
        int to,
        HashSet<int> chosen,
        HashSet<int> used,
        bool[] closed
    )
    {
        var paths = ShortestPaths.From(
            trenches.Graph,
            [from],
            e =>
                used.Contains(e) || closed[e] || !trenches.IsRoute(e) ? -1
                // A thousandth of an öre a millimetre keeps the shorter of two chosen ways.
                : chosen.Contains(e) ? trenches.Pieces[e].LengthMm
                : trenches.Graph.Cost[e] + trenches.Pieces[e].LengthMm,
            v => v == to
        );
        if (paths.Reached is null)
            return null;
        var edges = paths.PathBack(trenches.Graph, to).ToList();
        edges.Reverse();
        return edges;
    }
}
