using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Network;

/// <summary>A backbone leg between two sites (indices), as edges of the trench graph (ring) or null (up the tree).</summary>
internal sealed record BackboneLeg(int FromSite, int ToSite, List<int>? GraphEdges);

/// <summary>
/// Joins the sites to the hand-over point. As a tree, each site's cable runs along the chosen trenches to the next site on
/// the way to the root. As a ring, the sites are visited in the tree's order and back, each leg by the cheapest way that
/// shares no trench with an earlier leg: trench that is chosen already costs nothing more, other trench its price.
/// Method: Dijkstra per leg; where no disjoint way is left, the leg goes up the tree and a warning says so.
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

    /// <summary>Legs of a ring; the edges that are not chosen yet are the ring's chords.</summary>
    public static List<BackboneLeg> Ring(
        TrenchGraph trenches,
        TrenchNetwork network,
        List<int> sites,
        int[] treeEdges,
        List<string> warnings
    )
    {
        if (sites.Count < 2)
            return [];
        var position = new int[network.Points.Length];
        for (int i = 0; i < position.Length; i++)
            position[network.Preorder[i]] = i;
        var order = Enumerable.Range(0, sites.Count).OrderBy(s => position[sites[s]]).Append(0).ToList();
        var chosen = new HashSet<int>(treeEdges);
        var used = new HashSet<int>();
        var legs = new List<BackboneLeg>();
        for (int i = 0; i + 1 < order.Count; i++)
        {
            int from = network.GraphNode[sites[order[i]]],
                to = network.GraphNode[sites[order[i + 1]]];
            var path = Path(trenches, from, to, chosen, used);
            if (path is null)
            {
                warnings.Add(
                    $"The ring is not closed between sites {order[i] + 1} and {order[i + 1] + 1}: no second way exists; they share trench."
                );
                path = Path(trenches, from, to, chosen, [])!;
            }
            used.UnionWith(path);
            chosen.UnionWith(path);
            legs.Add(new BackboneLeg(order[i], order[i + 1], path));
        }
        return legs;
    }

    private static List<int>? Path(TrenchGraph trenches, int from, int to, HashSet<int> chosen, HashSet<int> used)
    {
        var paths = ShortestPaths.From(
            trenches.Graph,
            [from],
            e =>
                used.Contains(e) || !trenches.IsRoute(e) ? -1
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
