using Byfiber.Planning.Geometry;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Sources;
using NetTopologySuite.Geometries.Prepared;

namespace Byfiber.Planning.Network;

/// <summary>
/// Builds the trench graph from roads and premises.
/// A junction of k roads has k corners, one between each two neighbouring roads; going from corner to corner crosses the
/// road between them and costs a crossing. A road's side joins the corners at that side of its ends, so following the same
/// side round a bend or past a lane on the other side crosses nothing. Along a road, each drop has a node on its side; where
/// the trench runs on the other side only, or on both, a crossing joins the two at that place.
/// </summary>
internal sealed class TrenchGraphBuilder
{
    private readonly RoadTopology _roads;
    private readonly PlanningRules _rules;
    private readonly TrenchPrices _prices;
    private readonly IPreparedGeometry? _closed;
    private readonly long _maxPieceMm;
    private readonly List<MapPoint> _points = [];
    private readonly List<int> _premisesOfNode = [];
    private readonly List<int> _tail = [];
    private readonly List<int> _head = [];
    private readonly List<Piece> _pieces = [];
    private readonly List<string> _warnings = [];
    private int[] _premisesNode = [];

    private TrenchGraphBuilder(PlanRequest request, RoadTopology roads)
    {
        _roads = roads;
        _rules = request.Rules;
        _prices = new TrenchPrices(request.Costs, request.Rules);
        // Short pieces leave room for a handhole wherever blowing needs one.
        _maxPieceMm = Math.Min(500_000, _rules.MaxBlowingMm / 2);
        if (request.Existing.NoDigZones.Count > 0)
            _closed = Lines.Prepare(request.Existing.NoDigZones);
    }

    public static TrenchGraph Build(PlanRequest request, CancellationToken cancel)
    {
        var builder = new TrenchGraphBuilder(request, RoadTopology.Build(request.Map.Roads));
        return builder.Build(request.Map, request.Existing, cancel);
    }

    private TrenchGraph Build(MapData map, ExistingPlant existing, CancellationToken cancel)
    {
        var finder = new DropFinder(_roads, map.Waters, _rules);
        var candidates = new List<DropCandidate>[map.Premises.Count];
        var reasons = new string?[map.Premises.Count];
        for (int p = 0; p < candidates.Length; p++)
        {
            cancel.ThrowIfCancellationRequested();
            candidates[p] = finder.Find(map.Premises[p].Point, out double nearest);
            if (candidates[p].Count == 0)
                reasons[p] = NoRoad(nearest);
        }
        var sides = RoadSides.Decide(_roads, candidates.Where(list => list.Count > 0).Select(list => list[0]), _rules);
        AddRoads(sides, candidates);
        AddDrops(map, sides, candidates, reasons);
        new ExistingPlantJoin(_prices, _points, _premisesOfNode, AddPiece, AddNode).Add(existing, _warnings);
        return new TrenchGraph
        {
            Graph = new Graph(_points.Count, [.. _tail], [.. _head], [.. _pieces.Select(piece => piece.CostMilliOre)]),
            Points = [.. _points],
            Pieces = [.. _pieces],
            PremisesNode = _premisesNode,
            NoNodeReason = reasons,
            FieldItem = _prices.Item("field"),
            PremisesOfNode = [.. _premisesOfNode],
            Warnings = _warnings,
        };
    }

    private long MaxDropMm => Math.Min(_rules.MaxDropMm, _rules.MaxMicroductMm);

    private string NoRoad(double nearest)
    {
        return double.IsInfinity(nearest)
            ? "no road within 1.6 km"
            : FormattableString.Invariant(
                $"the nearest road is {nearest:F0} m away; a drop may be {MaxDropMm / 1000.0:F0} m"
            );
    }

    /// <summary>Per chain and side, the nodes along it: (distance along, node), ascending once built.</summary>
    private readonly Dictionary<(int Chain, long AlongMm, Side Side), int> _nodeAt = [];

    private void AddRoads(ChainSides[] sides, List<DropCandidate>[] candidates)
    {
        var stops = new SortedSet<long>?[_roads.Chains.Count];
        foreach (var drop in candidates.SelectMany(list => list))
            (stops[drop.Chain] ??= []).Add(StopMm(drop));
        var corners = AddCorners(sides);
        for (int c = 0; c < sides.Length; c++)
        {
            var along = WithSplits(stops[c] ?? [], _roads.Chains[c].Length);
            foreach (var side in (Side[])[Side.Left, Side.Right])
            {
                if (sides[c].Has(side))
                    AddSide(c, side, sides[c], along, corners.Start(c, side), corners.End(c, side));
            }
            if (sides[c].Left && sides[c].Right)
            {
                foreach (long stop in stops[c] ?? [])
                    AddCrossingAt(c, sides[c], stop);
            }
        }
        foreach (var drop in candidates.SelectMany(list => list))
        {
            if (!sides[drop.Chain].Has(drop.Side) && !_nodeAt.ContainsKey((drop.Chain, StopMm(drop), drop.Side)))
                AddCrossingAt(drop.Chain, sides[drop.Chain], StopMm(drop));
        }
    }

    private static long StopMm(DropCandidate drop) => (long)Math.Round(drop.Along * 1000);

    /// <summary>The stops and, between far ones, extra nodes so that no piece is longer than the limit.</summary>
    private List<long> WithSplits(SortedSet<long> stops, double length)
    {
        var all = new List<long>(stops.Count);
        long last = 0,
            end = (long)Math.Round(length * 1000);
        foreach (long stop in stops.Append(end))
        {
            long parts = (stop - last + _maxPieceMm - 1) / _maxPieceMm;
            for (long k = 1; k < parts; k++)
                all.Add(last + (stop - last) * k / parts);
            if (stop != end || stops.Contains(end))
                all.Add(stop);
            last = stop;
        }
        return all;
    }

    private void AddSide(int c, Side side, ChainSides sides, List<long> along, int startNode, int endNode)
    {
        var chain = _roads.Chains[c];
        string item = _prices.Item(sides.Ground);
        int node = startNode;
        double from = 0;
        foreach (long stop in along)
        {
            double to = stop / 1000.0;
            int next = NodeAt(c, stop, side, sides.OffsetMetres);
            AddAlong(chain, from, to, side, sides.OffsetMetres, item, node, next);
            (node, from) = (next, to);
        }
        AddAlong(chain, from, chain.Length, side, sides.OffsetMetres, item, node, endNode);
    }

    private void AddAlong(Chain chain, double from, double to, Side side, double offset, string item, int a, int b)
    {
        if (a == b)
            return;
        var line = new List<MapPoint> { _points[a] };
        Offset.AddBetween(chain, from, to, side, offset, line);
        line.Add(_points[b]);
        AddPiece(a, b, PieceKind.Route, item, [.. line], int.MaxValue);
    }

    /// <summary>Joins the two sides of a chain at a stop.</summary>
    private void AddCrossingAt(int c, ChainSides sides, long stop)
    {
        int left = NodeAt(c, stop, Side.Left, sides.OffsetMetres),
            right = NodeAt(c, stop, Side.Right, sides.OffsetMetres);
        AddCrossing(left, right, _roads.Chains[c].Road.Class, sides.Ground);
    }

    private void AddCrossing(int a, int b, RoadClass road, string ground)
    {
        if (TrenchPrices.IsBored(road))
            AddPiece(a, b, PieceKind.Crossing, TrenchPrices.RoadCrossing, [_points[a], _points[b]], int.MaxValue);
        else
            AddPiece(a, b, PieceKind.Route, _prices.Item(ground), [_points[a], _points[b]], int.MaxValue);
    }

    private int NodeAt(int c, long alongMm, Side side, double offset)
    {
        if (_nodeAt.TryGetValue((c, alongMm, side), out int node))
            return node;
        node = AddNode(Offset.At(_roads.Chains[c], alongMm / 1000.0, side, offset), -1);
        _nodeAt.Add((c, alongMm, side), node);
        return node;
    }

    private JunctionCorners AddCorners(ChainSides[] sides)
    {
        var corners = new JunctionCorners(_roads, sides, point => AddNode(point, -1));
        foreach (var (a, b, chain) in corners.Crossings)
            AddCrossing(a, b, _roads.Chains[chain].Road.Class, sides[chain].Ground);
        return corners;
    }

    private void AddDrops(MapData map, ChainSides[] sides, List<DropCandidate>[] candidates, string?[] reasons)
    {
        _premisesNode = new int[candidates.Length];
        for (int p = 0; p < candidates.Length; p++)
        {
            _premisesNode[p] = -1;
            var house = map.Premises[p].Point;
            foreach (var drop in candidates[p])
            {
                int at = NodeAt(drop.Chain, StopMm(drop), drop.Side, sides[drop.Chain].OffsetMetres);
                if (IsClosed([house, _points[at]]) || _points[at].DistanceMmTo(house) > MaxDropMm)
                    continue;
                if (_premisesNode[p] < 0)
                    _premisesNode[p] = AddNode(house, p);
                AddDrop(at, _premisesNode[p]);
            }
            if (candidates[p].Count > 0 && _premisesNode[p] < 0)
                reasons[p] = _closed is null
                    ? NoRoad(candidates[p][0].Distance)
                    : "every drop would be too long or cross a zone where nobody may dig";
        }
    }

    private void AddDrop(int at, int house)
    {
        long cost = 0,
            length = 0;
        var parts = DropLine.Split(_points[at], _points[house], _rules.PlotMm);
        foreach (var part in parts)
        {
            length += part.LengthMm;
            cost += _prices.MilliOre(_prices.Item(part.Ground), part.LengthMm);
        }
        Append(at, house, new Piece(PieceKind.Drop, _prices.Item("plot"), [_points[at], _points[house]], length, cost));
    }

    private int AddNode(MapPoint point, int premises)
    {
        _points.Add(point);
        _premisesOfNode.Add(premises);
        return _points.Count - 1;
    }

    /// <summary>Adds an edge unless it lies in a closed zone: a crossing at its price, all else by the metre.</summary>
    private void AddPiece(int a, int b, PieceKind kind, string item, MapPoint[] points, int freeFibres)
    {
        if (kind != PieceKind.Existing && IsClosed(points))
            return;
        long length = LengthMm(points);
        long cost = kind == PieceKind.Crossing ? _prices.CrossingMilliOre : _prices.MilliOre(item, length);
        Append(a, b, new Piece(kind, item, points, length, cost, freeFibres));
    }

    private void Append(int a, int b, Piece piece)
    {
        _tail.Add(a);
        _head.Add(b);
        _pieces.Add(piece);
    }

    private bool IsClosed(MapPoint[] points) => _closed is not null && _closed.Intersects(Lines.Of(points));

    /// <summary>The length of a line in whole millimetres: the sum of its exact segments, rounded once.</summary>
    internal static long LengthMm(MapPoint[] points)
    {
        double metres = 0;
        for (int i = 1; i < points.Length; i++)
            metres += points[i - 1].DistanceTo(points[i]);
        return (long)Math.Round(metres * 1000);
    }
}
