using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Network;

/// <summary>
/// Merges chosen edges into stretches: a node stays where the network branches or ends, where the ground or the price
/// changes, where a site stands, and where a stretch would grow too long for blowing.
/// </summary>
internal sealed class NetworkDraft
{
    private readonly TrenchGraph _trenches;
    private readonly PlanningRules _rules;
    private readonly long _maxStretchMm;
    private readonly bool[] _kept;
    private readonly int[] _local;
    private readonly int[] _treeEdges;
    private readonly int[] _chords;
    private readonly bool[] _inTree;
    private readonly bool[] _done;

    /// <summary>The chosen edges at node v: _edgeAt[_first[v]] .. _edgeAt[_first[v + 1]].</summary>
    private readonly int[] _first;
    private readonly int[] _edgeAt;

    public NetworkDraft(
        TrenchGraph trenches,
        int[] treeEdges,
        int[] chords,
        IReadOnlyList<int> keep,
        PlanningRules rules
    )
    {
        (_trenches, _rules, _treeEdges, _chords) = (trenches, rules, treeEdges, chords);
        _maxStretchMm = Math.Min(1_000_000, rules.MaxBlowingMm / 2);
        _kept = new bool[trenches.Graph.NodeCount];
        _local = new int[trenches.Graph.NodeCount];
        Array.Fill(_local, -1);
        foreach (int v in keep)
        {
            _kept[v] = true;
            NodeOf(v);
        }
        _done = new bool[trenches.Graph.EdgeCount];
        _inTree = new bool[_done.Length];
        StretchOfEdge = new int[_done.Length];
        Array.Fill(StretchOfEdge, -1);
        foreach (int e in treeEdges)
            _inTree[e] = true;
        (_first, _edgeAt) = Adjacency([treeEdges, chords]);
        for (int v = 0; v < _kept.Length; v++)
            _kept[v] |= _first[v + 1] > _first[v] && !CanMerge(v);
    }

    private (int[] First, int[] EdgeAt) Adjacency(int[][] chosen)
    {
        var graph = _trenches.Graph;
        var first = new int[graph.NodeCount + 1];
        foreach (int e in chosen.SelectMany(edges => edges))
        {
            first[graph.Tail[e] + 1]++;
            first[graph.Head[e] + 1]++;
        }
        for (int v = 0; v < graph.NodeCount; v++)
            first[v + 1] += first[v];
        var edgeAt = new int[first[^1]];
        int[] next = first[..^1];
        foreach (int e in chosen.SelectMany(edges => edges))
        {
            edgeAt[next[graph.Tail[e]]++] = e;
            edgeAt[next[graph.Head[e]]++] = e;
        }
        return (first, edgeAt);
    }

    public List<MapPoint> Points { get; } = [];
    public List<int> Premises { get; } = [];
    public List<int> GraphNode { get; } = [];
    public List<Stretch> Stretches { get; } = [];

    /// <summary>Per edge of the trench graph: the stretch that it became part of (a drop: its first), or -1 when not chosen.</summary>
    public int[] StretchOfEdge { get; }

    /// <summary>Adds the tree's stretches, then the chords'; the answer is how many are the tree's.</summary>
    public int AddStretches()
    {
        AddAll(_treeEdges);
        int treeCount = Stretches.Count;
        AddAll(_chords);
        return treeCount;
    }

    public int NodeOf(int graphNode)
    {
        if (_local[graphNode] < 0)
            _local[graphNode] = Add(_trenches.Points[graphNode], _trenches.PremisesOfNode[graphNode], graphNode);
        return _local[graphNode];
    }

    private int Add(MapPoint point, int premises, int graphNode)
    {
        Points.Add(point);
        Premises.Add(premises);
        GraphNode.Add(graphNode);
        return Points.Count - 1;
    }

    private bool CanMerge(int v)
    {
        if (_first[v + 1] - _first[v] != 2)
            return false;
        int one = _edgeAt[_first[v]],
            other = _edgeAt[_first[v] + 1];
        var (a, b) = (_trenches.Pieces[one], _trenches.Pieces[other]);
        return a.Kind == b.Kind
            && (a.Kind is PieceKind.Route or PieceKind.Existing)
            && a.Item == b.Item
            && a.FreeFibres == b.FreeFibres
            && _inTree[one] == _inTree[other];
    }

    private void AddAll(int[] edges)
    {
        foreach (int e in edges.Order())
        {
            // A walk starts at an end that stays a node; inner edges are reached by the walk that passes them.
            if (_kept[_trenches.Graph.Tail[e]])
                Walk(_trenches.Graph.Tail[e], e);
            else if (_kept[_trenches.Graph.Head[e]])
                Walk(_trenches.Graph.Head[e], e);
        }
    }

    private void Walk(int from, int edge)
    {
        while (!_done[edge])
        {
            var line = new List<MapPoint> { _trenches.Points[from] };
            var first = _trenches.Pieces[edge];
            int at = from,
                next = edge;
            long length = 0;
            do
            {
                _done[next] = true;
                StretchOfEdge[next] = Stretches.Count;
                length += _trenches.Pieces[next].LengthMm;
                at = Append(line, next, at);
                if (_kept[at])
                    break;
                next = _edgeAt[_first[at]] ^ _edgeAt[_first[at] + 1] ^ next;
            } while (length + _trenches.Pieces[next].LengthMm <= _maxStretchMm && !_done[next]);
            AddStretch(from, at, first, [.. line]);
            if (_kept[at])
                return;
            (_kept[at], from, edge) = (true, at, next);
        }
    }

    private int Append(List<MapPoint> line, int edge, int at)
    {
        var points = _trenches.Pieces[edge].Points;
        bool forward = _trenches.Graph.Tail[edge] == at;
        for (int i = 1; i < points.Length; i++)
            line.Add(forward ? points[i] : points[^(i + 1)]);
        return _trenches.Graph.Other(edge, at);
    }

    private void AddStretch(int from, int to, Piece piece, MapPoint[] line)
    {
        if (piece.Kind != PieceKind.Drop)
        {
            Stretches.Add(
                new Stretch(
                    NodeOf(from),
                    NodeOf(to),
                    piece.Kind,
                    piece.Item,
                    line,
                    TrenchGraphBuilder.LengthMm(line),
                    piece.FreeFibres
                )
            );
            return;
        }
        bool fromHouse = _trenches.PremisesOfNode[from] >= 0;
        var (trench, house) = fromHouse ? (to, from) : (from, to);
        int last = NodeOf(trench);
        var parts = DropLine.Split(_trenches.Points[trench], _trenches.Points[house], _rules.PlotMm);
        for (int i = 0; i < parts.Length; i++)
        {
            int node = i == parts.Length - 1 ? NodeOf(house) : Add(parts[i].To, -2, -1);
            string item = parts[i].Ground == "plot" ? piece.Item : _trenches.FieldItem;
            Stretches.Add(
                new Stretch(
                    last,
                    node,
                    PieceKind.Drop,
                    item,
                    [parts[i].From, parts[i].To],
                    parts[i].LengthMm,
                    int.MaxValue
                )
            );
            last = node;
        }
    }
}
