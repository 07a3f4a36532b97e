namespace Byfiber.Planning.Network;

/// <summary>A cabinet at a network node, and the premises (indices in the request) that it serves.</summary>
internal sealed record Cabinet(int Node, int Site, List<int> Premises);

/// <summary>When a group of premises becomes a cabinet.</summary>
/// <param name="Capacity">The most units of a cabinet.</param>
/// <param name="ReachMm">The longest microduct, millimetres.</param>
/// <param name="OnlyCabinets">Nobody is served straight from a site: each house hangs on a splitter.</param>
/// <param name="CarryOre">How much the carrying may cost more than a feeder before a cabinet pays.</param>
/// <param name="DropOre">Microduct and drop cable of one unit, öre a metre.</param>
/// <param name="FeederOre">Feeder duct and cable, öre a metre.</param>
internal readonly record struct CabinetPolicy(
    int Capacity,
    long ReachMm,
    bool OnlyCabinets,
    double CarryOre,
    double DropOre,
    double FeederOre
)
{
    /// <summary>What carrying so many units over a stretch costs more than a feeder would.</summary>
    public double ExcessOre(int units, long lengthMm) => Math.Max(0, units * DropOre - FeederOre) * lengthMm / 1000;
}

/// <summary>
/// Where the cabinets stand and which premises each serves. From the leaves towards the site, premises gather into
/// groups; a group becomes a cabinet when it fills the largest cabinet, when its farthest house would otherwise be beyond one
/// blowing of microduct, or when carrying its microducts side by side has cost as much as a cabinet would (the ski rental rule). The cabinet stands where the group's branches meet: any nearer to the site, each house's microduct
/// would run alongside the others for nothing. What is left at the site is served straight from it, or, where each house
/// needs a splitter, from a cabinet inside it.
/// </summary>
internal sealed class CabinetLayout
{
    private readonly TrenchNetwork _network;
    private readonly ServiceForest _forest;
    private readonly int[] _units;
    private readonly CabinetPolicy _policy;
    private readonly List<Group>?[] _groups;
    private readonly Stack<List<Group>> _spare = new();

    /// <summary>Per premises: the next one of the same group, or -1.</summary>
    private readonly int[] _next;

    private CabinetLayout(TrenchNetwork network, ServiceForest forest, int[] units, CabinetPolicy policy)
    {
        (_network, _forest, _units, _policy) = (network, forest, units, policy);
        _groups = new List<Group>[network.Points.Length];
        _next = new int[units.Length];
        Array.Fill(_next, -1);
        CabinetOf = new int[units.Length];
        Array.Fill(CabinetOf, -1);
    }

    public List<Cabinet> Cabinets { get; } = [];

    /// <summary>Per premises: its cabinet, or -1 when it is served straight from its site or not at all.</summary>
    public int[] CabinetOf { get; }

    /// <summary>No cabinets yet.</summary>
    public static CabinetLayout None(TrenchNetwork network, ServiceForest forest, int[] units) =>
        new(network, forest, units, new CabinetPolicy(0, 0, false, 0, 0, 0));

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
    /// <param name="policy">When a group becomes a cabinet.</param>
    public static CabinetLayout Place(TrenchNetwork network, ServiceForest forest, int[] units, CabinetPolicy policy)
    {
        var layout = new CabinetLayout(network, forest, units, policy);
        layout.Place();
        return layout;
    }

    /// <summary>
    /// Premises that wait for a cabinet, linked from the first to the last: the node where their branches meet, the farthest
    /// of them from here, and what carrying them on from that node has cost more than a feeder would have, öre.
    /// </summary>
    private readonly record struct Group(int Apex, int First, int Last, int Units, long FarMm, double CarriedOre);

    private void Place()
    {
        for (int i = _forest.Order.Length - 1; i >= 0; i--)
        {
            int v = _forest.Order[i],
                premises = _network.Premises[v];
            if (premises >= 0)
                At(v).Add(new Group(v, premises, premises, _units[premises], 0, 0));
            if (_groups[v] is not { } groups)
                continue;
            _groups[v] = null;
            if (_forest.Toward[v] < 0)
            {
                CloseAtSite(v, groups);
            }
            else
            {
                CloseFull(v, groups);
                PassOn(v, Merge(v, groups));
            }
            groups.Clear();
            _spare.Push(groups);
        }
    }

    private List<Group> At(int v) => _groups[v] ??= _spare.TryPop(out var list) ? list : new List<Group>(4);

    private static int UnitsOf(List<Group> groups)
    {
        int units = 0;
        foreach (var group in groups)
            units += group.Units;
        return units;
    }

    /// <summary>Fills cabinets at v, largest groups first, until one cabinet holds the rest.</summary>
    private void CloseFull(int v, List<Group> groups)
    {
        while (UnitsOf(groups) > _policy.Capacity)
        {
            var inside = new List<Group>();
            int room = _policy.Capacity;
            foreach (var group in groups.OrderByDescending(group => group.Units).ThenBy(group => group.Apex))
            {
                if (group.Units > room)
                    continue;
                inside.Add(group);
                room -= group.Units;
            }
            groups.RemoveAll(inside.Contains);
            Close(Merge(v, inside));
        }
    }

    private void CloseAtSite(int site, List<Group> groups)
    {
        // The site's own splice frame has room for one cabinet's worth; beyond it, the largest branches get cabinets.
        while (
            UnitsOf(groups) > _policy.Capacity
            && groups.Where(group => IsRoute(group.Apex)).OrderByDescending(group => group.Units).ToList()
                is [var largest, ..]
        )
        {
            Close(largest);
            groups.Remove(largest);
        }
        if (!_policy.OnlyCabinets || groups.Count == 0)
            return;
        CloseFull(site, groups);
        Close(Merge(site, groups));
    }

    private void PassOn(int v, Group group)
    {
        long length = _network.Stretches[_forest.TowardStretch[v]].LengthMm;
        double carried = group.CarriedOre + _policy.ExcessOre(group.Units, length);
        bool onRoute = IsRoute(group.Apex);
        if ((group.FarMm + length > _policy.ReachMm || carried > _policy.CarryOre) && onRoute)
        {
            Close(group);
            return;
        }
        int next = _forest.Toward[v];
        // A lone house's group has no meeting point yet: the road end of its drop stands in for it.
        At(next)
            .Add(
                group with
                {
                    Apex = onRoute ? group.Apex : next,
                    FarMm = group.FarMm + length,
                    CarriedOre = onRoute ? carried : 0,
                }
            );
    }

    private Group Merge(int v, List<Group> groups)
    {
        if (groups.Count == 1)
            return groups[0];
        var merged = new Group(v, groups[0].First, groups[^1].Last, 0, 0, 0);
        for (int i = 0; i < groups.Count; i++)
        {
            if (i > 0)
                _next[groups[i - 1].Last] = groups[i].First;
            merged = merged with
            {
                Units = merged.Units + groups[i].Units,
                FarMm = Math.Max(merged.FarMm, groups[i].FarMm),
            };
        }
        return merged;
    }

    private void Close(Group group)
    {
        var premises = new List<int>();
        for (int p = group.First; p >= 0; p = _next[p])
        {
            CabinetOf[p] = Cabinets.Count;
            premises.Add(p);
        }
        Cabinets.Add(new Cabinet(group.Apex, _forest.Site[group.Apex], premises));
    }

    private bool IsRoute(int node) => _network.Premises[node] == -1 && _forest.Toward[node] >= 0;
}
