using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// The prize-collecting Steiner tree problem: a tree in a frozen graph, of which the edges together with the prizes of the
/// nodes left out cost the least.
/// </summary>
/// <param name="Graph">May fall into components: what the tree cannot reach is left out.</param>
/// <param name="Prize">Per node what leaving it out costs; 0 for none.</param>
/// <param name="Terminals">Nodes that the tree must join; all in one component, the root's.</param>
/// <param name="Root">A node that the tree must contain, or -1: any node will do.</param>
public sealed record PrizeProblem(Graph Graph, long[] Prize, int[] Terminals, int Root)
{
    private const long Most = 1L << 59;

    /// <summary>Checks ids, signs and sums, so that no sum of the solvers can overflow.</summary>
    /// <exception cref="ArgumentException">Names the node or the sum that is wrong.</exception>
    internal void Check()
    {
        int n = Graph.NodeCount;
        if (Prize.Length != n)
            throw new ArgumentException($"there are {Prize.Length} prizes for {n} nodes");
        if (Root < -1 || Root >= n)
            throw new ArgumentException($"the root {Root} is not one of the graph's {n} nodes");
        foreach (int t in Terminals)
        {
            if ((uint)t >= (uint)n)
                throw new ArgumentException($"terminal {t} is not one of the graph's {n} nodes");
        }
        long left = Most;
        foreach (long cost in Graph.Cost)
            left -= Math.Min(cost, left + 1);
        for (int v = 0; v < n; v++)
        {
            if (Prize[v] < 0)
                throw new ArgumentException($"node {v} has the negative prize {Prize[v]}");
            left -= Math.Min(Prize[v], left + 1);
        }
        if (left < 0)
            throw new ArgumentException($"edges and prizes sum to more than {Most}; use a coarser unit of cost");
    }

    /// <summary>All prizes together.</summary>
    internal long PrizeSum => Prize.Sum();
}

/// <summary>A tree and what is proven about it: Bound &lt;= cost of any tree &lt;= Cost.</summary>
/// <param name="Edges">Edge ids of the tree, ascending.</param>
/// <param name="Nodes">Nodes of the tree, ascending; a tree may be a single node, and is empty only in an empty graph.</param>
/// <param name="Cost">Edges and the prizes left out.</param>
/// <param name="EdgeCost">The tree's edges.</param>
/// <param name="PrizeLeftOut">The prizes of the nodes that the tree leaves out.</param>
/// <param name="Bound">No tree costs less.</param>
/// <param name="CutShort">True when the deadline or a cancellation ended the search before its effort was spent.</param>
public sealed record PrizeTree(
    int[] Edges,
    int[] Nodes,
    long Cost,
    long EdgeCost,
    long PrizeLeftOut,
    long Bound,
    bool CutShort
);
