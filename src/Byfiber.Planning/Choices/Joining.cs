using Byfiber.Planning.Graphs;
using Byfiber.Planning.Network;

namespace Byfiber.Planning.Choices;

/// <summary>
/// The cheapest new trench from a set of chosen trenches to each premises that is not joined: along routes to one of its
/// drops, and over the drop. One Dijkstra search from all chosen route nodes, O(m log n).
/// </summary>
internal sealed class Joining
{
    /// <summary>No way leads there.</summary>
    public const long Never = long.MaxValue;

    private readonly TrenchGraph _trenches;
    private readonly ShortestPaths _paths;

    /// <param name="trenches">Where one can dig.</param>
    /// <param name="edges">The chosen trenches.</param>
    /// <param name="root">A node that belongs to them even if there are none.</param>
    public Joining(TrenchGraph trenches, IEnumerable<int> edges, int root)
    {
        _trenches = trenches;
        var graph = trenches.Graph;
        var chosen = new bool[graph.NodeCount];
        chosen[root] = true;
        foreach (int e in edges)
            chosen[graph.Tail[e]] = chosen[graph.Head[e]] = true;
        var sources = Enumerable.Range(0, chosen.Length).Where(v => chosen[v] && trenches.PremisesOfNode[v] < 0);
        _paths = ShortestPaths.From(graph, sources, e => trenches.IsRoute(e) ? graph.Cost[e] : -1);
    }

    /// <summary>Thousandths of an öre of new trench that joining a premises takes, or <see cref="Never"/>.</summary>
    public long MilliOre(int premises) => BestDrop(premises) is { } drop ? With(drop) : Never;

    /// <summary>The edges of that way.</summary>
    public IEnumerable<int> Way(int premises) =>
        BestDrop(premises) is { } drop ? _paths.PathBack(_trenches.Graph, RouteEnd(drop)).Append(drop) : [];

    private long With(int drop) => _paths.Distance[RouteEnd(drop)] + _trenches.Graph.Cost[drop];

    private int? BestDrop(int premises)
    {
        int v = _trenches.PremisesNode[premises];
        if (v < 0)
            return null;
        var graph = _trenches.Graph;
        int? best = null;
        for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
        {
            int e = graph.ArcEdge[a];
            if (_paths.Distance[graph.ArcHead[a]] < Never && (best is not { } other || With(e) < With(other)))
                best = e;
        }
        return best;
    }

    private int RouteEnd(int drop)
    {
        var graph = _trenches.Graph;
        return _trenches.PremisesOfNode[graph.Tail[drop]] < 0 ? graph.Tail[drop] : graph.Head[drop];
    }
}
