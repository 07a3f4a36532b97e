namespace Byfiber.Planning.Network;

/// <summary>
/// Where sites stand when the planner may choose: the hand-over point at the root, and further ones so that every premises
/// is within reach and no site serves more than it holds.
/// Reach: from the leaves upwards, a site is placed as near the root as the farthest premises below still allows; in a tree
/// that gives the fewest (Kariv and Hakimi 1979). Capacity: a full site's own part of the tree gets another site
/// at the node whose subtree comes nearest to half of it.
/// </summary>
internal static class SiteLayout
{
    /// <summary>Network nodes of the sites, the hand-over point first.</summary>
    public static List<int> Choose(TrenchNetwork network, int[] units, PlanningRules rules)
    {
        var sites = ByReach(network, FibreLoss.ReachMm(rules));
        while (Fullest(network, sites, units, rules.SiteCapacity) is { } more && !sites.Contains(more))
            sites.Add(more);
        return sites;
    }

    private static List<int> ByReach(TrenchNetwork network, long reachMm)
    {
        var sites = new List<int> { network.Root };
        // Per node: millimetres to the farthest premises below that no site serves yet; -1: none.
        var need = new long[network.Points.Length];
        for (int v = 0; v < need.Length; v++)
            need[v] = network.Premises[v] >= 0 ? 0 : -1;
        for (int i = network.Preorder.Length - 1; i > 0; i--)
        {
            int v = network.Preorder[i];
            if (need[v] < 0)
                continue;
            long up = need[v] + network.Stretches[network.ParentStretch[v]].LengthMm;
            if (up > reachMm && network.Premises[v] == -1)
                sites.Add(v);
            else
                need[network.Parent[v]] = Math.Max(need[network.Parent[v]], up);
        }
        return sites;
    }

    /// <summary>Where the fullest overfull site should share; null when none is overfull.</summary>
    private static int? Fullest(TrenchNetwork network, List<int> sites, int[] units, int capacity)
    {
        var forest = new ServiceForest(network, sites);
        var below = new long[network.Points.Length];
        for (int i = forest.Order.Length - 1; i >= 0; i--)
        {
            int v = forest.Order[i];
            if (network.Premises[v] >= 0)
                below[v] += units[network.Premises[v]];
            if (forest.Toward[v] >= 0)
                below[forest.Toward[v]] += below[v];
        }
        int full = Enumerable.Range(0, sites.Count).MaxBy(s => below[sites[s]]);
        long load = below[sites[full]];
        if (load <= capacity)
            return null;
        return Enumerable
            .Range(0, below.Length)
            .Where(v => forest.Site[v] == full && network.Premises[v] == -1 && v != sites[full])
            .OrderBy(v => Math.Abs(2 * below[v] - load))
            .ThenBy(v => v)
            .Cast<int?>()
            .FirstOrDefault();
    }
}
