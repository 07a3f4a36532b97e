namespace Byfiber.Planning.Network;

/// <summary>A cabinet at a network node, and the premises (indices in the request) that it serves.</summary>
internal sealed record Cabinet(int Node, int Site, List<int> Premises);

/// <summary>
/// Where the cabinets stand and which premises each serves. From the leaves towards the site, premises gather into
/// groups; a group becomes a cabinet when it fills the largest cabinet, or when its farthest house would otherwise be beyond one
/// blowing of microduct. The cabinet stands where the group's branches meet: any nearer to the site, each house's microduct
/// would run alongside the others for nothing. What is left at the site is served straight from it, or, where each house
/// needs a splitter, from a cabinet inside it.
/// </summary>
internal sealed class CabinetLayout
{
    private readonly TrenchNetwork _network;
    private readonly ServiceForest _forest;
    private readonly int[] _units;
    private readonly int _capacity;
    private readonly long _reachMm;
    private readonly bool _onlyCabinets;
    private readonly List<Group>[] _groups;

    private CabinetLayout(
        TrenchNetwork network,
        ServiceForest forest,
        int[] units,
        int capacity,
        long reachMm,
        bool onlyCabinets
    )
    {
        (_network, _forest, _units, _capacity, _reachMm, _onlyCabinets) = (
            network,
            forest,
            units,
            capacity,
            reachMm,
            onlyCabinets
        );
        _groups = new List<Group>[network.Points.Length];
        CabinetOf = new int[units.Length];
        Array.Fill(CabinetOf, -1);
    }

    public List<Cabinet> Cabinets { get; } = [];

    /// <summary>Per premises: its cabinet, or -1 when it is served straight from its site or not at all.</summary>
    public int[] CabinetOf { get; }

    /// <summary>No cabinets yet.</summary>
    public static CabinetLayout None(TrenchNetwork network, ServiceForest forest, int[] units) =>
        new(network, forest, units, 0, 0, false);

    /// <summary>Units that one cabinet can serve: its size, and one feeder cable with its spare fibres.</summary>
    public static int Capacity(PlanningRules rules)
    {
        int perFibre = rules.Architecture == Architecture.Pon ? rules.SplitterRatio : 1;
        int fibres = rules.CableSizes[^1] * 100 / (100 + rules.SparePercent);
        return Math.Min(rules.CabinetSizes[^1], fibres * perFibre);
    }

    /// <param name="network">The chosen trenches.</param>
    /// <param name="forest">The way to the site from everywhere.</param>
    /// <param name="units">Per premises: fibres that it needs.</param>
    /// <param name="capacity">The most units of a cabinet.</param>
    /// <param name="reachMm">The longest microduct.</param>
    /// <param name="onlyCabinets">Nobody is served straight from a site: each house hangs on a splitter.</param>
    public static CabinetLayout Place(
        TrenchNetwork network,
        ServiceForest forest,
        int[] units,
        int capacity,
        long reachMm,
        bool onlyCabinets
    )
    {
        var layout = new CabinetLayout(network, forest, units, capacity, reachMm, onlyCabinets);
        layout.Place();
        return layout;
    }

    /// <summary>Premises that wait for a cabinet: the node where their branches meet, and the farthest of them from here.</summary>
    private sealed record Group(int Apex, List<int> Premises, int Units, long FarMm);

    private void Place()
    {
        for (int i = _forest.Order.Length - 1; i >= 0; i--)
        {
            int v = _forest.Order[i];
            var groups = _groups[v] ?? [];
            _groups[v] = [];
            if (_network.Premises[v] >= 0)
                groups.Add(new Group(v, [_network.Premises[v]], _units[_network.Premises[v]], 0));
            if (groups.Count == 0)
                continue;
            if (_forest.Toward[v] < 0)
                CloseAtSite(v, groups);
            else
                PassOn(v, Merge(v, CloseFull(v, groups)));
        }
    }

    /// <summary>Fills cabinets at v, largest groups first, until one cabinet holds the rest.</summary>
    private List<Group> CloseFull(int v, List<Group> groups)
    {
        while (groups.Sum(group => group.Units) > _capacity)
        {
            var inside = new List<Group>();
            int room = _capacity;
            foreach (var group in groups.OrderByDescending(group => group.Units).ThenBy(group => group.Apex))
            {
                if (group.Units > room)
                    continue;
                inside.Add(group);
                room -= group.Units;
            }
            Close(Merge(v, inside));
            groups = [.. groups.Except(inside)];
        }
        return groups;
    }

    private void CloseAtSite(int site, List<Group> groups)
    {
        // The site's own splice frame has room for one cabinet's worth; beyond it, the largest branches get cabinets.
        while (
            groups.Sum(group => group.Units) > _capacity
            && groups.Where(group => IsRoute(group.Apex)).MaxBy(group => group.Units) is { } largest
        )
        {
            Close(largest);
            groups.Remove(largest);
        }
        if (_onlyCabinets && groups.Count > 0)
            Close(Merge(site, CloseFull(site, groups)));
    }

    private void PassOn(int v, Group group)
    {
        long up = group.FarMm + _network.Stretches[_forest.TowardStretch[v]].LengthMm;
        if (up > _reachMm && IsRoute(group.Apex))
        {
            Close(group);
            return;
        }
        int next = _forest.Toward[v];
        // A lone house's group has no meeting point yet: the road end of its drop stands in for it.
        int apex = IsRoute(group.Apex) ? group.Apex : next;
        (_groups[next] ??= []).Add(group with { Apex = apex, FarMm = up });
    }

    private static Group Merge(int v, List<Group> groups) =>
        groups.Count == 1
            ? groups[0]
            : new Group(
                v,
                [.. groups.SelectMany(group => group.Premises)],
                groups.Sum(group => group.Units),
                groups.Max(group => group.FarMm)
            );

    private void Close(Group group)
    {
        foreach (int p in group.Premises)
            CabinetOf[p] = Cabinets.Count;
        Cabinets.Add(new Cabinet(group.Apex, _forest.Site[group.Apex], group.Premises));
    }

    private bool IsRoute(int node) => _network.Premises[node] == -1 && _forest.Toward[node] >= 0;
}
