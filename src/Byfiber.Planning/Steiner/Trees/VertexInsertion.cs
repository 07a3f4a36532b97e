using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// Steiner-vertex insertion: a node joins the tree when the minimum spanning tree of the tree's nodes and this one is
/// cheaper. The tree must be a minimum spanning tree of its nodes. Its merging order (Kruskal, union by size without
/// compression, so that every climb has O(log n) steps) tells the dearest edge between two of its nodes; with the
/// neighbours in the order of merging, what the new node's edges replace is a shortest way through a row, O(degree).
/// A pass costs O(m log n). The move: Minoux (1990), Uchoa, Werneck (2010).
/// </summary>
internal sealed class VertexInsertion
{
    private const int None = -1;
    private readonly Graph graph;
    private readonly TreeTrim trim;
    private readonly int[] up;
    private readonly int[] size;
    private readonly int[] rank;
    private readonly int[] link;
    private readonly int[] last;
    private readonly int[] following;
    private readonly int[] place;
    private readonly int[] replacedAt;
    private readonly List<int> chosen = [];
    private long[] row = new long[16];
    private bool[] picked = new bool[16];
    private bool[] cutHere = new bool[16];
    private int[] between = new int[16];
    private int stamp;

    public VertexInsertion(Graph graph, TreeTrim trim)
    {
        (this.graph, this.trim) = (graph, trim);
        int n = graph.NodeCount;
        (up, size, rank, link) = (new int[n], new int[n], new int[n], new int[n]);
        (last, following, place) = (new int[n], new int[n], new int[n]);
        replacedAt = new int[graph.EdgeCount];
    }

    /// <summary>
    /// Inserts the nodes that make the tree in <see cref="TreeTrim.InTree"/> cheaper, as many as do not want the same edges
    /// away; <paramref name="nodes"/> are its nodes. Returns its new cost, the same when no node is worth it.
    /// </summary>
    public long Pass(bool[] nodes, long cost)
    {
        Merge(nodes);
        chosen.Clear();
        stamp++;
        for (int v = 0; v < nodes.Length; v++)
        {
            if (!nodes[v] && IsWorthIt(v, nodes))
                chosen.Add(v);
        }
        if (chosen.Count == 0)
            return cost;
        foreach (int v in chosen)
            nodes[v] = true;
        long together = trim.Run(nodes);
        if (together < cost)
            return together;
        // Each is worth it alone, so at least one of them goes in.
        for (int i = 1; i < chosen.Count; i++)
            nodes[chosen[i]] = false;
        return trim.Run(nodes);
    }

    /// <summary>Merges the nodes along the tree's edges, cheapest first, and puts them in a row in which every merged set is a stretch.</summary>
    private void Merge(bool[] nodes)
    {
        int root = None;
        for (int v = 0; v < nodes.Length; v++)
        {
            if (!nodes[v])
                continue;
            (up[v], size[v], rank[v], last[v], following[v]) = (v, 1, int.MaxValue, v, None);
            root = v;
        }
        int merged = 0;
        foreach (int e in trim.EdgesByCost)
        {
            if (!trim.InTree[e])
                continue;
            int big = Top(graph.Tail[e]),
                small = Top(graph.Head[e]);
            if (size[big] < size[small])
                (big, small) = (small, big);
            (up[small], rank[small], link[small]) = (big, merged++, e);
            size[big] += size[small];
            following[last[big]] = small;
            last[big] = last[small];
            root = big;
        }
        int count = 0;
        for (int v = root; v != None; v = following[v])
            place[v] = count++;
    }

    private int Top(int v)
    {
        while (up[v] != v)
            v = up[v];
        return v;
    }

    /// <summary>The dearest edge on the tree's way between two nodes.</summary>
    private int Dearest(int u, int v)
    {
        int dearest = None;
        while (u != v)
        {
            if (rank[u] > rank[v])
                (u, v) = (v, u);
            dearest = link[u];
            u = up[u];
        }
        return dearest;
    }

    /// <summary>
    /// The node's neighbours in a row, each with its edge, and the dearest tree edge between each and the next. Edges between
    /// may be cut; of every stretch that is left exactly one neighbour's edge is taken. Cheapest below zero: worth it.
    /// </summary>
    private bool IsWorthIt(int v, bool[] nodes)
    {
        int count = List(v, nodes);
        if (count < 2)
            return false;
        long open = 0,
            closed = long.MaxValue / 2;
        for (int i = 0; i < count; i++)
        {
            int a = (int)row[i];
            long take = open + graph.Cost[graph.ArcEdge[a]];
            picked[i] = take < closed;
            closed = Math.Min(take, closed);
            if (i + 1 == count)
                break;
            int dearest = between[i] = Dearest(graph.ArcHead[a], graph.ArcHead[(int)row[i + 1]]);
            long cut = closed - (dearest == None ? 0 : graph.Cost[dearest]);
            cutHere[i] = cut < open;
            open = Math.Min(cut, open);
        }
        return closed < 0 && Claim(count);
    }

    /// <summary>Marks the edges that would be cut; false when another node has claimed one.</summary>
    private bool Claim(int count)
    {
        for (int claiming = 0; claiming < 2; claiming++)
        {
            bool isOpen = false;
            for (int i = count - 1; i >= 0; i--)
            {
                if (isOpen && cutHere[i])
                {
                    if (replacedAt[between[i]] == stamp && claiming == 0)
                        return false;
                    if (claiming == 1)
                        replacedAt[between[i]] = stamp;
                    isOpen = false;
                }
                if (!isOpen && picked[i])
                    isOpen = true;
            }
        }
        return true;
    }

    private int List(int v, bool[] nodes)
    {
        int count = 0,
            end = graph.FirstArc[v + 1];
        if (row.Length < end - graph.FirstArc[v])
        {
            int room = 2 * (end - graph.FirstArc[v]);
            (row, picked, cutHere, between) = (new long[room], new bool[room], new bool[room], new int[room]);
        }
        for (int a = graph.FirstArc[v]; a < end; a++)
        {
            if (nodes[graph.ArcHead[a]])
                row[count++] = ((long)place[graph.ArcHead[a]] << 32) | (uint)a;
        }
        if (count > 1)
            row.AsSpan(0, count).Sort();
        return count;
    }
}
