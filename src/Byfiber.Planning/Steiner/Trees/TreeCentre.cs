using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// How far, in edges of a tree, each terminal is from all others: the sum, for all at once by moving the root along the
/// tree's edges. O(n + m).
/// </summary>
internal static class TreeCentre
{
    /// <summary>The terminals, the most central first; on a tie the lesser number.</summary>
    /// <param name="tree">Per edge: whether it is in the tree, which joins the terminals.</param>
    public static int[] Order(Graph graph, bool[] isTerminal, int[] terminals, bool[] tree)
    {
        var parent = new int[graph.NodeCount];
        var below = new int[graph.NodeCount];
        var far = new long[graph.NodeCount];
        List<int> order = Preorder(graph, tree, terminals[0], parent);
        int root = order[0];
        for (int i = order.Count - 1; i >= 0; i--)
        {
            int v = order[i];
            below[v] += isTerminal[v] ? 1 : 0;
            if (v == root)
                continue;
            below[parent[v]] += below[v];
            far[root] += below[v];
        }
        foreach (int v in order.Skip(1))
            far[v] = far[parent[v]] + terminals.Length - 2L * below[v];
        return [.. terminals.OrderBy(t => far[t]).ThenBy(t => t)];
    }

    private static List<int> Preorder(Graph graph, bool[] tree, int root, int[] parent)
    {
        var order = new List<int> { root };
        parent[root] = root;
        for (int i = 0; i < order.Count; i++)
        {
            int v = order[i];
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                if (!tree[graph.ArcEdge[a]] || u == parent[v])
                    continue;
                parent[u] = v;
                order.Add(u);
            }
        }
        return order;
    }
}
