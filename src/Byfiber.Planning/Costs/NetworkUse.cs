using Byfiber.Planning.Network;

namespace Byfiber.Planning.Costs;

/// <summary>
/// Who uses what: each ordering premises uses every stretch on its way to its site and from there to the hand-over point.
/// From it follow what is built, in which area's bill it stands, and among how many its cost is split.
/// </summary>
internal sealed class NetworkUse
{
    private readonly NetworkPlan _plan;
    private readonly TrenchNetwork _network;
    private readonly int[] _depth;

    public NetworkUse(NetworkPlan plan, bool[] ordered, int[] areaOf, int areaCount)
    {
        (_plan, _network, _depth) = (plan, plan.Network, plan.Network.Depths());
        Ordering = [.. Enumerable.Range(0, ordered.Length).Where(p => ordered[p])];
        Users = CountUsers();
        Built = new bool[_network.Stretches.Length];
        for (int s = 0; s < Built.Length; s++)
            Built[s] = Users[s] > 0;
        foreach (int s in plan.Backbone.SelectMany(leg => leg.Stretches))
            Built[s] = true;
        NodeArea = EarliestAreas(areaOf, areaCount, p => ordered[p]);
        int[] planned = EarliestAreas(areaOf, areaCount, _ => true);
        for (int v = 0; v < NodeArea.Length; v++)
        {
            // A ring's way through empty land belongs to the first area.
            int needed = NodeArea[v] < areaCount ? NodeArea[v] : planned[v];
            NodeArea[v] = needed < areaCount ? needed : planned[_network.Root];
        }
        StretchArea = new int[Built.Length];
        for (int s = 0; s < Built.Length; s++)
            StretchArea[s] = s < _network.TreeCount ? NodeArea[_network.Lower(s)] : NodeArea[_network.Root];
    }

    /// <summary>Premises that order, ascending.</summary>
    public int[] Ordering { get; }

    /// <summary>Per stretch: how many ordering premises use it (none: only a ring does); whether it is built; its area.</summary>
    public int[] Users { get; }
    public bool[] Built { get; }
    public int[] StretchArea { get; }

    /// <summary>Per node: the first area in build order that needs what stands here.</summary>
    public int[] NodeArea { get; }

    /// <summary>
    /// Per premises of <see cref="Ordering"/>: the sum, over the stretches that it uses, of a value given per stretch.
    /// The union of the ways from house and site to the root is both ways less the shared part: sums from the root suffice.
    /// </summary>
    public double[] SumOverUsed(Func<int, double> valueOfStretch)
    {
        var sum = new double[_network.Points.Length];
        foreach (int v in _network.Preorder.AsSpan(1))
            sum[v] = sum[_network.Parent[v]] + valueOfStretch(_network.ParentStretch[v]);
        return Array.ConvertAll(
            Ordering,
            p =>
            {
                var (house, site, meet) = Ends(p);
                return sum[house] + sum[site] - sum[meet];
            }
        );
    }

    private (int House, int Site, int Meet) Ends(int premises)
    {
        int house = _plan.NodeOf[premises],
            site = _plan.SiteNodes[_plan.Forest.Site[house]];
        return (house, site, _network.CommonAncestor(house, site, _depth));
    }

    private int[] CountUsers()
    {
        var count = new long[_network.Points.Length];
        foreach (int p in Ordering)
        {
            var (house, site, meet) = Ends(p);
            count[house]++;
            count[site]++;
            count[meet]--;
        }
        var sums = _network.SubtreeSums(count);
        var users = new int[_network.Stretches.Length];
        for (int s = 0; s < _network.TreeCount; s++)
            users[s] = (int)sums[_network.Lower(s)];
        return users;
    }

    /// <summary>Per node: the least area of the premises (for which the test holds) whose way passes it, or areaCount.</summary>
    private int[] EarliestAreas(int[] areaOf, int areaCount, Func<int, bool> counts)
    {
        var area = new int[_network.Points.Length];
        Array.Fill(area, areaCount);
        for (int p = 0; p < areaOf.Length; p++)
        {
            if (_plan.NodeOf[p] < 0 || !counts(p))
                continue;
            int house = _plan.NodeOf[p],
                site = _plan.SiteNodes[_plan.Forest.Site[house]];
            area[house] = Math.Min(area[house], areaOf[p]);
            area[site] = Math.Min(area[site], areaOf[p]);
        }
        for (int i = _network.Preorder.Length - 1; i > 0; i--)
        {
            int v = _network.Preorder[i];
            area[_network.Parent[v]] = Math.Min(area[_network.Parent[v]], area[v]);
        }
        return area;
    }
}
