using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// Finds terminals that no optimal tree passes through: for any two edges of theirs, a way between the other ends that avoids
/// the terminal costs less than the dearer of the two, so that a tree with both would be cheaper with the way instead. A
/// cut need not pay arcs that leave such a terminal, and without them cuts prove much more: where each house may be
/// reached from several roads but is no way from one to the other, most of the gap closes.
/// </summary>
internal sealed class LeafTest(FrozenProblem problem, Budget budget)
{
    /// <summary>A terminal with more edges is not looked at.</summary>
    private const int MostDegree = 6;

    /// <summary>Arcs that one search may look at: ways round a house are short, or there is none.</summary>
    private const int MostScans = 2000;

    /// <summary>A scan with its heap takes so much longer than one of the dual ascent's.</summary>
    private const int ScanCost = 4;

    private readonly Graph graph = problem.Graph;
    private readonly ShortWalk walk = new(problem.Graph, new IndexedHeap(problem.Graph.NodeCount), MostScans);

    /// <summary>The arcs that leave a leaf, other than the root: no optimal tree that is directed away from the root uses them.</summary>
    public static IEnumerable<int> ArcsOut(Graph graph, int[] terminals, bool[] isLeaf, int root)
    {
        foreach (int t in terminals)
        {
            for (int a = graph.FirstArc[t]; a < graph.FirstArc[t + 1] && t != root && isLeaf[t]; a++)
            {
                int e = graph.ArcEdge[a];
                yield return 2 * e + (graph.Tail[e] == t ? 0 : 1);
            }
        }
    }

    /// <summary>Marks what it finds in the shrinker that the problem was frozen from; returns how many.</summary>
    public int Run(Shrinker shrinker)
    {
        int found = 0;
        foreach (int t in problem.Terminals)
        {
            if (problem.IsLeaf[t] || !IsLeaf(t))
                continue;
            shrinker.MarkLeaf(problem.NodeOf[t]);
            found++;
        }
        budget.Spend(ScanCost * walk.Scans + problem.Terminals.Length);
        return found;
    }

    private bool IsLeaf(int terminal)
    {
        int end = graph.FirstArc[terminal + 1];
        if (end - graph.FirstArc[terminal] > MostDegree)
            return false;
        for (int a = graph.FirstArc[terminal]; a < end - 1; a++)
        {
            if (!IsWayRound(terminal, a))
                return false;
        }
        return true;
    }

    /// <summary>Whether each later arc's end is reached from this one's for less than the dearer of the two costs.</summary>
    private bool IsWayRound(int terminal, int arc)
    {
        int end = graph.FirstArc[terminal + 1];
        long farthest = 0;
        for (int a = arc + 1; a < end; a++)
            farthest = Math.Max(farthest, Dearer(arc, a));
        walk.Run(graph.ArcHead[arc], terminal, farthest);
        for (int a = arc + 1; a < end; a++)
        {
            if (walk.Distance(graph.ArcHead[a]) >= Dearer(arc, a))
                return false;
        }
        return true;
    }

    private long Dearer(int a, int b) => Math.Max(graph.Cost[graph.ArcEdge[a]], graph.Cost[graph.ArcEdge[b]]);
}
