using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// Improves a tree until no insertion of a node, no exchange of a key path and no elimination of a branching makes it
/// cheaper. A pass over all of them costs O(m log n); a handful of passes is usual. Reusable, nothing is allocated per
/// tree. Uchoa, Werneck (2010), "Fast local search for the Steiner problem in graphs".
/// </summary>
internal sealed class LocalSearch
{
    private readonly Graph graph;
    private readonly bool[] nodes;
    private readonly int root;
    private readonly TreeTrim trim;
    private readonly VertexInsertion insertion;
    private readonly KeyTree keys;
    private readonly KeyPathExchange exchange;
    private readonly KeyVertexElimination elimination;

    public LocalSearch(Graph graph, int[] terminals, bool[] isTerminal, TreeTrim trim)
    {
        (this.graph, this.trim, root) = (graph, trim, terminals[0]);
        nodes = new bool[graph.NodeCount];
        insertion = new VertexInsertion(graph, trim);
        keys = new KeyTree(graph, isTerminal, root);
        exchange = new KeyPathExchange(graph, keys);
        elimination = new KeyVertexElimination(graph, keys);
    }

    /// <summary>Improves the tree in place, to a local optimum unless the budget or the number of passes ends it sooner; returns its cost.</summary>
    public long Run(bool[] tree, Budget budget, int mostPasses = int.MaxValue)
    {
        MarkNodes(tree);
        long cost = trim.Run(nodes),
            before;
        do
        {
            before = cost;
            cost = Insert(cost, budget);
            cost = MoveKeys(cost, budget);
        } while (cost < before && --mostPasses > 0 && !budget.Exhausted);
        trim.InTree.CopyTo(tree, 0);
        return cost;
    }

    /// <summary>Insertions until none is worth it.</summary>
    private long Insert(long cost, Budget budget)
    {
        MarkNodes(trim.InTree);
        long before;
        do
        {
            before = cost;
            cost = insertion.Pass(nodes, cost);
            MarkNodes(trim.InTree);
            budget.Spend(4L * graph.EdgeCount);
        } while (cost < before && !budget.Exhausted);
        return cost;
    }

    /// <summary>One pass from the leaves to the root: at each key node first its elimination, then the exchange of its path up.</summary>
    private long MoveKeys(long cost, Budget budget)
    {
        keys.Load(trim.InTree);
        bool better = false;
        for (int i = keys.Tree.Count - 1; i > 0; i--)
        {
            if ((i & 255) == 0 && !budget.Spend(keys.Regions.TakeScans()) && budget.CutShort)
                break;
            int v = keys.Tree.NodeAt(i);
            if (!keys.IsKey(v))
                continue;
            better |= elimination.Try(v);
            keys.Close(v);
            better |= exchange.Try(v);
        }
        budget.Spend(keys.Regions.TakeScans() + graph.EdgeCount);
        if (!better)
            return cost;
        MarkNodes(keys.Tree.Edges);
        return trim.Run(nodes);
    }

    private void MarkNodes(bool[] tree)
    {
        Array.Clear(nodes);
        nodes[root] = true;
        for (int e = 0; e < tree.Length; e++)
        {
            if (tree[e])
                nodes[graph.Tail[e]] = nodes[graph.Head[e]] = true;
        }
    }
}
