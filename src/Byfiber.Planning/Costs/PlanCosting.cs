using Byfiber.Planning.Network;

namespace Byfiber.Planning.Costs;

/// <summary>
/// The bill of a sized network and each ordering premises' part of it. Only what somebody needs who has ordered is bought;
/// sites and their backbone always are.
/// </summary>
internal sealed class PlanCosting
{
    private readonly NetworkPlan _plan;
    private readonly NetworkSizing _sizing;
    private readonly FibreAllocation _fibres;
    private readonly NetworkUse _use;
    private readonly CostBook _costs;
    private readonly PlanningRules _rules;
    private readonly int[] _areaOf;
    private readonly int[] _units;
    private readonly Bill _bill;

    /// <summary>Öre that belong to a stretch and are split among its users.</summary>
    private readonly double[] _stretchOre;

    /// <summary>Öre that belong to one premises alone, to a cabinet's, to a site's, to everybody.</summary>
    private readonly double[] _ownOre;
    private readonly double[] _cabinetOre;
    private readonly double[] _siteOre;
    private double _commonOre;

    /// <summary>The part of a stretch's öre that is its trench; the part of a site's that grows with those it serves.</summary>
    private readonly double[] _trenchOre;
    private readonly double[] _portsOre;

    private readonly int[] _orderingOfCabinet;
    private readonly int[] _orderingOfSite;

    public PlanCosting(
        NetworkPlan plan,
        NetworkSizing sizing,
        FibreAllocation fibres,
        NetworkUse use,
        PlanRequest request,
        int[] areaOf,
        CostBook costs
    )
    {
        (_plan, _sizing, _fibres, _use, _costs, _rules, _areaOf) = (
            plan,
            sizing,
            fibres,
            use,
            costs,
            request.Rules,
            areaOf
        );
        _units = [.. request.Map.Premises.Select(p => p.Units.Total)];
        _bill = new Bill(costs);
        _stretchOre = new double[plan.Network.Stretches.Length];
        _trenchOre = new double[_stretchOre.Length];
        _ownOre = new double[_units.Length];
        _cabinetOre = new double[plan.Cabinets.Cabinets.Count];
        _siteOre = new double[plan.SiteNodes.Count];
        _portsOre = new double[_siteOre.Length];
        _orderingOfCabinet = new int[_cabinetOre.Length];
        _orderingOfSite = new int[_siteOre.Length];
        CabinetArea = new int[_cabinetOre.Length];
        Array.Fill(CabinetArea, int.MaxValue);
        foreach (int p in use.Ordering)
        {
            _orderingOfSite[plan.Forest.Site[plan.NodeOf[p]]]++;
            if (plan.Cabinets.CabinetOf[p] is >= 0 and var c)
                (_orderingOfCabinet[c], CabinetArea[c]) = (
                    _orderingOfCabinet[c] + 1,
                    Math.Min(CabinetArea[c], areaOf[p])
                );
        }
        AddTrenchesAndDucts();
        AddHandholes();
        AddCables();
        AddCabinets();
        AddSplices();
        AddSites();
        AddConnections();
        Lines = _bill.Lines();
        TotalOre = Lines.Sum(line => line.TotalOre);
    }

    public List<BillLine> Lines { get; }
    public long TotalOre { get; }

    /// <summary>Per cabinet: the first area of those who order there; int.MaxValue where nobody does.</summary>
    public int[] CabinetArea { get; }

    public bool IsCabinetBuilt(int cabinet) => _orderingOfCabinet[cabinet] > 0;

    /// <summary>Ports, cards and racks to buy for a site.</summary>
    public (int Ports, int Cards, int Racks) Equipment(int used)
    {
        int cards = (used + _rules.PortsPerCard - 1) / _rules.PortsPerCard;
        return (
            cards * _rules.PortsPerCard,
            cards,
            Math.Max(1, (cards + _rules.CardsPerRack - 1) / _rules.CardsPerRack)
        );
    }

    /// <summary>
    /// Per ordering premises, its fair share: every stretch, cabinet and site split equally among those who use it (the
    /// Shapley value of the tree game: Littlechild and Owen 1973, Megiddo 1978), in whole öre that sum to the bill.
    /// </summary>
    public long[] Shares()
    {
        var shares = _use.SumOverUsed(s => _stretchOre[s] / Math.Max(1, _use.Users[s]));
        for (int i = 0; i < shares.Length; i++)
        {
            int p = _use.Ordering[i],
                site = _plan.Forest.Site[_plan.NodeOf[p]],
                cabinet = _plan.Cabinets.CabinetOf[p];
            shares[i] +=
                _ownOre[p]
                + _siteOre[site] / _orderingOfSite[site]
                + _commonOre / shares.Length
                + (cabinet >= 0 ? _cabinetOre[cabinet] / _orderingOfCabinet[cabinet] : 0);
        }
        return WholeOre(shares, TotalOre);
    }

    /// <summary>
    /// Per ordering premises, what the bill would lose without it: what it uses alone. Sizes of what others share stay.
    /// </summary>
    public long[] Marginals()
    {
        var alone = _use.SumOverUsed(s => _use.Users[s] == 1 ? _stretchOre[s] : 0);
        for (int i = 0; i < alone.Length; i++)
        {
            int p = _use.Ordering[i],
                cabinet = _plan.Cabinets.CabinetOf[p];
            alone[i] += _ownOre[p] + (cabinet >= 0 && _orderingOfCabinet[cabinet] == 1 ? _cabinetOre[cabinet] : 0);
        }
        return Array.ConvertAll(alone, ore => (long)Math.Round(ore));
    }

    /// <summary>
    /// Per ordering premises, its own cost as a choice among premises reckons it: its fair share of all that grows with those
    /// who are joined (cables, ducts, cabinets, splices, ports, connections), and nothing of trenches and sites.
    /// </summary>
    public double[] OwnShares()
    {
        var own = _use.SumOverUsed(s => (_stretchOre[s] - _trenchOre[s]) / Math.Max(1, _use.Users[s]));
        for (int i = 0; i < own.Length; i++)
        {
            int p = _use.Ordering[i],
                site = _plan.Forest.Site[_plan.NodeOf[p]],
                cabinet = _plan.Cabinets.CabinetOf[p];
            own[i] +=
                _ownOre[p]
                + _portsOre[site] / _orderingOfSite[site]
                + (cabinet >= 0 ? _cabinetOre[cabinet] / _orderingOfCabinet[cabinet] : 0);
        }
        return own;
    }

    /// <summary>Per ordering premises, the trenches that nobody else uses.</summary>
    public double[] TrenchesAlone() => _use.SumOverUsed(s => _use.Users[s] == 1 ? _trenchOre[s] : 0);

    /// <summary>Per stretch: öre of the trench that those who order need there.</summary>
    public IReadOnlyList<double> TrenchOre => _trenchOre;

    /// <summary>Rounds down, then gives the missing öre to the largest fractions first.</summary>
    private static long[] WholeOre(double[] shares, long total)
    {
        var whole = Array.ConvertAll(shares, share => (long)Math.Floor(share));
        if (shares.Length == 0)
            return whole;
        long missing = total - whole.Sum();
        var order = Enumerable
            .Range(0, shares.Length)
            .OrderByDescending(i => shares[i] - whole[i])
            .ThenBy(i => i)
            .ToArray();
        for (int i = 0; i < order.Length; i++)
            whole[order[i]] +=
                missing / order.Length + (i < missing % order.Length ? 1 : 0) - (i < -(missing % order.Length) ? 1 : 0);
        return whole;
    }

    private double Metres(string item, long lengthMm) => _costs.Ore(item) * (lengthMm / 1000.0);

    private void AddTrenchesAndDucts()
    {
        for (int s = 0; s < _stretchOre.Length; s++)
        {
            if (!_use.Built[s])
                continue;
            var stretch = _plan.Network.Stretches[s];
            if (stretch.Kind == PieceKind.Crossing)
                _bill.AddPieces(_use.StretchArea[s], stretch.Item, 1);
            else
                _bill.AddMm(_use.StretchArea[s], stretch.Item, stretch.LengthMm);
            double ore =
                stretch.Kind == PieceKind.Crossing ? _costs.Ore(stretch.Item) : Metres(stretch.Item, stretch.LengthMm);
            _trenchOre[s] = _use.Users[s] > 0 ? ore : 0;
            ChargeStretch(s, ore);
        }
        foreach (var duct in _sizing.Ducts)
        {
            if (!_use.Built[duct.Stretch])
                continue;
            long length = _plan.Network.Stretches[duct.Stretch].LengthMm;
            _bill.AddMm(_use.StretchArea[duct.Stretch], DuctItem(duct), length);
            ChargeStretch(duct.Stretch, Metres(DuctItem(duct), length));
        }
    }

    private void ChargeStretch(int stretch, double ore)
    {
        if (_use.Users[stretch] > 0)
            _stretchOre[stretch] += ore;
        else
            _commonOre += ore;
    }

    private void AddHandholes()
    {
        var network = _plan.Network;
        for (int v = 0; v < _sizing.IsJoint.Length; v++)
        {
            if (!_sizing.IsJoint[v] || !Touches(v))
                continue;
            _bill.AddPieces(_use.NodeArea[v], "handhole", 1);
            if (v == network.Root)
                _commonOre += _costs.Ore("handhole");
            else
                ChargeStretch(network.ParentStretch[v], _costs.Ore("handhole"));
        }
    }

    /// <summary>True when a built stretch ends at the node.</summary>
    private bool Touches(int node)
    {
        var all = _plan.Network.All;
        for (int a = all.FirstArc[node]; a < all.FirstArc[node + 1]; a++)
        {
            if (_use.Built[all.ArcEdge[a]])
                return true;
        }
        return false;
    }

    private void AddCables()
    {
        for (int b = 0; b < _plan.Backbone.Count; b++)
        {
            var cable = _sizing.Cables[b];
            long length = cable.LengthMm(_plan.Network);
            _bill.AddMm(_use.NodeArea[cable.To], CableItem(cable), length);
            ChargeSite(_plan.Backbone[b].ToSite, Metres(CableItem(cable), length));
        }
        for (int c = 0; c < _cabinetOre.Length; c++)
        {
            if (!IsCabinetBuilt(c))
                continue;
            var cable = _sizing.Cables[_sizing.Feeder[c]];
            _bill.AddMm(CabinetArea[c], CableItem(cable), cable.LengthMm(_plan.Network));
            _cabinetOre[c] += Metres(CableItem(cable), cable.LengthMm(_plan.Network));
        }
        foreach (int p in _use.Ordering)
        {
            var (first, count) = _sizing.DropCables[p];
            for (int k = first; k < first + count; k++)
            {
                var cable = _sizing.Cables[k];
                _bill.AddMm(_areaOf[p], CableItem(cable), cable.LengthMm(_plan.Network));
                _ownOre[p] += Metres(CableItem(cable), cable.LengthMm(_plan.Network));
            }
        }
    }

    private void AddCabinets()
    {
        for (int c = 0; c < _cabinetOre.Length; c++)
        {
            if (!IsCabinetBuilt(c))
                continue;
            string item = $"cabinet.{CabinetSize(c)}";
            _bill.AddPieces(CabinetArea[c], item, 1);
            _cabinetOre[c] += _costs.Ore(item);
            if (_fibres.SplittersBuilt[c] == 0)
                continue;
            string splitter = $"splitter.{_rules.SplitterRatio}";
            _bill.AddPieces(CabinetArea[c], splitter, _fibres.SplittersBuilt[c]);
            _cabinetOre[c] += _costs.Ore(splitter) * (double)_fibres.SplittersBuilt[c];
        }
    }

    public int CabinetSize(int cabinet) =>
        NetworkSizing.SizeFor(_rules.CabinetSizes, _plan.Cabinets.Cabinets[cabinet].Premises.Sum(p => _units[p]));

    private void AddSplices()
    {
        var cabinetOfFeeder = new Dictionary<int, int>();
        for (int c = 0; c < _sizing.Feeder.Length; c++)
            cabinetOfFeeder.Add(_sizing.Feeder[c], c);
        foreach (var splice in _fibres.Splices)
        {
            if (!splice.Built)
                continue;
            if (splice.PremisesId is { } id)
            {
                _bill.AddPieces(_areaOf[id - 1], "splice", 1);
                _ownOre[id - 1] += _costs.Ore("splice");
                continue;
            }
            int c = cabinetOfFeeder[(splice.InCableId ?? splice.OutCableId)!.Value - 1];
            _bill.AddPieces(CabinetArea[c], "splice", 1);
            _cabinetOre[c] += _costs.Ore("splice");
        }
    }

    private void AddSites()
    {
        for (int s = 0; s < _siteOre.Length; s++)
        {
            var (_, cards, racks) = Equipment(_fibres.PortsUsed[s]);
            int area = _use.NodeArea[_plan.SiteNodes[s]],
                used = _fibres.PortsUsed[s];
            foreach (var (item, count) in new[] { ("site", 1), ("rack", racks), ("card", cards), ("optic", used) })
            {
                double ore = _costs.Ore(item) * (double)count;
                _bill.AddPieces(area, item, count);
                if (item == "optic" && _rules.Architecture == Architecture.PointToPoint)
                    continue;
                ChargeSite(s, ore);
                if (item != "site" && _orderingOfSite[s] > 0)
                    _portsOre[s] += ore;
            }
        }
        if (_rules.Architecture != Architecture.PointToPoint)
            return;
        foreach (int p in _use.Ordering)
            _ownOre[p] += _costs.Ore("optic") * (double)_units[p];
    }

    private void ChargeSite(int site, double ore)
    {
        if (_orderingOfSite[site] > 0)
            _siteOre[site] += ore;
        else
            _commonOre += ore;
    }

    private void AddConnections()
    {
        foreach (int p in _use.Ordering)
        {
            _bill.AddPieces(_areaOf[p], "connection", _units[p]);
            _ownOre[p] += _costs.Ore("connection") * (double)_units[p];
        }
    }

    public static string DuctItem(Duct duct) =>
        $"duct.{duct.Kind switch
    {
        DuctKind.Feeder => "feeder",
        DuctKind.Distribution => "distribution",
        _ => "drop",
    }}.{duct.Tubes}";

    public static string CableItem(Cable cable) =>
        cable.Kind == CableKind.Drop ? $"cable.drop.{cable.Fibres}" : $"cable.{cable.Fibres}";
}
