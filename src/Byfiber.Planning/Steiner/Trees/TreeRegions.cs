using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// The Voronoi diagram of a tree's nodes over the graph: for every node the nearest node of the tree (its base) and the way
/// there; O(m log n). When nodes leave the tree, the nodes of their regions are lost, and can be given to the neighbouring
/// regions for the time of one question, in time that depends on these nodes only. Mehlhorn (1988); the repair after
/// Uchoa, Werneck (2010).
/// </summary>
internal sealed class TreeRegions
{
    public const int None = -1;
    private const long Far = long.MaxValue;
    private readonly Graph graph;
    private readonly IndexedHeap heap;
    private readonly long[] distance;
    private readonly int[] toward;
    private readonly int[] home;
    private readonly int[] first;
    private readonly int[] next;
    private readonly long[] newDistance;
    private readonly int[] newToward;
    private readonly int[] newHome;
    private readonly int[] lostAt;
    private readonly int[] lost;
    private int stamp;

    public TreeRegions(Graph graph)
    {
        this.graph = graph;
        int n = graph.NodeCount;
        heap = new IndexedHeap(n);
        (distance, newDistance) = (new long[n], new long[n]);
        (toward, home, first, next) = (new int[n], new int[n], new int[n], new int[n]);
        (newToward, newHome, lostAt, lost) = (new int[n], new int[n], new int[n], new int[n]);
    }

    /// <summary>How many nodes are lost.</summary>
    public int LostCount { get; private set; }

    /// <summary>Arc scans since the last look; reading resets it.</summary>
    public long TakeScans()
    {
        long taken = scans;
        scans = 0;
        return taken;
    }

    private long scans;

    /// <summary>The tree node nearest to this one, lost nodes excepted; none where no way leads.</summary>
    public int Base(int v) => home[v];

    public long Distance(int v) => distance[v];

    public int LostNode(int i) => lost[i];

    public bool IsLost(int v) => lostAt[v] == stamp;

    /// <summary>As <see cref="Base"/>, of a lost node after <see cref="Refill"/>; none beyond its limit.</summary>
    public int NewBase(int v) => newHome[v];

    public long NewDistance(int v) => newDistance[v];

    /// <summary>The first edge on the way to the base.</summary>
    public int Toward(int v) => IsLost(v) ? newToward[v] : toward[v];

    /// <summary>The diagram of the tree as it stands.</summary>
    public void Grow(RootedTree tree)
    {
        heap.Clear();
        Array.Fill(distance, Far);
        Array.Fill(home, None);
        Array.Fill(first, None);
        Clear();
        for (int i = 0; i < tree.Count; i++)
        {
            int v = tree.NodeAt(i);
            (distance[v], home[v], toward[v]) = (0, v, None);
            heap.Push(v, 0);
        }
        while (heap.Count > 0)
        {
            int v = heap.Pop(),
                b = home[v],
                end = graph.FirstArc[v + 1];
            next[v] = first[b];
            first[b] = v;
            long here = distance[v];
            for (int a = graph.FirstArc[v]; a < end; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                long reach = here + graph.Cost[e];
                if (reach >= distance[u])
                    continue;
                (distance[u], home[u], toward[u]) = (reach, b, e);
                heap.Push(u, reach);
            }
        }
        scans += graph.NodeCount + 2L * graph.EdgeCount;
    }

    /// <summary>No node is lost any more.</summary>
    public void Clear()
    {
        stamp++;
        LostCount = 0;
    }

    /// <summary>The region of this tree node is lost, itself included.</summary>
    public void Lose(int b)
    {
        for (int v = first[b]; v != None; v = next[v])
        {
            lostAt[v] = stamp;
            lost[LostCount++] = v;
        }
    }

    /// <summary>Gives the lost nodes that are nearer than the limit to the regions of the nodes that still stand.</summary>
    public void Refill(long limit, bool[] standing)
    {
        heap.Clear();
        for (int i = 0; i < LostCount; i++)
        {
            int v = lost[i],
                end = graph.FirstArc[v + 1];
            (newDistance[v], newHome[v]) = (limit, None);
            scans += end - graph.FirstArc[v] + 1;
            for (int a = graph.FirstArc[v]; a < end; a++)
            {
                int u = graph.ArcHead[a];
                if (!IsLost(u) && home[u] != None && standing[home[u]])
                    Reach(v, distance[u] + graph.Cost[graph.ArcEdge[a]], home[u], graph.ArcEdge[a]);
            }
        }
        while (heap.Count > 0)
        {
            int v = heap.Pop(),
                end = graph.FirstArc[v + 1];
            scans += end - graph.FirstArc[v] + 1;
            for (int a = graph.FirstArc[v]; a < end; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                if (IsLost(u))
                    Reach(u, newDistance[v] + graph.Cost[e], newHome[v], e);
            }
        }
    }

    private void Reach(int v, long reach, int b, int e)
    {
        if (reach >= newDistance[v])
            return;
        (newDistance[v], newHome[v], newToward[v]) = (reach, b, e);
        heap.Push(v, reach);
    }
}
