namespace Byfiber.Planning.Graphs;

/// <summary>
/// Shortest paths from a set of sources by Dijkstra (1959) with a binary heap, O((n + m) log n). Ties are broken by node
/// id, so that the same graph always gives the same paths.
/// </summary>
public sealed class ShortestPaths
{
    private ShortestPaths(long[] distance, int[] edge) => (Distance, Edge) = (distance, edge);

    /// <summary>Per node: distance from the nearest source; <see cref="long.MaxValue"/> where none leads.</summary>
    public long[] Distance { get; }

    /// <summary>Per node: the last edge of its path, or -1 at a source and where no path leads.</summary>
    public int[] Edge { get; }

    /// <param name="graph">The graph.</param>
    /// <param name="sources">Nodes at distance 0.</param>
    /// <param name="cost">The cost of an edge in place of the graph's, or a negative number where it is closed.</param>
    /// <param name="isTarget">Stops at the first settled node for which this is true.</param>
    public static ShortestPaths From(
        Graph graph,
        IEnumerable<int> sources,
        Func<int, long>? cost = null,
        Func<int, bool>? isTarget = null
    )
    {
        var distance = new long[graph.NodeCount];
        var edge = new int[graph.NodeCount];
        Array.Fill(distance, long.MaxValue);
        Array.Fill(edge, -1);
        var queue = new PriorityQueue<int, (long, int)>();
        foreach (int source in sources)
        {
            distance[source] = 0;
            queue.Enqueue(source, (0, source));
        }
        while (queue.TryDequeue(out int v, out var key))
        {
            if (key.Item1 != distance[v])
                continue;
            if (isTarget is not null && isTarget(v))
                return new ShortestPaths(distance, edge) { Reached = v };
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                long c = cost is null ? graph.Cost[graph.ArcEdge[a]] : cost(graph.ArcEdge[a]);
                int w = graph.ArcHead[a];
                if (c < 0 || key.Item1 + c >= distance[w])
                    continue;
                distance[w] = key.Item1 + c;
                edge[w] = graph.ArcEdge[a];
                queue.Enqueue(w, (distance[w], w));
            }
        }
        return new ShortestPaths(distance, edge);
    }

    /// <summary>The target at which the search stopped; null when it ran out or there was no target.</summary>
    public int? Reached { get; private init; }

    /// <summary>The edges of the path to v, from v back to its source.</summary>
    public IEnumerable<int> PathBack(Graph graph, int v)
    {
        for (int e = Edge[v]; e >= 0; e = Edge[v])
        {
            yield return e;
            v = graph.Other(e, v);
        }
    }
}
