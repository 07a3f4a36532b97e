using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// Groups of nodes with a prize, each with a tree that joins it and what the group's prizes pay beyond that tree. A group is
/// called by one of its members.
/// </summary>
internal sealed class PrizeGroups
{
    private const int None = -1;
    private readonly Graph graph;
    private readonly IndexedHeap heap;
    private readonly int[] owner;
    private readonly SortedDictionary<int, List<int>> membersOf = [];
    private readonly Dictionary<int, List<int>> nodesOf = [];
    private readonly long[] net;
    private readonly long[] far;
    private readonly int[] nearest;
    private readonly int[] toNearest;

    /// <summary>Every node with a prize a group of its own.</summary>
    public PrizeGroups(Graph graph, long[] prize, IndexedHeap heap)
    {
        (this.graph, this.heap) = (graph, heap);
        int n = graph.NodeCount;
        owner = new int[n];
        net = (long[])prize.Clone();
        far = new long[n];
        nearest = new int[n];
        toNearest = new int[n];
        for (int v = 0; v < n; v++)
        {
            owner[v] = prize[v] > 0 ? v : None;
            if (prize[v] <= 0)
                continue;
            membersOf[v] = [v];
            nodesOf[v] = [v];
        }
    }

    public IReadOnlyCollection<int> All => membersOf.Keys;

    /// <summary>The group to whose tree a node belongs, or -1.</summary>
    public int Of(int node) => owner[node];

    public List<int> MembersOf(int group) => membersOf[group];

    /// <summary>The nodes of the group's tree.</summary>
    public List<int> NodesOf(int group) => nodesOf[group];

    /// <summary>The group's prizes less its tree.</summary>
    public long Net(int group) => net[group];

    /// <summary>The group whose tree was nearest to a node when last surveyed, and how far it is; -1 where none is reached.</summary>
    public (int Group, long Far) Nearest(int node) => (nearest[node], far[node]);

    /// <summary>Finds the nearest group of every node.</summary>
    public void Survey()
    {
        Array.Fill(far, long.MaxValue);
        heap.Clear();
        for (int v = 0; v < owner.Length; v++)
        {
            (nearest[v], toNearest[v]) = (owner[v], None);
            if (owner[v] == None)
                continue;
            far[v] = 0;
            heap.Push(v, 0);
        }
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                if (far[v] + graph.Cost[e] >= far[u])
                    continue;
                (far[u], nearest[u], toNearest[u]) = (far[v] + graph.Cost[e], nearest[v], e);
                heap.Push(u, far[u]);
            }
        }
    }

    /// <summary>
    /// Joins groups with equal numbers by the cheapest ways between neighbours (Kruskal 1956); those that have grown.
    /// </summary>
    /// <param name="number">Per group.</param>
    public HashSet<int> Join(int[] number)
    {
        Survey();
        var links = new List<(long Cost, int Edge)>();
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            int u = graph.Tail[e],
                v = graph.Head[e];
            if (nearest[u] != nearest[v] && nearest[u] != None && number[nearest[u]] == number[nearest[v]])
                links.Add((far[u] + graph.Cost[e] + far[v], e));
        }
        links.Sort();
        var grown = new HashSet<int>();
        foreach (var (cost, e) in links)
            Join(cost, e, grown);
        grown.RemoveWhere(group => !membersOf.ContainsKey(group));
        return grown;
    }

    /// <summary>Joins the groups at the ends of a link, if they are still two, by the ways to them.</summary>
    private void Join(long cost, int link, HashSet<int> grown)
    {
        int a = owner[End(graph.Tail[link])],
            b = owner[End(graph.Head[link])];
        if (a == b)
            return;
        if (nodesOf[a].Count < nodesOf[b].Count)
            (a, b) = (b, a);
        net[a] += net[b] - cost;
        foreach (int v in nodesOf[b])
            owner[v] = a;
        nodesOf[a].AddRange(nodesOf[b]);
        membersOf[a].AddRange(membersOf[b]);
        membersOf.Remove(b);
        nodesOf.Remove(b);
        Take(graph.Tail[link], a);
        Take(graph.Head[link], a);
        grown.Add(a);
    }

    /// <summary>Where the way to the nearest tree ended when surveyed.</summary>
    private int End(int v)
    {
        while (toNearest[v] != None)
            v = graph.Other(toNearest[v], v);
        return v;
    }

    private void Take(int v, int group)
    {
        for (; owner[v] == None; v = graph.Other(toNearest[v], v))
        {
            owner[v] = group;
            nodesOf[group].Add(v);
        }
    }
}
