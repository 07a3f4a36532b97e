using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// For every node its few nearest terminals, and for two terminals the longest hop on the best way from one to the other
/// that may rest at terminals (the bottleneck in their minimum spanning tree). Together they bound the special distance of
/// two nodes from above: the least, over all ways between them, of the longest stretch without a terminal on it.
/// O(k m log n) to make, O(k^2 log n) to ask.
/// Duin, Volgenant (1989); the bound by nearest terminals after Polzin, Vahdati Daneshmand (2001), the spanning tree by
/// Mehlhorn (1988).
/// </summary>
internal sealed class TerminalDistances
{
    public const long Far = long.MaxValue / 4;
    private const int Near = 4;
    private const int None = -1;
    private readonly Graph graph;
    private readonly int[] terminalOf;
    private readonly long[] distanceOf;
    private readonly int[] parent;
    private readonly long[] hop;

    public TerminalDistances(Graph graph, int[] terminals, IndexedHeap heap, Budget budget)
    {
        this.graph = graph;
        terminalOf = new int[Near * graph.NodeCount];
        distanceOf = new long[Near * graph.NodeCount];
        Array.Fill(terminalOf, None);
        Array.Fill(distanceOf, Far);
        parent = new int[graph.NodeCount];
        hop = new long[graph.NodeCount];
        int rounds = Math.Min(Near, terminals.Length);
        for (int rank = 0; rank < rounds; rank++)
            Label(rank, terminals, heap);
        Span();
        budget.Spend((2L * rounds + 2) * graph.EdgeCount);
    }

    /// <summary>
    /// Not less than the special distance of the two nodes. The way it rests on may use any edge, even the one between them:
    /// delete only what is dearer, not what is as dear.
    /// </summary>
    public long SpecialDistance(int u, int v, long enough, long limit = Far)
    {
        long best = limit;
        for (int i = Near * u; i < Near * (u + 1) && distanceOf[i] < best; i++)
        {
            for (int j = Near * v; j < Near * (v + 1) && distanceOf[j] < best; j++)
            {
                long stretch = Math.Max(distanceOf[i], distanceOf[j]);
                best = Math.Min(best, Math.Max(stretch, LongestHop(terminalOf[i], terminalOf[j], best)));
                if (best < enough)
                    return best;
            }
        }
        return best;
    }

    /// <summary>
    /// One search: labels of this rank grow from the labels of lower rank of their neighbours, and from each other. A
    /// terminal that is among a node's k nearest is so at the next node of the way to it as well.
    /// </summary>
    private void Label(int rank, int[] terminals, IndexedHeap heap)
    {
        heap.Clear();
        if (rank == 0)
        {
            foreach (int t in terminals)
                Take(t, 0, t, 0, heap);
        }
        else
        {
            for (int e = 0; e < graph.EdgeCount; e++)
            {
                Offer(graph.Tail[e], graph.Head[e], graph.Cost[e], rank, rank, heap);
                Offer(graph.Head[e], graph.Tail[e], graph.Cost[e], rank, rank, heap);
            }
        }
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                Offer(v, graph.ArcHead[a], graph.Cost[graph.ArcEdge[a]], rank, rank + 1, heap);
        }
    }

    /// <summary>The nearest terminal of v among the first so many that u does not know yet in a lower rank.</summary>
    private void Offer(int v, int u, long cost, int rank, int ranks, IndexedHeap heap)
    {
        for (int i = 0; i < ranks; i++)
        {
            int t = terminalOf[Near * v + i];
            if (t == None)
                return;
            if (Knows(u, t, rank))
                continue;
            Take(u, rank, t, distanceOf[Near * v + i] + cost, heap);
            return;
        }
    }

    private bool Knows(int u, int terminal, int ranks)
    {
        for (int i = Near * u; i < Near * u + ranks; i++)
        {
            if (terminalOf[i] == terminal)
                return true;
        }
        return false;
    }

    private void Take(int v, int rank, int terminal, long distance, IndexedHeap heap)
    {
        int at = Near * v + rank;
        if (distance >= distanceOf[at])
            return;
        (terminalOf[at], distanceOf[at]) = (terminal, distance);
        heap.Push(v, distance);
    }

    /// <summary>The terminals' spanning tree over the borders of their regions, as a forest that remembers each union's hop.</summary>
    private void Span()
    {
        for (int v = 0; v < parent.Length; v++)
            parent[v] = v;
        var size = new int[parent.Length];
        int count = 0;
        var edges = new int[graph.EdgeCount];
        var length = new long[graph.EdgeCount];
        for (int e = 0; e < edges.Length; e++)
        {
            int u = graph.Tail[e],
                v = graph.Head[e];
            if (terminalOf[Near * u] == terminalOf[Near * v])
                continue;
            length[count] = distanceOf[Near * u] + graph.Cost[e] + distanceOf[Near * v];
            edges[count++] = e;
        }
        // Ties may fall either way: the bottlenecks are the same in every minimum spanning tree.
        Array.Sort(length, edges, 0, count);
        for (int i = 0; i < count; i++)
        {
            int a = Top(terminalOf[Near * graph.Tail[edges[i]]]),
                b = Top(terminalOf[Near * graph.Head[edges[i]]]);
            if (a == b)
                continue;
            if (size[a] > size[b])
                (a, b) = (b, a);
            (parent[a], hop[a]) = (b, length[i]);
            size[b] += size[a] + 1;
        }
    }

    private int Top(int t)
    {
        while (parent[t] != t)
            t = parent[t];
        return t;
    }

    /// <summary>
    /// The longest hop between two terminals: hops grow on the way up, so the lesser of the two climbs until both meet.
    /// At least the limit when it exceeds that.
    /// </summary>
    private long LongestHop(int s, int t, long limit)
    {
        long longest = 0;
        while (s != t)
        {
            long up = parent[s] == s ? Far : hop[s],
                over = parent[t] == t ? Far : hop[t];
            longest = Math.Min(up, over);
            if (longest >= limit)
                return longest;
            if (up <= over)
                s = parent[s];
            else
                t = parent[t];
        }
        return longest;
    }
}
