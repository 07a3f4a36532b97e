using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// One round of tests on a frozen graph while its edges go: what is gone here is deleted in the shrinker at once. Every
/// deletion keeps all special distances as they were, so <see cref="Distances"/> stay true during the round.
/// The shrinker must have settled: then no edge costs 0.
/// </summary>
internal sealed class ReductionRound
{
    private readonly Shrinker shrinker;
    private readonly FrozenProblem problem;
    private readonly bool[] gone;
    private readonly int[] degree;
    private readonly bool[] changed;

    public ReductionRound(Shrinker shrinker, Budget budget)
    {
        (this.shrinker, Budget) = (shrinker, budget);
        problem = shrinker.Freeze();
        Graph = problem.Graph;
        gone = new bool[Graph.EdgeCount];
        degree = new int[Graph.NodeCount];
        changed = new bool[Graph.NodeCount];
        for (int v = 0; v < degree.Length; v++)
            degree[v] = Graph.FirstArc[v + 1] - Graph.FirstArc[v];
        Heap = new IndexedHeap(Graph.NodeCount);
        Distances = new TerminalDistances(Graph, problem.Terminals, Heap, budget);
        budget.Spend(2L * Graph.EdgeCount);
    }

    public Graph Graph { get; }
    public TerminalDistances Distances { get; }
    public IndexedHeap Heap { get; }
    public Budget Budget { get; }
    public int[] Terminals => problem.Terminals;

    public bool IsGone(int e) => gone[e];

    public bool IsTerminal(int v) => problem.IsTerminal[v];

    /// <summary>Edges at the node that are left.</summary>
    public int Degree(int v) => degree[v];

    /// <summary>True when the node has edges that are not in this graph, or is no longer what it was.</summary>
    public bool IsChanged(int v) => changed[v];

    /// <summary>Deletes an edge.</summary>
    public void Delete(int e)
    {
        Remove(e);
        shrinker.Delete(problem.EdgeOf[e]);
    }

    /// <summary>Deletes the edges marked.</summary>
    public void Delete(bool[] useless)
    {
        for (int e = 0; e < useless.Length; e++)
        {
            if (useless[e] && !gone[e])
                Delete(e);
        }
    }

    /// <summary>Replaces a node by edges between neighbours; see <see cref="Shrinker.Replace"/>.</summary>
    public void Replace(int v, ReadOnlySpan<(int E, int F)> pairs)
    {
        Span<(int, int)> there = stackalloc (int, int)[pairs.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            (int e, int f) = pairs[i];
            there[i] = (problem.EdgeOf[e], problem.EdgeOf[f]);
            changed[Graph.Other(e, v)] = changed[Graph.Other(f, v)] = true;
        }
        shrinker.Replace(problem.NodeOf[v], there);
        for (int a = Graph.FirstArc[v]; a < Graph.FirstArc[v + 1]; a++)
        {
            if (!gone[Graph.ArcEdge[a]])
                Remove(Graph.ArcEdge[a]);
        }
    }

    private void Remove(int e)
    {
        gone[e] = true;
        degree[Graph.Tail[e]]--;
        degree[Graph.Head[e]]--;
    }
}
