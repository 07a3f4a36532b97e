using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// Nodes that are in a best tree for their prizes, all in the same one: of the best trees one with most nodes. A node that is
/// reached from that tree for at most its prize is in it, or it would not have most. So of two nodes each of which pays the way
/// from the other the tree has both or neither, and of a group of such nodes all or none; a group in turn pays ways with all
/// its prizes less the tree that joins them (<see cref="PrizeGroups"/>, <see cref="WaysToGroup"/>). At last what the root implies
/// is sure, and what that implies: a village pays its way where no house of it does. One that does not is sure all
/// the same if it pays the way together with others beside it that imply it: of all these the tree has one, and so this one.
/// A few rounds of a short search per group that has changed and of O(m log n).
/// </summary>
internal sealed class SureNodes
{
    private const int None = -1;

    /// <summary>Groups hardly grow after five rounds.</summary>
    private const int MostRounds = 20;

    /// <summary>Sure nodes, those nearest to a group, from which it and others are asked to pay the way together.</summary>
    private const int MostStarts = 8;

    private readonly Graph graph;
    private readonly long[] prize;
    private readonly PrizeGroups groups;
    private readonly WaysToGroup ways;
    private readonly Dictionary<int, List<int>> impliers = [];
    private readonly List<int>?[] implied;
    private readonly bool[] sure;

    private SureNodes(Graph graph, long[] prize, int root, int[] sources)
    {
        (this.graph, this.prize) = (graph, prize);
        var counts = Array.ConvertAll(prize, p => p > 0);
        foreach (int s in sources)
            counts[s] = true;
        var heap = new IndexedHeap(graph.NodeCount);
        groups = new PrizeGroups(graph, prize, heap);
        ways = new WaysToGroup(graph, counts, root, heap);
        implied = new List<int>?[graph.NodeCount];
        sure = new bool[graph.NodeCount];
    }

    /// <summary>Per node whether it is sure; the sources are.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="prize">Per node.</param>
    /// <param name="root">A node that the tree must contain.</param>
    /// <param name="sources">The root, and nodes that are in the tree for other reasons.</param>
    public static bool[] Find(Graph graph, long[] prize, int root, int[] sources)
    {
        var search = new SureNodes(graph, prize, root, sources);
        search.Group();
        foreach (int group in search.groups.All)
        {
            foreach (int v in search.impliers[group])
                (search.implied[v] ??= []).Add(group);
        }
        foreach (int s in sources)
            search.Mark(s);
        search.JoinTogether();
        return search.sure;
    }

    private void Group()
    {
        HashSet<int> changed = [.. groups.All];
        for (int round = 0; changed.Count > 0; round++)
        {
            foreach (int group in changed)
                impliers[group] = [.. ways.From(groups.NodesOf(group), groups.Net(group)).Distinct()];
            if (round == MostRounds)
                return;
            changed = groups.Join(Components());
        }
    }

    /// <summary>Strong components of who implies whom, per group a number (Kosaraju 1978, Sharir 1981).</summary>
    private int[] Components()
    {
        var from = new List<int>?[graph.NodeCount];
        foreach (int group in groups.All)
        {
            from[group] =
            [
                .. impliers[group].Where(v => prize[v] > 0).Select(groups.Of).Where(g => g != group).Distinct(),
            ];
        }
        var to = new List<int>?[graph.NodeCount];
        foreach (int group in groups.All)
        {
            foreach (int g in from[group]!)
                (to[g] ??= []).Add(group);
        }
        var component = new int[graph.NodeCount];
        Array.Fill(component, None);
        var open = new Stack<int>();
        foreach (int group in LastLeft(to))
        {
            if (component[group] != None)
                continue;
            component[group] = group;
            open.Push(group);
            while (open.TryPop(out int g))
            {
                foreach (int h in from[g]!)
                {
                    if (component[h] != None)
                        continue;
                    component[h] = group;
                    open.Push(h);
                }
            }
        }
        return component;
    }

    /// <summary>The groups in the order in which a search in depth leaves them, the last one first.</summary>
    private List<int> LastLeft(List<int>?[] to)
    {
        var order = new List<int>();
        var seen = new bool[graph.NodeCount];
        var stack = new Stack<(int Group, int Next)>();
        foreach (int start in groups.All)
        {
            if (!seen[start])
                stack.Push((start, 0));
            seen[start] = true;
            while (stack.TryPop(out var at))
            {
                if (to[at.Group] is not { } next || at.Next == next.Count)
                {
                    order.Add(at.Group);
                    continue;
                }
                stack.Push((at.Group, at.Next + 1));
                if (!seen[next[at.Next]])
                    stack.Push((next[at.Next], 0));
                seen[next[at.Next]] = true;
            }
        }
        order.Reverse();
        return order;
    }

    /// <summary>A node is sure, and all that it implies.</summary>
    private void Mark(int node)
    {
        var open = new Stack<int>([node]);
        while (open.TryPop(out int v))
        {
            if (prize[v] > 0 && !sure[v])
            {
                foreach (int u in groups.MembersOf(groups.Of(v)))
                {
                    sure[u] = true;
                    open.Push(u);
                }
            }
            sure[v] = true;
            if (implied[v] is not { } all)
                continue;
            implied[v] = null;
            foreach (int group in all)
            {
                if (!IsSure(group))
                    open.Push(group);
            }
        }
    }

    private bool IsSure(int group) => sure[groups.MembersOf(group)[0]];

    /// <summary>Groups that pay the way together with others beside it, those that pay most first.</summary>
    private void JoinTogether()
    {
        groups.Survey();
        int[] byNet = [.. groups.All.OrderByDescending(groups.Net)];
        for (bool more = true; more; )
        {
            more = false;
            foreach (int group in byNet)
            {
                if (IsSure(group) || !PaysWithOthers(group))
                    continue;
                Mark(group);
                more = true;
            }
        }
    }

    private bool PaysWithOthers(int group)
    {
        HashSet<int> others = [.. impliers[group].Where(v => prize[v] > 0).Select(groups.Of)];
        others.RemoveWhere(other => other == group || groups.Net(other) <= 0);
        long limit = groups.Net(group) + others.Sum(groups.Net);
        int starts = 0;
        foreach (int v in ways.From(groups.NodesOf(group), limit))
        {
            if (!sure[v])
                continue;
            if (Pays(v, group, others))
                return true;
            if (++starts == MostStarts)
                return false;
        }
        return false;
    }

    /// <summary>Whether group and others pay the way from a node in the tree: from it, or from whichever neighbour is in the tree.</summary>
    private bool Pays(int start, int group, HashSet<int> others)
    {
        if (ways.Far(start) is not null)
            return PaysFrom(start, group, others);
        for (int a = graph.FirstArc[start]; a < graph.FirstArc[start + 1]; a++)
        {
            if (!PaysFrom(graph.ArcHead[a], group, others))
                return false;
        }
        return true;
    }

    private bool PaysFrom(int start, int group, HashSet<int> others)
    {
        var detour = new Dictionary<int, long>();
        for (int v = start; ways.Next(v) != None; v = graph.Other(ways.Next(v), v))
        {
            var (other, far) = groups.Nearest(v);
            if (others.Contains(other) && far < detour.GetValueOrDefault(other, groups.Net(other)))
                detour[other] = far;
        }
        return groups.Net(group) + detour.Sum(other => groups.Net(other.Key) - other.Value) >= ways.Far(start);
    }
}
