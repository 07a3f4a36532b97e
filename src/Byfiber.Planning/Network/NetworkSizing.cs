namespace Byfiber.Planning.Network;

/// <summary>A cable of the network: nodes and stretches are the network's, in order from <paramref name="From"/>.</summary>
internal sealed record Cable(CableKind Kind, int From, int To, int Fibres, List<int> Stretches)
{
    /// <summary>Fibres in use from 1 upwards.</summary>
    public int Used { get; set; }

    /// <summary>Nodes where a drum ends and the next begins: every used fibre is spliced through.</summary>
    public List<int> DrumJoints { get; } = [];

    /// <summary>Per stretch: the index of the duct bundle that it runs in.</summary>
    public int[] Ducts { get; set; } = [];

    public long LengthMm(TrenchNetwork network) => Stretches.Sum(s => network.Stretches[s].LengthMm);
}

/// <summary>A bundle of tubes in one stretch.</summary>
internal sealed record Duct(int Stretch, DuctKind Kind, int Tubes)
{
    public int Used { get; set; }
}

/// <summary>
/// Cables, ducts and handholes of a layout, sized for everybody: a feeder cable per cabinet, a drop cable per premises (more
/// where its units need them), a backbone cable per leg; then ducts with room for them; then handholes where blowing
/// would be too long and joints where a drum ends.
/// </summary>
internal sealed class NetworkSizing
{
    private readonly NetworkPlan _plan;
    private readonly PlanningRules _rules;
    private readonly int[] _units;

    private NetworkSizing(NetworkPlan plan, PlanningRules rules, int[] units)
    {
        (_plan, _rules, _units) = (plan, rules, units);
        Feeder = new int[plan.Cabinets.Cabinets.Count];
        Splitters = new int[Feeder.Length];
        DropCables = new (int First, int Count)[units.Length];
        IsJoint = new bool[plan.Network.Points.Length];
    }

    public List<Cable> Cables { get; } = [];
    public List<Duct> Ducts { get; } = [];

    /// <summary>Per cabinet: its feeder cable, and how many splitters it holds (0 in point-to-point).</summary>
    public int[] Feeder { get; }
    public int[] Splitters { get; }

    /// <summary>Per premises: its drop cables.</summary>
    public (int First, int Count)[] DropCables { get; }

    /// <summary>Per node: a handhole stands here.</summary>
    public bool[] IsJoint { get; }

    public static NetworkSizing Size(NetworkPlan plan, PlanningRules rules, int[] units)
    {
        var sizing = new NetworkSizing(plan, rules, units);
        sizing.AddBackbone();
        sizing.AddFeeders();
        sizing.AddDrops();
        DuctSizing.Lay(plan.Network, rules, sizing.Cables, sizing.Ducts);
        sizing.PlaceHandholes();
        return sizing;
    }

    /// <summary>The smallest standard size that holds a number, or the largest there is.</summary>
    public static int SizeFor(int[] sizes, int number) =>
        Array.Find(sizes, size => size >= number) is > 0 and var size ? size : sizes[^1];

    /// <summary>Fibres of the cable to a cabinet that serves so many units.</summary>
    public static int FeederSize(PlanningRules rules, int units) =>
        SizeFor(rules.CableSizes, DuctSizing.WithSpare(FeederFibres(rules, units), rules));

    /// <summary>The fibres that each of a premises' drop cables uses.</summary>
    public static IEnumerable<int> DropCablesFor(PlanningRules rules, int units)
    {
        int largest = rules.DropCableSizes[^1];
        for (int left = units; left > 0; left -= largest)
            yield return Math.Min(left, largest);
    }

    /// <summary>One per unit, or one per splitter.</summary>
    private static int FeederFibres(PlanningRules rules, int units) =>
        rules.Architecture == Architecture.Pon ? (units + rules.SplitterRatio - 1) / rules.SplitterRatio : units;

    private void AddBackbone()
    {
        foreach (var leg in _plan.Backbone)
        {
            Cables.Add(
                new Cable(
                    CableKind.Backbone,
                    _plan.SiteNodes[leg.FromSite],
                    _plan.SiteNodes[leg.ToSite],
                    SizeFor(_rules.CableSizes, _rules.BackboneFibres),
                    leg.Stretches
                )
            );
        }
    }

    private void AddFeeders()
    {
        var cabinets = _plan.Cabinets.Cabinets;
        for (int c = 0; c < cabinets.Count; c++)
        {
            int units = cabinets[c].Premises.Sum(p => _units[p]),
                fibres = FeederFibres(_rules, units);
            if (_rules.Architecture == Architecture.Pon)
                Splitters[c] = fibres;
            int site = _plan.SiteNodes[cabinets[c].Site];
            var way = _plan.Forest.Path(cabinets[c].Node, site);
            way.Reverse();
            Feeder[c] = Cables.Count;
            Cables.Add(
                new Cable(CableKind.Feeder, site, cabinets[c].Node, FeederSize(_rules, units), way) { Used = fibres }
            );
        }
    }

    private void AddDrops()
    {
        for (int p = 0; p < _units.Length; p++)
        {
            int node = _plan.NodeOf[p];
            if (node < 0)
                continue;
            int cabinet = _plan.Cabinets.CabinetOf[p];
            int from = cabinet >= 0 ? _plan.Cabinets.Cabinets[cabinet].Node : _plan.SiteNodes[_plan.Forest.Site[node]];
            var way = _plan.Forest.Path(node, from);
            way.Reverse();
            int first = Cables.Count;
            foreach (int used in DropCablesFor(_rules, _units[p]))
            {
                Cables.Add(
                    new Cable(CableKind.Drop, from, node, SizeFor(_rules.DropCableSizes, used), way) { Used = used }
                );
            }
            DropCables[p] = (first, Cables.Count - first);
        }
    }

    /// <summary>
    /// Walks each feeder and backbone cable from its site: before the blown length would exceed the limit, the node passed
    /// last becomes a handhole; before the drum is empty, the access point passed last gets the joint.
    /// </summary>
    private void PlaceHandholes()
    {
        var isAccess = new bool[IsJoint.Length];
        foreach (int v in _plan.SiteNodes.Concat(_plan.Cabinets.Cabinets.Select(cabinet => cabinet.Node)))
            isAccess[v] = true;
        foreach (var cable in Cables)
        {
            if (cable.Kind == CableKind.Drop)
                continue;
            int v = cable.From,
                lastAccess = cable.From;
            long blown = 0,
                drum = 0,
                sinceAccess = 0;
            foreach (int s in cable.Stretches)
            {
                long length = _plan.Network.Stretches[s].LengthMm;
                if (blown + length > _rules.MaxBlowingMm && !isAccess[v])
                    isAccess[v] = IsJoint[v] = true;
                if (isAccess[v])
                    (blown, lastAccess, sinceAccess) = (0, v, 0);
                if (drum + length > _rules.DrumMm && lastAccess != cable.From && !cable.DrumJoints.Contains(lastAccess))
                {
                    cable.DrumJoints.Add(lastAccess);
                    drum = sinceAccess;
                }
                blown += length;
                drum += length;
                sinceAccess += length;
                v = Other(s, v);
            }
        }
    }

    private int Other(int stretch, int node)
    {
        var s = _plan.Network.Stretches[stretch];
        return s.A == node ? s.B : s.A;
    }
}
