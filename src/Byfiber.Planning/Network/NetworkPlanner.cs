using Byfiber.Planning.Choices;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Network;

/// <summary>
/// From the trench graph to the laid-out network: choose trenches, root them, place sites, and look whether anybody is out
/// of reach or an existing route overfull; if so, take that premises or route out and choose again.
/// </summary>
internal sealed class NetworkPlanner
{
    /// <summary>A site's position is moved to the trench network; farther than this it must be a mistake.</summary>
    private const double SiteMetres = 500;

    private readonly PlanRequest _request;
    private readonly TrenchGraph _trenches;
    private readonly int[] _units;
    private readonly bool[] _wanted;
    private readonly bool[] _full;
    private readonly PremisesStatus[] _status;
    private readonly string?[] _reason;
    private readonly long _reachMm;
    private readonly Selection? _selection;
    private int[] _siteCandidates = [];

    /// <param name="request">What to plan.</param>
    /// <param name="trenches">Where one can dig.</param>
    /// <param name="selection">Whom to join, from where and by which trenches; null: everybody, and the planner sees to the rest.</param>
    public NetworkPlanner(PlanRequest request, TrenchGraph trenches, Selection? selection = null)
    {
        (_request, _trenches, _selection) = (request, trenches, selection);
        var premises = request.Map.Premises;
        _units = [.. premises.Select(p => p.Units.Total)];
        _wanted = new bool[premises.Count];
        _full = new bool[trenches.Graph.EdgeCount];
        _status = new PremisesStatus[premises.Count];
        _reason = new string?[premises.Count];
        _reachMm = FibreLoss.ReachMm(request.Rules);
        if (_reachMm < 1_000)
            throw new PlanningException(
                "The rules leave a fibre no length: connectors, splices, drum joints and the splitter use up maxLossMdb; raise maxLossMdb or drumMm."
            );
        int capacity = CabinetLayout.Capacity(request.Rules);
        for (int p = 0; p < premises.Count; p++)
        {
            _wanted[p] = trenches.PremisesNode[p] >= 0 && _units[p] <= capacity;
            if (_wanted[p])
                continue;
            (_status[p], _reason[p]) =
                trenches.PremisesNode[p] < 0
                    ? (PremisesStatus.Unreachable, trenches.NoNodeReason[p])
                    : (
                        PremisesStatus.LeftOut,
                        $"has {_units[p]} units, more than one cabinet serves ({capacity}): split the address into stairways"
                    );
        }
    }

    public (NetworkPlan Plan, NetworkSizing Sizing) Plan(
        SteinerOptions options,
        IProgress<SteinerProgress>? progress,
        Action<PlanStep> begins,
        CancellationToken cancel
    )
    {
        int handOver = PlaceCandidates();
        TrenchSolution? given = null;
        if (_selection is { } selection)
        {
            handOver = selection.Root;
            given = new TrenchSolution(selection.Edges, selection.BoundMilliOre, selection.CutShort, selection.Chosen);
            selection.Keep(_wanted, _status, _reason);
        }
        long? openBound = null;
        // Each round takes at least one premises or existing route out, or is the last.
        while (true)
        {
            begins(PlanStep.Solve);
            var solver = new TrenchSolver(_trenches, _wanted, _full, handOver);
            TakeOutStrangers(solver);
            if (!Array.Exists(_wanted, wanted => wanted))
                throw new PlanningException(
                    $"None of the {_wanted.Length} premises can be planned; the first: {_reason[0]}."
                );
            var solution = given ?? solver.Solve(options, progress, cancel);
            given = null;
            // Closing a full route makes the graph poorer: the bound that speaks of every network is the open graph's.
            openBound ??= solution.Bound;
            begins(PlanStep.Layout);
            var (network, sites, edges) = PlaceSites(solution.Edges, handOver);
            if (TakeOutTooFar(network, sites))
            {
                Array.Clear(_full);
                openBound = null;
                continue;
            }
            var plan = Finish(network, sites, edges, Math.Min(openBound.Value, solution.Bound), solution.CutShort);
            var (chosen, sizing) = CabinetChoice.Cheapest(plan, _request.Rules, _request.Costs, _units);
            if (!CloseFull(chosen, sizing))
                return (chosen, sizing);
        }
    }

    /// <summary>Moves the requested sites to the nearest trench nodes; the answer is the hand-over point's, or -1.</summary>
    private int PlaceCandidates()
    {
        if (_request.Sites.Count == 0)
            return -1;
        var solver = new TrenchSolver(_trenches, _wanted, _full, -1);
        _siteCandidates = [.. _request.Sites.Select(site => Nearest(site, solver))];
        return _siteCandidates[0];
    }

    private int Nearest(SiteCandidate site, TrenchSolver solver)
    {
        int best = -1;
        double distance = double.PositiveInfinity;
        for (int v = 0; v < _trenches.Points.Length; v++)
        {
            double d = _trenches.Points[v].DistanceTo(site.Point);
            if (d < distance && _trenches.PremisesOfNode[v] < 0 && solver.InMain(v) && IsOnRoad(v))
                (best, distance) = (v, d);
        }
        if (distance <= SiteMetres)
            return best;
        var at = _request.Map.Crs.Unproject(site.Point);
        throw new PlanningException(
            FormattableString.Invariant(
                $"The site \"{site.Name}\" at {at.Lon:F5},{at.Lat:F5} lies {distance / 1000:F1} km from the nearest road of the network: give a place on land within the map, as LON,LAT."
            )
        );
    }

    /// <summary>A node that only existing plant touches is no place for a site: the plant may turn out to be full.</summary>
    private bool IsOnRoad(int node)
    {
        var graph = _trenches.Graph;
        return graph
            .ArcEdge.AsSpan(graph.FirstArc[node]..graph.FirstArc[node + 1])
            .ToArray()
            .Any(e => _trenches.Pieces[e].Kind is PieceKind.Route or PieceKind.Crossing);
    }

    private void TakeOutStrangers(TrenchSolver solver)
    {
        for (int p = 0; p < _wanted.Length; p++)
        {
            if (!_wanted[p] || solver.Joined[p])
                continue;
            _wanted[p] = false;
            (_status[p], _reason[p]) = (
                PremisesStatus.Unreachable,
                "its roads do not join the rest of the road network"
            );
        }
    }

    private (TrenchNetwork Network, List<int> Sites, int[] Edges) PlaceSites(int[] edges, int handOver)
    {
        var rules = _request.Rules;
        if (_request.Sites.Count == 0)
        {
            var free = TrenchNetwork.Build(_trenches, edges, [], handOver < 0 ? [] : [handOver], rules);
            var chosen = SiteLayout.Choose(free, _units, rules);
            return (free, chosen, edges);
        }
        var keep = new List<int> { handOver };
        while (true)
        {
            var network = TrenchNetwork.Build(_trenches, edges, [], keep, rules);
            var sites = SitesOf(network, keep);
            if (!Overstretched(network, sites) || NextCandidate(network, sites, keep) is not { } next)
                return (network, sites, edges);
            keep.Add(next);
            edges = [.. edges, .. WayTo(next, network)];
        }
    }

    /// <summary>The local nodes of kept graph nodes, in their order.</summary>
    private static List<int> SitesOf(TrenchNetwork network, List<int> keep)
    {
        var local = new Dictionary<int, int>();
        for (int v = 0; v < network.GraphNode.Length; v++)
            local.TryAdd(network.GraphNode[v], v);
        return [.. keep.Select(v => local[v])];
    }

    private bool Overstretched(TrenchNetwork network, List<int> sites) =>
        TooFar(network, new ServiceForest(network, sites)).Any();

    private IEnumerable<(int Premises, string Reason)> TooFar(TrenchNetwork network, ServiceForest forest)
    {
        var load = new long[forest.Order.Length];
        foreach (int v in forest.Order)
        {
            int p = network.Premises[v];
            if (p < 0)
                continue;
            if (forest.DistanceMm[v] > _reachMm)
                yield return (
                    p,
                    FormattableString.Invariant(
                        $"its fibre would be {forest.DistanceMm[v] / 1e6:F1} km; reach and loss budget allow {_reachMm / 1e6:F1} km: add a site nearer to it"
                    )
                );
            else if ((load[forest.Site[v]] += _units[p]) > _request.Rules.SiteCapacity)
                yield return (p, $"its site is full ({_request.Rules.SiteCapacity} units): add another site");
        }
    }

    /// <summary>The candidate nearest to the premises that is farthest out of reach; null when none is left.</summary>
    private int? NextCandidate(TrenchNetwork network, List<int> sites, List<int> keep)
    {
        var forest = new ServiceForest(network, sites);
        var (worst, _) = TooFar(network, forest).MaxBy(far => forest.DistanceMm[NodeOf(network, far.Premises)]);
        return _siteCandidates
            .Except(keep)
            .OrderBy(v => _trenches.Points[v].DistanceTo(_request.Map.Premises[worst].Point))
            .Cast<int?>()
            .FirstOrDefault();
    }

    private static int NodeOf(TrenchNetwork network, int premises) => Array.IndexOf(network.Premises, premises);

    /// <summary>The cheapest way from a candidate to the chosen trenches.</summary>
    private List<int> WayTo(int candidate, TrenchNetwork network)
    {
        var chosen = Enumerable
            .Range(0, _trenches.Graph.EdgeCount)
            .Where(e => network.StretchOfEdge[e] >= 0)
            .SelectMany(e => new[] { _trenches.Graph.Tail[e], _trenches.Graph.Head[e] })
            .Where(v => _trenches.PremisesOfNode[v] < 0)
            .ToHashSet();
        var paths = ShortestPaths.From(
            _trenches.Graph,
            [candidate],
            e => _trenches.IsRoute(e) && !_full[e] ? _trenches.Graph.Cost[e] : -1,
            chosen.Contains
        );
        return paths.Reached is { } end ? [.. paths.PathBack(_trenches.Graph, end)] : [];
    }

    private bool TakeOutTooFar(TrenchNetwork network, List<int> sites)
    {
        var far = TooFar(network, new ServiceForest(network, sites)).ToList();
        foreach (var (p, reason) in far)
        {
            _wanted[p] = false;
            (_status[p], _reason[p]) = (PremisesStatus.Unreachable, reason);
        }
        return far.Count > 0;
    }

    /// <summary>Closes existing routes that have no room for the fibres of the cables laid through them.</summary>
    private bool CloseFull(NetworkPlan plan, NetworkSizing sizing)
    {
        var stretches = plan.Network.Stretches;
        if (!Array.Exists(stretches, s => s.FreeFibres < int.MaxValue))
            return false;
        var fibres = new long[stretches.Length];
        foreach (var cable in sizing.Cables)
        {
            foreach (int s in cable.Stretches)
                fibres[s] += cable.Fibres;
        }
        bool closed = false;
        for (int edge = 0; edge < _full.Length; edge++)
        {
            int s = plan.Network.StretchOfEdge[edge];
            if (s >= 0 && fibres[s] > stretches[s].FreeFibres)
                closed = _full[edge] = true;
        }
        return closed;
    }

    private NetworkPlan Finish(TrenchNetwork network, List<int> sites, int[] edges, long bound, bool cutShort)
    {
        var siteGraphNodes = sites.ConvertAll(v => network.GraphNode[v]);
        var legs = BackboneLayout.Tree(network, sites);
        bool[]? serving = null;
        var warnings = new List<string>(_trenches.Warnings);
        if (_request.Rules.Backbone == Backbone.Ring && sites.Count > 1)
        {
            legs = BackboneLayout.Ring(_trenches, network, sites, edges, _full, warnings);
            var served = ServingEdges(network, sites, edges);
            int[] ring = [.. legs.SelectMany(leg => leg.GraphEdges!).Distinct().Except(served)];
            var (tree, chords) = SplitRing(served, ring);
            // Where the ring meets trenches that serve houses a node stays, so that no stretch is partly one and partly the other.
            List<int> keep = [.. siteGraphNodes, .. NodesOf(served).Intersect(NodesOf(ring)).Order()];
            network = TrenchNetwork.Build(_trenches, tree, chords, keep, _request.Rules);
            serving = new bool[network.Stretches.Length];
            foreach (int e in served)
                serving[network.StretchOfEdge[e]] = true;
            sites = SitesOf(network, siteGraphNodes);
        }
        // A ring is backbone only: who is served from where stays as it was without it.
        var forest = new ServiceForest(network, sites, serving);
        var nodeOf = new int[_wanted.Length];
        Array.Fill(nodeOf, -1);
        for (int v = 0; v < network.Premises.Length; v++)
        {
            if (network.Premises[v] >= 0)
                nodeOf[network.Premises[v]] = v;
        }
        return new NetworkPlan
        {
            Network = network,
            Forest = forest,
            SiteNodes = sites,
            SiteNames = SiteNames(siteGraphNodes),
            Cabinets = CabinetLayout.None(network, forest, _units),
            Backbone = legs.ConvertAll(leg => new BackboneRoute(
                leg.FromSite,
                leg.ToSite,
                Stretches(network, sites, leg)
            )),
            NodeOf = nodeOf,
            Edges = edges,
            Status = _status,
            Reason = _reason,
            BoundMilliOre = bound,
            CutShort = cutShort,
            Warnings = warnings,
        };
    }

    /// <summary>The edges on somebody's way to the site; a trench that only joined two sites gives way to the ring.</summary>
    private int[] ServingEdges(TrenchNetwork network, List<int> sites, int[] edges)
    {
        var forest = new ServiceForest(network, sites);
        var serves = new bool[network.Stretches.Length];
        foreach (int v in forest.Order.Where(v => network.Premises[v] >= 0))
        {
            for (int at = v; forest.Toward[at] >= 0 && !serves[forest.TowardStretch[at]]; at = forest.Toward[at])
                serves[forest.TowardStretch[at]] = true;
        }
        return [.. edges.Where(e => !_trenches.IsRoute(e) || serves[network.StretchOfEdge[e]])];
    }

    private IEnumerable<int> NodesOf(int[] edges) =>
        edges.SelectMany(e => new[] { _trenches.Graph.Tail[e], _trenches.Graph.Head[e] }).Distinct();

    /// <summary>A ring's new edges hang on the tree one by one; the edge that would close a circle is a chord.</summary>
    private (int[] Tree, int[] Chords) SplitRing(int[] edges, int[] more)
    {
        var graph = _trenches.Graph;
        var parts = new UnionFind(graph.NodeCount);
        foreach (int e in edges)
            parts.Union(graph.Tail[e], graph.Head[e]);
        List<int> tree = [.. edges],
            chords = [];
        foreach (int e in more)
            (parts.Union(graph.Tail[e], graph.Head[e]) ? tree : chords).Add(e);
        return ([.. tree], [.. chords]);
    }

    private static List<int> Stretches(TrenchNetwork network, List<int> sites, BackboneLeg leg)
    {
        var stretches = new List<int>();
        if (leg.GraphEdges is { } edges)
        {
            foreach (int s in edges.Select(e => network.StretchOfEdge[e]))
            {
                if (stretches.Count == 0 || stretches[^1] != s)
                    stretches.Add(s);
            }
            return stretches;
        }
        for (int v = sites[leg.ToSite]; v != sites[leg.FromSite]; v = network.Parent[v])
            stretches.Add(network.ParentStretch[v]);
        stretches.Reverse();
        return stretches;
    }

    private List<string> SiteNames(List<int> graphNodes) =>
        graphNodes
            .Select(
                (v, i) =>
                {
                    int candidate = Array.IndexOf(_siteCandidates, v);
                    return candidate >= 0 ? _request.Sites[candidate].Name : $"Site {i + 1}";
                }
            )
            .ToList();
}
