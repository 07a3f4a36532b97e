namespace Byfiber.Planning.Network;

/// <summary>
/// Where sites stand when the planner may choose: the hand-over point at the root, and further ones so that every premises
/// is within reach and no site serves more than it holds.
/// Reach: from the leaves upwards, a site is placed as near the root as the farthest premises below still allows, unless a
/// site further down reaches it; on a tree that gives the fewest (Kariv and Hakimi 1979). Sites that the hand-over point
/// makes needless go. Capacity: a full site's own part of the tree gets another site at the node whose subtree comes nearest
/// to half of it.
/// </summary>
internal static class SiteLayout
{
    /// <summary>Network nodes of the sites, the hand-over point first.</summary>
    public static List<int> Choose(TrenchNetwork network, int[] units, PlanningRules rules)
    {
        long reachMm = FibreLoss.ReachMm(rules);
        var sites = ByReach(network, reachMm);
        var regions = new SiteRegions(network, units, sites);
        for (int s = sites.Count - 1; s > 0; s--)
            regions.RemoveIfNeedless(s, reachMm);
        bool relieved = true;
        while (relieved && regions.Relief(rules.SiteCapacity) is { } more)
            relieved = regions.Add(more);
        return regions.Sites;
    }

    private static List<int> ByReach(TrenchNetwork network, long reachMm)
    {
        int n = network.Points.Length;
        var sites = new List<int> { network.Root };
        // Per node: millimetres to the farthest premises below that no site reaches yet, and to the nearest site below.
        var need = new long[n];
        var have = new long[n];
        Array.Fill(have, Never);
        for (int v = 0; v < n; v++)
            need[v] = network.Premises[v] >= 0 ? 0 : -Never;
        for (int i = n - 1; i > 0; i--)
        {
            int v = network.Preorder[i],
                parent = network.Parent[v];
            long up = network.Stretches[network.ParentStretch[v]].LengthMm;
            if (need[v] + have[v] <= reachMm)
                need[v] = -Never;
            if (need[v] + up > reachMm && network.Premises[v] == -1)
            {
                sites.Add(v);
                (need[v], have[v]) = (-Never, 0);
            }
            need[parent] = Math.Max(need[parent], need[v] + up);
            have[parent] = Math.Min(have[parent], have[v] + up);
        }
        return sites;
    }

    /// <summary>Far more than any way on Earth in millimetres, and far less than what a sum of three can hold.</summary>
    private const long Never = long.MaxValue / 4;
}
