namespace Byfiber.Planning.Network;

/// <summary>
/// One fibre per unit from a port of its site to the house, with the splices that follow. Those who have ordered come first
/// in ports, fibres and splitters, so that what is bought for them is filled from the front.
/// </summary>
internal sealed class FibreAllocation
{
    private readonly NetworkPlan _plan;
    private readonly NetworkSizing _sizing;
    private readonly PlanningRules _rules;
    private readonly int[] _units;
    private readonly bool[] _ordered;
    private readonly int[] _ports;
    private int _splitters;

    private FibreAllocation(NetworkPlan plan, NetworkSizing sizing, PlanningRules rules, int[] units, bool[] ordered)
    {
        (_plan, _sizing, _rules, _units, _ordered) = (plan, sizing, rules, units, ordered);
        _ports = new int[plan.SiteNodes.Count];
        PortsUsed = new int[_ports.Length];
        SplittersBuilt = new int[plan.Cabinets.Cabinets.Count];
        FirstPort = new int?[units.Length];
    }

    public List<FibrePath> Paths { get; } = [];
    public List<Splice> Splices { get; } = [];

    /// <summary>Per premises: its first port.</summary>
    public int?[] FirstPort { get; }

    /// <summary>Per site: ports that serve somebody who has ordered. Per cabinet: splitters that do.</summary>
    public int[] PortsUsed { get; }
    public int[] SplittersBuilt { get; }

    public static FibreAllocation Allocate(
        NetworkPlan plan,
        NetworkSizing sizing,
        PlanningRules rules,
        int[] units,
        bool[] ordered
    )
    {
        var allocation = new FibreAllocation(plan, sizing, rules, units, ordered);
        // Everything that is bought now comes before everything that waits.
        if (rules.Architecture == Architecture.Pon)
        {
            allocation.AddSplitters();
        }
        else
        {
            var nextFibre = new int[sizing.Cables.Count];
            allocation.AddPointToPoint(nextFibre, wantOrdered: true);
            allocation.AddPointToPoint(nextFibre, wantOrdered: false);
        }
        return allocation;
    }

    private void AddPointToPoint(int[] nextFibre, bool wantOrdered)
    {
        for (int p = 0; p < _units.Length; p++)
        {
            if (_plan.NodeOf[p] < 0 || _ordered[p] != wantOrdered)
                continue;
            int cabinet = _plan.Cabinets.CabinetOf[p],
                site = _plan.Forest.Site[_plan.NodeOf[p]];
            int siteNode = _plan.SiteNodes[site];
            for (int unit = 0; unit < _units[p]; unit++)
            {
                var (drop, dropFibre) = DropFibre(p, unit);
                int port = ++_ports[site];
                int? feeder = null,
                    fibre = null;
                int splices = 1;
                if (cabinet >= 0)
                {
                    feeder = _sizing.Feeder[cabinet];
                    fibre = ++nextFibre[feeder.Value];
                    splices = 2 + AddFeederSplices(feeder.Value, fibre.Value, p, _ordered[p]);
                    AddSplice(_plan.Cabinets.Cabinets[cabinet].Node, feeder, fibre, drop, dropFibre, p, _ordered[p]);
                }
                else
                {
                    AddSplice(siteNode, null, null, drop, dropFibre, p, _ordered[p]);
                }
                AddPath(p, site, port, feeder, fibre, cabinet, null, drop, dropFibre, splices);
            }
            if (wantOrdered)
                PortsUsed[site] = _ports[site];
        }
    }

    private void AddSplitters()
    {
        var cabinets = _plan.Cabinets.Cabinets;
        for (int c = 0; c < cabinets.Count; c++)
        {
            int feeder = _sizing.Feeder[c],
                site = cabinets[c].Site,
                leg = 0,
                splices = 0,
                port = 0;
            foreach (int p in cabinets[c].Premises.OrderBy(p => !_ordered[p]).ThenBy(p => p))
            {
                for (int unit = 0; unit < _units[p]; unit++, leg++)
                {
                    if (leg % _rules.SplitterRatio == 0)
                    {
                        _splitters++;
                        port = ++_ports[site];
                        int fibre = leg / _rules.SplitterRatio + 1;
                        splices = 3 + AddFeederSplices(feeder, fibre, null, _ordered[p]);
                        AddSplice(cabinets[c].Node, feeder, fibre, null, null, null, _ordered[p]);
                        if (_ordered[p])
                            (SplittersBuilt[c], PortsUsed[site]) = (SplittersBuilt[c] + 1, PortsUsed[site] + 1);
                    }
                    var (drop, dropFibre) = DropFibre(p, unit);
                    AddSplice(cabinets[c].Node, null, null, drop, dropFibre, p, _ordered[p]);
                    AddPath(
                        p,
                        site,
                        port,
                        feeder,
                        leg / _rules.SplitterRatio + 1,
                        c,
                        _splitters,
                        drop,
                        dropFibre,
                        splices
                    );
                }
            }
        }
    }

    private (int Cable, int Fibre) DropFibre(int premises, int unit)
    {
        int perCable = _rules.DropCableSizes[^1];
        return (_sizing.DropCables[premises].First + unit / perCable, unit % perCable + 1);
    }

    /// <summary>The splice at the site's ODF and those at drum joints; the answer is the number of drum joints.</summary>
    private int AddFeederSplices(int feeder, int fibre, int? premises, bool built)
    {
        var cable = _sizing.Cables[feeder];
        AddSplice(cable.From, null, null, feeder, fibre, premises, built);
        foreach (int joint in cable.DrumJoints)
            AddSplice(joint, feeder, fibre, feeder, fibre, premises, built);
        return cable.DrumJoints.Count;
    }

    private void AddSplice(
        int node,
        int? inCable,
        int? inFibre,
        int? outCable,
        int? outFibre,
        int? premises,
        bool built
    ) =>
        Splices.Add(
            new Splice(Splices.Count + 1, node + 1, inCable + 1, inFibre, outCable + 1, outFibre, premises + 1, built)
        );

    private void AddPath(
        int premises,
        int site,
        int port,
        int? feeder,
        int? fibre,
        int cabinet,
        int? splitter,
        int drop,
        int dropFibre,
        int splices
    )
    {
        FirstPort[premises] ??= port;
        long length =
            _sizing.Cables[drop].LengthMm(_plan.Network)
            + (feeder is { } f ? _sizing.Cables[f].LengthMm(_plan.Network) : 0);
        Paths.Add(
            new FibrePath(
                Paths.Count + 1,
                premises + 1,
                site + 1,
                port,
                feeder + 1,
                fibre,
                fibre is { } k ? ColourCode.Of(_rules.ColourStandard, (k - 1) / _rules.FibresPerTube) : null,
                fibre is { } j ? ColourCode.Of(_rules.ColourStandard, (j - 1) % _rules.FibresPerTube) : null,
                cabinet >= 0 ? cabinet + 1 : null,
                splitter,
                drop + 1,
                dropFibre,
                length,
                FibreLoss.Mdb(_rules, length, splices)
            )
        );
    }
}
