using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Decomposition;

/// <summary>The nodes of a graph in disjoint parts, listed part by part.</summary>
internal sealed class Partition
{
    private readonly int[] first;
    private readonly int[] nodes;

    private Partition(int[] partOf, int count)
    {
        (PartOf, Count) = (partOf, count);
        first = new int[count + 1];
        foreach (int p in partOf)
            first[p + 1]++;
        for (int p = 0; p < count; p++)
            first[p + 1] += first[p];
        nodes = new int[partOf.Length];
        int[] next = first[..count];
        for (int v = 0; v < partOf.Length; v++)
            nodes[next[partOf[v]]++] = v;
    }

    public int Count { get; }

    /// <summary>Per node its part.</summary>
    public int[] PartOf { get; }

    public ReadOnlySpan<int> NodesOf(int part) => nodes.AsSpan(first[part], first[part + 1] - first[part]);

    /// <summary>
    /// Parts around random nodes: every node goes to the source that is fewest edges away. Connected, O(n + m); sizes differ
    /// by a small factor.
    /// </summary>
    public static Partition AroundSources(Graph graph, int partEdges, Xoshiro random)
    {
        int n = graph.NodeCount,
            count = Math.Clamp(graph.EdgeCount / partEdges, 1, n);
        var partOf = new int[n];
        Array.Fill(partOf, -1);
        var queue = new int[n];
        int queued = 0;
        while (queued < count)
        {
            int v = random.Next(n);
            if (partOf[v] >= 0)
                continue;
            partOf[v] = queued;
            queue[queued++] = v;
        }
        for (int i = 0; i < queued; i++)
        {
            int v = queue[i];
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                if (partOf[u] >= 0)
                    continue;
                partOf[u] = partOf[v];
                queue[queued++] = u;
            }
        }
        return new Partition(partOf, count);
    }

    /// <summary>
    /// Subtrees of a tree, each with the nodes that are nearest to it: the tree is cut from the leaves up wherever so many
    /// edges have come together. The borders lie as far from the tree as can be, but for one cut tree edge a part, so what a
    /// part proves loses little there. O(m log n) for the nearest tree nodes.
    /// </summary>
    public static Partition Subtrees(Graph graph, bool[] tree, int root, int partEdges)
    {
        int n = graph.NodeCount;
        var parentEdge = new int[n];
        int[] order = DepthFirst(graph, tree, root, parentEdge, out int size);
        int[] nearest = NearestOf(graph, order.AsSpan(0, size));
        var weight = new long[n];
        for (int v = 0; v < n; v++)
            weight[nearest[v]] += graph.FirstArc[v + 1] - graph.FirstArc[v];
        var partOf = new int[n];
        Array.Fill(partOf, -1);
        int count = 0;
        for (int i = size - 1; i >= 0; i--)
        {
            int v = order[i];
            if (i == 0 || weight[v] >= 2L * partEdges)
                partOf[v] = count++;
            else
                weight[graph.Other(parentEdge[v], v)] += weight[v];
        }
        for (int i = 1; i < size; i++)
        {
            int v = order[i];
            if (partOf[v] < 0)
                partOf[v] = partOf[graph.Other(parentEdge[v], v)];
        }
        for (int v = 0; v < n; v++)
            partOf[v] = partOf[nearest[v]];
        return new Partition(partOf, count);
    }

    /// <summary>The tree's nodes, each after the one it hangs at.</summary>
    public static int[] DepthFirst(Graph graph, bool[] tree, int root, int[] parentEdge, out int size)
    {
        var order = new int[graph.NodeCount];
        var stack = new Stack<int>();
        parentEdge[root] = -1;
        stack.Push(root);
        size = 0;
        while (stack.TryPop(out int v))
        {
            order[size++] = v;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int e = graph.ArcEdge[a];
                if (!tree[e] || e == parentEdge[v])
                    continue;
                parentEdge[graph.ArcHead[a]] = e;
                stack.Push(graph.ArcHead[a]);
            }
        }
        return order;
    }

    /// <summary>Per node the nearest of the given nodes; Dijkstra from all of them at once.</summary>
    private static int[] NearestOf(Graph graph, ReadOnlySpan<int> sources)
    {
        var nearest = new int[graph.NodeCount];
        var distance = new long[graph.NodeCount];
        Array.Fill(distance, long.MaxValue);
        var heap = new IndexedHeap(graph.NodeCount);
        foreach (int v in sources)
        {
            (nearest[v], distance[v]) = (v, 0);
            heap.Push(v, 0);
        }
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                long reach = distance[v] + graph.Cost[graph.ArcEdge[a]];
                if (reach >= distance[u])
                    continue;
                (nearest[u], distance[u]) = (nearest[v], reach);
                heap.Push(u, reach);
            }
        }
        return nearest;
    }
}
