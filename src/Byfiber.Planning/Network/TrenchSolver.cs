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
/// A trench must not run through a house to the next road, so a house's drop edges carry an extra constant, larger than any
/// detour round it: then no best tree uses two drops of one house, and tree and bound lose the houses' constants afterwards.
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
        bool[] isDrop = Array.ConvertAll(edges, e => !_trenches.IsRoute(e)),
            isHouse = new bool[graph.NodeCount];
        foreach (int p in premises)
            isHouse[nodes[_trenches.PremisesNode[p]]] = true;
        var detours = new HouseDetours(graph, isDrop, isHouse);
        var (weighted, above) = detours.Raised();
        long extra = above.Sum();
        var terminals = premises.Select(p => nodes[_trenches.PremisesNode[p]]).ToList();
        int anchor =
            HandOver >= 0 ? HandOver
            : premises.Count > 1 ? -1
            : RouteEnd(Drops(premises[0]).MinBy(Cost));
        if (anchor >= 0)
            terminals.Insert(0, nodes[anchor]);
        long floor = CheapestDrops(premises);
        var tree = SteinerSolver.Solve(
            new SteinerProblem(weighted, [.. terminals]),
            options,
            Less(progress, extra, floor),
            cancel
        );
        var leaves = new HousesAreLeaves(graph, isDrop, isHouse, detours);
        int[] chosen = Array.ConvertAll(leaves.In(tree.Edges, anchor >= 0 ? nodes[anchor] : -1), e => edges[e]);
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
        int[] edges =
        [
            .. Enumerable
                .Range(0, whole.EdgeCount)
                .Where(e => nodes[whole.Tail[e]] >= 0 && nodes[whole.Head[e]] >= 0 && !_closed[e]),
        ];
        var graph = new Graph(
            count,
            Array.ConvertAll(edges, e => nodes[whole.Tail[e]]),
            Array.ConvertAll(edges, e => nodes[whole.Head[e]]),
            Array.ConvertAll(edges, e => whole.Cost[e])
        );
        return (graph, nodes, edges);
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
