using Byfiber.Planning.Graphs;
using Byfiber.Planning.Network;

namespace Byfiber.Planning.Choices;

/// <summary>
/// A tree of trenches that hangs on one node. From its leaves to the root it answers which of its premises to keep when each
/// brings so much and every trench costs: exactly, in one walk (the strong pruning of Johnson, Minkoff, Phillips 2000). As
/// what each brings rises, what is kept only grows, so a single multiplier leads from nobody to everybody.
/// </summary>
internal sealed class RootedTrenches
{
    private readonly int[] _order;
    private readonly int[] _parent;
    private readonly double[] _cost;
    private readonly int[] _premises;
    private readonly double[] _gain;

    /// <param name="order">All nodes, parents before children; the first is the root.</param>
    /// <param name="parent">Per node: its parent; -1 at the root.</param>
    /// <param name="cost">Per node: the trench to its parent.</param>
    /// <param name="premises">Per node: the premises that it is, or a negative number.</param>
    public RootedTrenches(int[] order, int[] parent, double[] cost, int[] premises)
    {
        (_order, _parent, _cost, _premises) = (order, parent, cost, premises);
        _gain = new double[parent.Length];
        Kept = new bool[parent.Length];
    }

    /// <summary>The tree of these edges of the trench graph around its root; node ids are the graph's.</summary>
    public static RootedTrenches Of(TrenchGraph trenches, IReadOnlyCollection<int> edges, int root)
    {
        var graph = trenches.Graph;
        var at = new List<int>?[graph.NodeCount];
        foreach (int e in edges)
        {
            (at[graph.Tail[e]] ??= []).Add(e);
            (at[graph.Head[e]] ??= []).Add(e);
        }
        var parent = new int[graph.NodeCount];
        var parentEdge = new int[graph.NodeCount];
        var cost = new double[graph.NodeCount];
        Array.Fill(parent, -1);
        Array.Fill(parentEdge, -1);
        var order = new List<int>(edges.Count + 1) { root };
        for (int i = 0; i < order.Count; i++)
        {
            int v = order[i];
            foreach (int e in at[v] ?? [])
            {
                if (e == parentEdge[v])
                    continue;
                int w = graph.Other(e, v);
                (parent[w], parentEdge[w], cost[w]) = (v, e, graph.Cost[e]);
                order.Add(w);
            }
        }
        return new RootedTrenches([.. order], parent, cost, trenches.PremisesOfNode) { ParentEdge = parentEdge };
    }

    /// <summary>Per node: the graph's edge to its parent; null where the tree was not made of the graph's edges.</summary>
    public int[]? ParentEdge { get; private init; }

    /// <summary>Per node: whether the last choice keeps it.</summary>
    public bool[] Kept { get; }

    /// <summary>The edges that the last choice keeps.</summary>
    public List<int> KeptEdges() => [.. _order.Skip(1).Where(v => Kept[v]).Select(v => ParentEdge![v]).Order()];

    /// <summary>Premises that the last choice keeps, in the tree's order.</summary>
    public IEnumerable<int> KeptPremises() => _order.Where(v => Kept[v] && _premises[v] >= 0).Select(v => _premises[v]);

    /// <summary>
    /// Keeps what pays: the part around the root of which what the premises bring, less the trenches, is most. The answer is
    /// the trenches' cost.
    /// </summary>
    /// <param name="brings">What a premises brings, net of its own cost; may be negative.</param>
    public double Choose(Func<int, double> brings)
    {
        foreach (int v in _order)
            _gain[v] = _premises[v] >= 0 ? brings(_premises[v]) : 0;
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int v = _order[i];
            double more = _gain[v] - _cost[v];
            Kept[v] = more > 0;
            if (Kept[v])
                _gain[_parent[v]] += more;
        }
        Kept[_order[0]] = true;
        double trenches = 0;
        foreach (int v in _order.AsSpan(1))
        {
            Kept[v] &= Kept[_parent[v]];
            if (Kept[v])
                trenches += _cost[v];
        }
        return trenches;
    }
}
