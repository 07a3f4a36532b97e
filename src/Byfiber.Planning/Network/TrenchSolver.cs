using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Network;

/// <summary>
/// The chosen edges of the trench graph, with what no choice can undercut (thousandths of an öre), and the premises that it
/// had to leave aside because their roads do not join the rest.
/// </summary>
internal sealed record TrenchSolution(int[] Edges, long Bound, bool CutShort, bool[] Joined);

/// <summary>
/// Chooses the trenches: a Steiner tree that joins all wanted premises and the hand-over point in the trench graph.
/// A trench must not run through a house to the next road, so every drop edge carries an extra constant, larger than any
/// detour: then no best tree uses two drops of one house, and tree and bound lose the same constant per house afterwards.
/// </summary>
internal sealed class TrenchSolver
{
    private readonly TrenchGraph _trenches;
    private readonly bool[] _closed;
    private readonly int[] _component;
    private readonly int _main;

    /// <param name="trenches">Where one can dig.</param>
    /// <param name="wanted">Per premises: whether it is to be joined.</param>
    /// <param name="closed">Per edge: existing routes that are full.</param>
    /// <param name="handOver">The hand-over point's node, or -1 when the planner may choose it.</param>
    public TrenchSolver(TrenchGraph trenches, bool[] wanted, bool[] closed, int handOver)
    {
        _trenches = trenches;
        _closed = closed;
        _component = Components();
        _main = handOver >= 0 ? _component[handOver] : Largest(wanted);
        HandOver = handOver;
        Joined = new bool[wanted.Length];
        for (int p = 0; p < wanted.Length; p++)
            Joined[p] = wanted[p] && Drops(p).Any(e => _component[RouteEnd(e)] == _main);
    }

    public int HandOver { get; }

    /// <summary>True for a node of the network that is planned: the hand-over point's, or the one with most premises.</summary>
    public bool InMain(int routeNode) => _component[routeNode] == _main;

    /// <summary>Per premises: wanted and joined to the main network by at least one drop.</summary>
    public bool[] Joined { get; }

    public TrenchSolution Solve(SteinerOptions options, IProgress<SteinerProgress>? progress, CancellationToken cancel)
    {
        var premises = Enumerable.Range(0, Joined.Length).Where(p => Joined[p]).ToList();
        if (premises.Count == 0)
            return new TrenchSolution([], 0, false, Joined);
        var (graph, nodes, edges) = MainGraph(premises);
        long constant = DetourBound(graph, edges);
        var costs = new long[edges.Length];
        for (int e = 0; e < costs.Length; e++)
            costs[e] = checked(graph.Cost[e] + (_trenches.IsRoute(edges[e]) ? 0 : constant));
        var weighted = new Graph(graph.NodeCount, graph.Tail, graph.Head, costs);
        var terminals = premises.Select(p => nodes[_trenches.PremisesNode[p]]).ToList();
        int anchor =
            HandOver >= 0 ? HandOver
            : premises.Count > 1 ? -1
            : RouteEnd(Drops(premises[0]).MinBy(Cost));
        if (anchor >= 0)
            terminals.Insert(0, nodes[anchor]);
        long extra = checked(constant * premises.Count),
            floor = CheapestDrops(premises);
        var tree = SteinerSolver.Solve(
            new SteinerProblem(weighted, [.. terminals]),
            options,
            Less(progress, extra, floor),
            cancel
        );
        int[] chosen = HousesAreLeaves(graph, edges, tree.Edges, options, cancel);
        return new TrenchSolution(chosen, Math.Max(tree.Bound - extra, floor), tree.CutShort, Joined);
    }

    private long Cost(int edge) => _trenches.Graph.Cost[edge];

    private long CheapestDrops(List<int> premises) => premises.Sum(p => Drops(p).Min(Cost));

    private int[] Drops(int premises)
    {
        int v = _trenches.PremisesNode[premises];
        var graph = _trenches.Graph;
        return v < 0 ? [] : graph.ArcEdge[graph.FirstArc[v]..graph.FirstArc[v + 1]];
    }

    private int RouteEnd(int drop)
    {
        var graph = _trenches.Graph;
        return _trenches.PremisesOfNode[graph.Tail[drop]] < 0 ? graph.Tail[drop] : graph.Head[drop];
    }

    /// <summary>Components of the route network; houses do not join roads.</summary>
    private int[] Components()
    {
        var graph = _trenches.Graph;
        var component = new int[graph.NodeCount];
        Array.Fill(component, -1);
        var stack = new Stack<int>();
        int count = 0;
        for (int s = 0; s < component.Length; s++)
        {
            if (component[s] >= 0 || _trenches.PremisesOfNode[s] >= 0)
                continue;
            component[s] = count;
            stack.Push(s);
            while (stack.TryPop(out int v))
            {
                for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                {
                    int w = graph.ArcHead[a],
                        e = graph.ArcEdge[a];
                    if (component[w] >= 0 || !_trenches.IsRoute(e) || _closed[e])
                        continue;
                    component[w] = count;
                    stack.Push(w);
                }
            }
            count++;
        }
        return component;
    }

    private int Largest(bool[] wanted)
    {
        var count = new Dictionary<int, int>();
        for (int p = 0; p < wanted.Length; p++)
        {
            if (!wanted[p])
                continue;
            foreach (int component in Drops(p).Select(e => _component[RouteEnd(e)]).Distinct())
                count[component] = count.GetValueOrDefault(component) + 1;
        }
        return count.Count == 0 ? -1 : count.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
    }

    /// <summary>The main component with the wanted premises, relabelled densely; edges maps back.</summary>
    private (Graph Graph, int[] Nodes, int[] Edges) MainGraph(List<int> premises)
    {
        var whole = _trenches.Graph;
        var nodes = new int[whole.NodeCount];
        Array.Fill(nodes, -1);
        int count = 0;
        for (int v = 0; v < nodes.Length; v++)
        {
            if (_component[v] == _main && _main >= 0)
                nodes[v] = count++;
        }
        foreach (int p in premises)
            nodes[_trenches.PremisesNode[p]] = count++;
        var edges = new List<int>();
        for (int e = 0; e < whole.EdgeCount; e++)
        {
            if (nodes[whole.Tail[e]] >= 0 && nodes[whole.Head[e]] >= 0 && whole.Tail[e] != whole.Head[e] && !_closed[e])
                edges.Add(e);
        }
        var graph = new Graph(
            count,
            [.. edges.Select(e => nodes[whole.Tail[e]])],
            [.. edges.Select(e => nodes[whole.Head[e]])],
            [.. edges.Select(e => whole.Cost[e])]
        );
        return (graph, nodes, [.. edges]);
    }

    /// <summary>More than any detour can cost: twice the farthest route node, and a drop.</summary>
    private long DetourBound(Graph graph, int[] edges)
    {
        int start = 0;
        var paths = ShortestPaths.From(graph, [start], e => _trenches.IsRoute(edges[e]) ? graph.Cost[e] : -1);
        long farthest = 0,
            drop = 0;
        foreach (long distance in paths.Distance)
            farthest = Math.Max(farthest, distance == long.MaxValue ? 0 : distance);
        for (int e = 0; e < edges.Length; e++)
            drop = Math.Max(drop, _trenches.IsRoute(edges[e]) ? 0 : graph.Cost[e]);
        return 2 * farthest + drop + 1;
    }

    /// <summary>
    /// A tree that is not best may still pass through a house: then each house keeps its cheapest chosen drop, and the
    /// places where the drops leave the road are joined anew.
    /// </summary>
    private int[] HousesAreLeaves(
        Graph graph,
        int[] edges,
        int[] tree,
        SteinerOptions options,
        CancellationToken cancel
    )
    {
        var dropOf = new Dictionary<int, int>();
        bool passes = false;
        foreach (int e in tree)
        {
            if (_trenches.IsRoute(edges[e]))
                continue;
            int house = _trenches.PremisesOfNode[_trenches.Graph.Tail[edges[e]]] >= 0 ? graph.Tail[e] : graph.Head[e];
            if (dropOf.TryGetValue(house, out int other))
                passes = true;
            if (other == 0 || graph.Cost[e] < graph.Cost[other - 1])
                dropOf[house] = e + 1;
        }
        if (!passes)
            return Array.ConvertAll(tree, e => edges[e]);
        var drops = dropOf.Values.Select(e => edges[e - 1]).Order().ToList();
        var ends = drops.Select(RouteEnd).Append(HandOver).Where(v => v >= 0).Distinct().ToArray();
        var routes = Enumerable
            .Range(0, _trenches.Graph.EdgeCount)
            .Where(e => _trenches.IsRoute(e) && !_closed[e])
            .ToArray();
        var whole = _trenches.Graph;
        var routeGraph = new Graph(
            whole.NodeCount,
            Array.ConvertAll(routes, e => whole.Tail[e]),
            Array.ConvertAll(routes, e => whole.Head[e]),
            Array.ConvertAll(routes, e => whole.Cost[e])
        );
        var joined = SteinerSolver.Solve(new SteinerProblem(routeGraph, ends), options, null, cancel);
        return [.. joined.Edges.Select(e => routes[e]).Concat(drops)];
    }

    /// <summary>
    /// Progress without the constants. Until the solver has proven more than the cheapest drops, the bound is 0: nobody is helped by
    /// hearing that nine tenths of the digging might be saved.
    /// </summary>
    private static Forward? Less(IProgress<SteinerProgress>? progress, long extra, long floor) =>
        progress is null
            ? null
            : new Forward(p =>
                progress.Report(p with { Cost = p.Cost - extra, Bound = p.Bound - extra > floor ? p.Bound - extra : 0 })
            );

    /// <summary>Calls at once, on the solver's thread: <see cref="Progress{T}"/> would queue and reorder.</summary>
    internal sealed class Forward(Action<SteinerProgress> report) : IProgress<SteinerProgress>
    {
        public void Report(SteinerProgress value) => report(value);
    }
}
