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

    private int WithSpare(int number) => (number * (100 + _rules.SparePercent) + 99) / 100;

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
                fibres = units;
            if (_rules.Architecture == Architecture.Pon)
                fibres = Splitters[c] = (units + _rules.SplitterRatio - 1) / _rules.SplitterRatio;
            int site = _plan.SiteNodes[cabinets[c].Site];
            var way = _plan.Forest.Path(cabinets[c].Node, site);
            way.Reverse();
            Feeder[c] = Cables.Count;
            Cables.Add(
                new Cable(CableKind.Feeder, site, cabinets[c].Node, SizeFor(_rules.CableSizes, WithSpare(fibres)), way)
                {
                    Used = fibres,
                }
            );
        }
    }

    private void AddDrops()
    {
        int largest = _rules.DropCableSizes[^1];
        for (int p = 0; p < _units.Length; p++)
        {
            int node = _plan.NodeOf[p];
            if (node < 0)
                continue;
            int cabinet = _plan.Cabinets.CabinetOf[p];
            int from = cabinet >= 0 ? _plan.Cabinets.Cabinets[cabinet].Node : _plan.SiteNodes[_plan.Forest.Site[node]];
            var way = _plan.Forest.Path(node, from);
            way.Reverse();
            DropCables[p] = (Cables.Count, (_units[p] + largest - 1) / largest);
            for (int left = _units[p]; left > 0; left -= largest)
            {
                int used = Math.Min(left, largest);
                Cables.Add(
                    new Cable(CableKind.Drop, from, node, SizeFor(_rules.DropCableSizes, used), way) { Used = used }
                );
            }
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
