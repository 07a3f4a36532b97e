using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Decomposition;

/// <summary>
/// Search on a graph too large for the global one, in rounds of growing effort: a bound that adds up over a fixed partition
/// (<see cref="PartBounds"/>), and a tree that gets better part by part (<see cref="PartImprovement"/>) on a new partition
/// each round, so that borders move. One part is in memory at a time; a round takes O(m log m) for the partition and the
/// same work per edge in each part. May be run again when its budget has grown; it goes on where it stopped.
/// </summary>
internal sealed class PartitionSearch(
    Graph graph,
    bool[] isTerminal,
    Incumbent incumbent,
    Budget budget,
    Xoshiro random,
    int partEdges
)
{
    private const long FirstScans = 300;

    /// <summary>The improved tree is offered so many times a pass: each time takes O(m).</summary>
    private const int OffersPerPass = 16;
    private readonly bool[] tree = (bool[])incumbent.InTree.Clone();
    private long cost = incumbent.Upper;
    private IEnumerator<int>? steps;

    /// <summary>Goes on until proven optimal or the budget is spent.</summary>
    public void Run()
    {
        steps ??= Steps().GetEnumerator();
        while (!incumbent.IsOptimal && !budget.Exhausted && steps.MoveNext()) { }
        incumbent.Offer(tree, cost);
        budget.Look();
    }

    /// <summary>A step is the visit of one part.</summary>
    private IEnumerable<int> Steps()
    {
        int root = Array.IndexOf(isTerminal, true);
        Partition fixedParts = Partition.Subtrees(graph, tree, root, partEdges);
        budget.Spend(20L * graph.EdgeCount);
        var bounds = new PartBounds(graph, isTerminal, fixedParts, budget, random);
        for (long scans = FirstScans; ; scans *= 3)
        {
            for (int p = 0; p < fixedParts.Count; p++)
            {
                bounds.Visit(p, tree, 2 * scans);
                incumbent.Raise(bounds.Sum);
                yield return p;
            }
            Partition parts = Partition.AroundSources(graph, partEdges, random);
            budget.Spend(4L * graph.EdgeCount);
            var improvement = new PartImprovement(graph, isTerminal, tree, parts, budget, random);
            for (int p = 0; p < parts.Count; p++)
            {
                cost -= improvement.Visit(p, 2 * scans);
                if ((p + 1) % Math.Max(1, parts.Count / OffersPerPass) == 0)
                    incumbent.Offer(tree, cost);
                yield return p;
            }
            Prune(root);
        }
    }

    /// <summary>What leads to no terminal any more falls.</summary>
    private void Prune(int root)
    {
        var parentEdge = new int[graph.NodeCount];
        int[] order = Partition.DepthFirst(graph, tree, root, parentEdge, out int size);
        var needed = (bool[])isTerminal.Clone();
        for (int i = size - 1; i > 0; i--)
        {
            int v = order[i],
                e = parentEdge[v];
            if (needed[v])
            {
                needed[graph.Other(e, v)] = true;
                continue;
            }
            tree[e] = false;
            cost -= graph.Cost[e];
        }
        budget.Spend(graph.EdgeCount);
        incumbent.Offer(tree, cost);
    }
}
