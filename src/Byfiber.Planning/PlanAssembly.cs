using Byfiber.Planning.Choices;
using Byfiber.Planning.Costs;
using Byfiber.Planning.Network;

namespace Byfiber.Planning;

/// <summary>Turns the engine's inner layout, sizing and costing into the <see cref="Plan"/> that everybody else reads.</summary>
internal sealed class PlanAssembly(PlanDraft draft, Chosen chosen, IReadOnlyList<BudgetCurvePoint> curve)
{
    private readonly PlanRequest request = draft.Request;
    private readonly NetworkPlan plan = draft.Network;
    private readonly NetworkSizing sizing = draft.Sizing;
    private readonly FibreAllocation fibres = draft.Fibres;
    private readonly NetworkUse use = draft.Use;
    private readonly PlanCosting costing = draft.Costing;
    private readonly PremisesAreas areas = draft.Areas;
    private readonly bool[] ordered = draft.Ordered;
    private readonly CostBook costs = draft.Request.Costs;
    private readonly TrenchNetwork _network = draft.Network.Network;

    public Plan Assemble(IReadOnlyList<PlanProgress> improvement, PlanTimings timings)
    {
        var trenches = Trenches();
        var premises = Premises();
        return new Plan
        {
            Name = request.Map.Name,
            Crs = request.Map.Crs,
            Synthetic = request.Map.Synthetic,
            Attribution = request.Map.Attribution,
            Rules = request.Rules,
            Costs = costs,
            Areas = Areas(),
            Nodes = Nodes(),
            Trenches = trenches,
            Ducts = Ducts(),
            Cables = Cables(),
            Premises = premises,
            Sites = Sites(),
            Cabinets = Cabinets(),
            FibrePaths = fibres.Paths,
            Splices = fibres.Splices,
            Bill = costing.Lines,
            Summary = Summary(trenches, premises, improvement, timings),
        };
    }

    private List<PlanArea> Areas()
    {
        var count = new int[areas.Names.Count];
        foreach (int area in areas.Of)
            count[area]++;
        return [.. areas.Names.Select((name, i) => new PlanArea(i + 1, name, count[i]))];
    }

    private List<PlanNode> Nodes()
    {
        var kind = new NodeKind[_network.Points.Length];
        for (int v = 0; v < kind.Length; v++)
            kind[v] =
                _network.Premises[v] >= 0 ? NodeKind.Premises
                : sizing.IsJoint[v] ? NodeKind.Joint
                : NodeKind.Junction;
        foreach (var cabinet in plan.Cabinets.Cabinets)
            kind[cabinet.Node] = NodeKind.Cabinet;
        foreach (int site in plan.SiteNodes)
            kind[site] = NodeKind.Site;
        return [.. kind.Select((k, v) => new PlanNode(v + 1, k, _network.Points[v], use.NodeArea[v] + 1))];
    }

    private List<PlanTrench> Trenches() =>
        [
            .. _network.Stretches.Select(
                (s, i) =>
                {
                    bool crossing = s.Kind == PieceKind.Crossing;
                    return new PlanTrench(
                        i + 1,
                        s.A + 1,
                        s.B + 1,
                        s.Kind == PieceKind.Drop ? TrenchKind.Drop : TrenchKind.Route,
                        Ground(s.Item),
                        s.Item,
                        crossing,
                        s.Points,
                        s.LengthMm,
                        draft.StretchOre(s),
                        use.StretchArea[i] + 1,
                        use.Built[i],
                        s.FreeFibres == int.MaxValue ? null : s.FreeFibres
                    );
                }
            ),
        ];

    /// <summary>"trench.verge.plough" is verge; "crossing.road" road; what exists already is "existing".</summary>
    private static string Ground(string item)
    {
        string[] parts = item.Split('.');
        return parts[0] == "existing" ? parts[0] : parts[1];
    }

    private List<PlanDuct> Ducts() =>
        [
            .. sizing.Ducts.Select(
                (d, i) =>
                    new PlanDuct(
                        i + 1,
                        d.Stretch + 1,
                        d.Kind,
                        PlanCosting.DuctItem(d),
                        d.Tubes,
                        d.Used,
                        _network.Stretches[d.Stretch].LengthMm,
                        use.Built[d.Stretch]
                    )
            ),
        ];

    private List<PlanCable> Cables()
    {
        var built = new bool[sizing.Cables.Count];
        var area = new int[built.Length];
        for (int b = 0; b < plan.Backbone.Count; b++)
            (built[b], area[b]) = (true, use.NodeArea[sizing.Cables[b].To]);
        for (int c = 0; c < sizing.Feeder.Length; c++)
            (built[sizing.Feeder[c]], area[sizing.Feeder[c]]) = (costing.IsCabinetBuilt(c), CabinetArea(c));
        for (int p = 0; p < ordered.Length; p++)
        {
            for (int k = sizing.DropCables[p].First; k < sizing.DropCables[p].First + sizing.DropCables[p].Count; k++)
                (built[k], area[k]) = (ordered[p], areas.Of[p]);
        }
        return
        [
            .. sizing.Cables.Select(
                (cable, i) =>
                    new PlanCable(
                        i + 1,
                        cable.Kind,
                        cable.From + 1,
                        cable.To + 1,
                        PlanCosting.CableItem(cable),
                        cable.Fibres,
                        cable.Used,
                        cable.LengthMm(_network),
                        Array.ConvertAll(cable.Ducts, duct => duct + 1),
                        built[i],
                        area[i] + 1
                    )
            ),
        ];
    }

    private int CabinetArea(int cabinet) =>
        costing.IsCabinetBuilt(cabinet)
            ? costing.CabinetArea[cabinet]
            : plan.Cabinets.Cabinets[cabinet].Premises.Min(p => areas.Of[p]);

    private List<PlanPremises> Premises()
    {
        var share = new long?[ordered.Length];
        var marginal = new long?[ordered.Length];
        long[] shares = costing.Shares(),
            marginals = costing.Marginals();
        for (int i = 0; i < use.Ordering.Length; i++)
            (share[use.Ordering[i]], marginal[use.Ordering[i]]) = (shares[i], marginals[i]);
        var path = new FibrePath?[ordered.Length];
        foreach (var fibre in fibres.Paths)
            path[fibre.PremisesId - 1] ??= fibre;
        return
        [
            .. request.Map.Premises.Select(
                (p, i) =>
                {
                    int node = plan.NodeOf[i];
                    int? cabinet = node >= 0 && plan.Cabinets.CabinetOf[i] >= 0 ? plan.Cabinets.CabinetOf[i] + 1 : null;
                    return new PlanPremises(
                        i + 1,
                        p.Id,
                        p.Address,
                        p.Point,
                        node >= 0 ? node + 1 : null,
                        plan.Status[i],
                        plan.Reason[i],
                        p.Units.Total,
                        ordered[i],
                        node >= 0 ? DropMm(node) : null,
                        path[i]?.LengthMm,
                        path[i]?.LossMdb,
                        share[i],
                        marginal[i] ?? chosen.JoinOre?[i],
                        cabinet,
                        path[i]?.SiteId,
                        fibres.FirstPort[i],
                        areas.Of[i] + 1,
                        chosen.WorthOre[i],
                        plan.Status[i] is PremisesStatus.Planned or PremisesStatus.NotChosen ? chosen.OwnOre?[i] : null
                    );
                }
            ),
        ];
    }

    /// <summary>From the house to the first node of a route.</summary>
    private long DropMm(int node)
    {
        long length = 0;
        for (int v = node; _network.Premises[v] != -1; v = plan.Forest.Toward[v])
            length += _network.Stretches[plan.Forest.TowardStretch[v]].LengthMm;
        return length;
    }

    private List<PlanSite> Sites()
    {
        var served = new int[plan.SiteNodes.Count];
        foreach (int node in plan.NodeOf)
        {
            if (node >= 0)
                served[plan.Forest.Site[node]]++;
        }
        return
        [
            .. plan.SiteNodes.Select(
                (v, s) =>
                {
                    var (ports, cards, racks) = costing.Equipment(fibres.PortsUsed[s]);
                    return new PlanSite(
                        s + 1,
                        v + 1,
                        plan.SiteNames[s],
                        s == 0,
                        served[s],
                        fibres.PortsUsed[s],
                        ports,
                        cards,
                        racks
                    );
                }
            ),
        ];
    }

    private List<PlanCabinet> Cabinets() =>
        [
            .. plan.Cabinets.Cabinets.Select(
                (c, i) =>
                    new PlanCabinet(
                        i + 1,
                        c.Node + 1,
                        c.Site + 1,
                        c.Premises.Count,
                        costing.CabinetSize(i),
                        sizing.Splitters[i]
                    )
            ),
        ];

    private PlanSummary Summary(
        List<PlanTrench> trenches,
        List<PlanPremises> premises,
        IReadOnlyList<PlanProgress> improvement,
        PlanTimings timings
    )
    {
        long trenchCost = trenches.Sum(t => t.CostOre);
        long drop = trenches.Where(t => t.Kind == TrenchKind.Drop).Sum(t => t.LengthMm);
        long route = trenches.Where(t => t.Kind == TrenchKind.Route).Sum(t => t.LengthMm);
        // Each trench's cost is rounded to the öre: half an öre a trench keeps the bound below what rounding may hide.
        long bound = plan.BoundMilliOre / 1000 - draft.RoundingOre;
        return new PlanSummary
        {
            PremisesTotal = premises.Count,
            PremisesPlanned = premises.Count(p => p.Status == PremisesStatus.Planned),
            PremisesLeftOut = premises.Count(p => p.Status == PremisesStatus.LeftOut),
            PremisesUnreachable = premises.Count(p => p.Status == PremisesStatus.Unreachable),
            PremisesNotChosen = premises.Count(p => p.Status == PremisesStatus.NotChosen),
            PremisesOrdered = use.Ordering.Length,
            Units = premises.Where(p => p.Status == PremisesStatus.Planned).Sum(p => p.Units),
            TakeUp = request.Orders is null
                ? request.TakeUp
                : use.Ordering.Length / (double)draft.Network.NodeOf.Count(node => node >= 0),
            TrenchMm = route + drop,
            RouteMm = route,
            DropMm = drop,
            CostOre = costing.TotalOre,
            TrenchCostOre = trenchCost,
            TrenchBoundOre = Math.Clamp(bound, 0, trenchCost),
            Sites = plan.SiteNodes.Count,
            Cabinets = plan.Cabinets.Cabinets.Count,
            MaxFibreMm = fibres.Paths.Count == 0 ? 0 : fibres.Paths.Max(path => path.LengthMm),
            MaxLossMdb = fibres.Paths.Count == 0 ? 0 : fibres.Paths.Max(path => path.LossMdb),
            Effort = request.Effort,
            Seed = request.Seed,
            CutShort = plan.CutShort,
            Choice = chosen.Choice,
            BudgetCurve = curve,
            Improvement = improvement,
            Timings = timings,
            Warnings = [.. request.Map.Warnings, .. plan.Warnings],
        };
    }
}
