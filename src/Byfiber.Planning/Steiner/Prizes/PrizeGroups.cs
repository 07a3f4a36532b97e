using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// Nodes with a prize that the best tree with most nodes contains together or not at all (<see cref="SureNodes"/>), each
/// group with a tree that joins it and what the group's prizes pay beyond that tree.
/// </summary>
internal sealed class PrizeGroups
{
    private const int None = -1;
    private readonly Graph graph;
    private readonly Exits exits;
    private readonly List<int> members;
    private readonly int[] owner;
    private readonly Dictionary<int, List<int>> membersOf = [];
    private readonly Dictionary<int, List<int>> nodesOf = [];
    private readonly long[] net;
    private readonly long[] near;
    private readonly int[] nearest;
    private readonly int[] toNearest;
    private readonly long[] leave;
    private readonly int[] leaver;

    public PrizeGroups(Graph graph, long[] prize, List<int> members, Exits exits)
    {
        (this.graph, this.members, this.exits) = (graph, members, exits);
        int n = graph.NodeCount;
        owner = new int[n];
        Array.Fill(owner, None);
        net = (long[])prize.Clone();
        near = new long[n];
        nearest = new int[n];
        toNearest = new int[n];
        leave = new long[n];
        leaver = new int[n];
        foreach (int v in members)
        {
            owner[v] = v;
            membersOf[v] = [v];
            nodesOf[v] = [v];
        }
    }

    /// <summary>The group to whose tree a node belongs, or -1.</summary>
    public int Of(int node) => owner[node];

    public List<int> MembersOf(int group) => membersOf[group];

    /// <summary>The group's prizes less its tree.</summary>
    public long Net(int group) => net[group];

    /// <summary>One round: groups that imply each other become one. False when there were none.</summary>
    public bool Merge(IndexedHeap heap)
    {
        FindNearest(heap);
        FindWaysOut(heap);
        int[] component = Components(Implied());
        // The cheapest ways between groups that are to be joined, after Kruskal (1956).
        var links = new List<(long Cost, int Edge)>();
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            int a = nearest[graph.Tail[e]],
                b = nearest[graph.Head[e]];
            if (a != b && a != None && b != None && component[a] == component[b])
                links.Add((near[graph.Tail[e]] + graph.Cost[e] + near[graph.Head[e]], e));
        }
        links.Sort();
        bool merged = false;
        foreach (var (cost, e) in links)
            merged |= Join(cost, e);
        return merged;
    }

    /// <summary>The nearest group's tree of each node, and the way there.</summary>
    private void FindNearest(IndexedHeap heap)
    {
        Array.Fill(near, long.MaxValue);
        heap.Clear();
        for (int v = 0; v < owner.Length; v++)
        {
            (nearest[v], toNearest[v]) = (owner[v], None);
            if (owner[v] == None)
                continue;
            near[v] = 0;
            heap.Push(v, 0);
        }
        Spread(heap, near, nearest, toNearest);
    }

    /// <summary>The group from which each node is surely reached for least, and that cost.</summary>
    private void FindWaysOut(IndexedHeap heap)
    {
        Array.Fill(leave, long.MaxValue);
        Array.Fill(leaver, None);
        heap.Clear();
        foreach (int v in members)
        {
            foreach (var (there, cost) in exits.Of(v))
            {
                if (cost >= leave[there])
                    continue;
                (leave[there], leaver[there]) = (cost, owner[v]);
                heap.Push(there, cost);
            }
        }
        Spread(heap, leave, leaver, null);
    }

    private void Spread(IndexedHeap heap, long[] distance, int[] group, int[]? edge)
    {
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                long far = distance[v] + graph.Cost[graph.ArcEdge[a]];
                if (far >= distance[u])
                    continue;
                (distance[u], group[u]) = (far, group[v]);
                if (edge is not null)
                    edge[u] = graph.ArcEdge[a];
                heap.Push(u, far);
            }
        }
    }

    /// <summary>Pairs of groups of which the first in the tree implies the second.</summary>
    private List<(int From, int To)> Implied()
    {
        var implied = new List<(int, int)>();
        foreach (int v in members)
        {
            foreach (var (there, cost) in exits.Of(v))
                Imply(owner[v], there, cost);
        }
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            int u = graph.Tail[e],
                v = graph.Head[e];
            if (leaver[u] != None && leaver[v] != None)
            {
                Imply(leaver[u], v, leave[u] + graph.Cost[e]);
                Imply(leaver[v], u, leave[v] + graph.Cost[e]);
            }
        }
        return implied;

        void Imply(int from, int there, long cost)
        {
            int to = nearest[there];
            if (to != from && to != None && cost + near[there] <= net[to])
                implied.Add((from, to));
        }
    }

    /// <summary>Strong components of the groups, per group a number (Kosaraju 1978, Sharir 1981).</summary>
    private int[] Components(List<(int From, int To)> arcs)
    {
        int n = owner.Length;
        var (to, from) = (new List<int>?[n], new List<int>?[n]);
        foreach (var (a, b) in arcs)
        {
            (to[a] ??= []).Add(b);
            (from[b] ??= []).Add(a);
        }
        var order = new List<int>();
        var seen = new bool[n];
        var stack = new Stack<(int Group, int Next)>();
        foreach (int start in membersOf.Keys.Order())
        {
            if (seen[start])
                continue;
            seen[start] = true;
            stack.Push((start, 0));
            while (stack.TryPop(out var at))
            {
                if (to[at.Group] is not { } next || at.Next == next.Count)
                {
                    order.Add(at.Group);
                    continue;
                }
                stack.Push((at.Group, at.Next + 1));
                int g = next[at.Next];
                if (!seen[g])
                {
                    seen[g] = true;
                    stack.Push((g, 0));
                }
            }
        }
        var component = new int[n];
        Array.Fill(component, None);
        var open = new Stack<int>();
        for (int i = order.Count - 1; i >= 0; i--)
        {
            if (component[order[i]] != None)
                continue;
            component[order[i]] = order[i];
            open.Push(order[i]);
            while (open.TryPop(out int g))
            {
                foreach (int h in from[g] ?? [])
                {
                    if (component[h] != None)
                        continue;
                    component[h] = order[i];
                    open.Push(h);
                }
            }
        }
        return component;
    }

    /// <summary>Joins the groups at the ends of a link, if they are still two, by the ways to them.</summary>
    private bool Join(long cost, int link)
    {
        int a = owner[End(graph.Tail[link])],
            b = owner[End(graph.Head[link])];
        if (a == b)
            return false;
        if (nodesOf[a].Count < nodesOf[b].Count)
            (a, b) = (b, a);
        net[a] = net[a] + net[b] - cost;
        foreach (int v in nodesOf[b])
            owner[v] = a;
        nodesOf[a].AddRange(nodesOf[b]);
        membersOf[a].AddRange(membersOf[b]);
        membersOf.Remove(b);
        nodesOf.Remove(b);
        Take(graph.Tail[link], a);
        Take(graph.Head[link], a);
        return true;
    }

    /// <summary>Where the way to the nearest tree ends; ways taken in this round may end sooner.</summary>
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
