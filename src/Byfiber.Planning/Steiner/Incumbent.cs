using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner;

/// <summary>The best tree of the input so far and the best bound on it; tells of every improvement.</summary>
/// <param name="cutoff">Only a tree cheaper than this is of use; none need exist.</param>
internal sealed class Incumbent(
    Graph graph,
    Budget budget,
    IProgress<SteinerProgress>? progress,
    long cutoff = long.MaxValue
)
{
    /// <summary>Edges of the best tree.</summary>
    public bool[] InTree { get; } = new bool[graph.EdgeCount];

    /// <summary>Cost of the best tree, or the cutoff.</summary>
    public long Upper { get; private set; } = cutoff;

    public bool HasTree { get; private set; }
    public long Lower { get; private set; }
    public bool IsOptimal => Lower >= Upper;

    /// <summary>Takes a tree when it is better than the best.</summary>
    public bool Offer(bool[] tree, long cost)
    {
        if (cost >= Upper)
            return false;
        Upper = cost;
        HasTree = true;
        tree.CopyTo(InTree, 0);
        Tell();
        return true;
    }

    /// <summary>Takes a bound: whatever is proven can't exceed the best tree.</summary>
    public void Raise(long bound)
    {
        bound = Math.Min(bound, Upper);
        if (bound <= Lower)
            return;
        Lower = bound;
        Tell();
    }

    /// <summary>The best tree and bound as a result.</summary>
    public SteinerTree Result()
    {
        var edges = new List<int>();
        for (int e = 0; e < InTree.Length; e++)
        {
            if (InTree[e])
                edges.Add(e);
        }
        return new SteinerTree([.. edges], Upper, Lower, budget.CutShort && !IsOptimal);
    }

    /// <summary>Tells of it, and ends the budget once nothing is left to find or prove.</summary>
    private void Tell()
    {
        progress?.Report(new SteinerProgress(Upper, Lower, budget.Fraction));
        if (IsOptimal)
            budget.End();
    }
}
