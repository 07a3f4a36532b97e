using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// Nodes that are in a best tree for their prizes, all in the same one: of the best trees one with most nodes. A node that is
/// reached from that tree for at most its prize is in it, or it would not have most. So of two nodes each of which pays the way
/// from the other the tree has both or neither, and of a group of such nodes all or none; a group in turn pays ways with all
/// its prizes less the tree that joins them (<see cref="PrizeGroups"/>). At last the groups that pay the way from the root are
/// sure, and then those that pay the way from these: a village pays its way where no house of it does.
/// Of a group in the tree no more is known than that its prize nodes are in it, and beside each of them some neighbour: where ways
/// begin says <see cref="Exits"/>. Short searches round the prize nodes, then a few rounds of O(m log n).
/// </summary>
internal sealed class SureNodes
{
    private const int None = -1;

    /// <summary>Groups hardly grow after five rounds.</summary>
    private const int MostRounds = 20;

    private readonly Graph graph;
    private readonly long[] prize;
    private readonly IndexedHeap heap;
    private readonly List<int> members = [];
    private readonly Exits exits;
    private readonly PrizeGroups groups;

    /// <param name="graph">The graph.</param>
    /// <param name="prize">Per node.</param>
    /// <param name="root">A node that the tree must contain.</param>
    public SureNodes(Graph graph, long[] prize, int root)
    {
        (this.graph, this.prize) = (graph, prize);
        heap = new IndexedHeap(graph.NodeCount);
        for (int v = 0; v < prize.Length; v++)
        {
            if (prize[v] > 0)
                members.Add(v);
        }
        exits = new Exits(graph, prize, members, root);
        groups = new PrizeGroups(graph, prize, members, exits);
    }

    /// <summary>Per node whether it is sure; the sources are.</summary>
    /// <param name="sources">The root, and nodes that are in the tree for other reasons.</param>
    public bool[] From(int[] sources)
    {
        for (int round = 0; round < MostRounds && groups.Merge(heap); round++) { }
        var sure = new bool[graph.NodeCount];
        var reach = new long[graph.NodeCount];
        var joined = new bool[graph.NodeCount];
        Array.Fill(reach, long.MaxValue);
        heap.Clear();
        foreach (int s in sources)
        {
            sure[s] = true;
            Offer(s, 0);
        }
        foreach (int s in sources)
        {
            Leave(s);
            if (prize[s] > 0)
                Join(groups.Of(s));
        }
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            if (groups.Of(v) is not None and var g && reach[v] <= groups.Net(g))
                Join(g);
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                Offer(graph.ArcHead[a], reach[v] + graph.Cost[graph.ArcEdge[a]]);
        }
        return sure;

        void Join(int group)
        {
            if (joined[group])
                return;
            joined[group] = true;
            foreach (int v in groups.MembersOf(group))
            {
                sure[v] = true;
                Offer(v, 0);
                Leave(v);
            }
        }

        void Leave(int v)
        {
            foreach (var (there, cost) in exits.Of(v))
                Offer(there, cost);
        }

        void Offer(int v, long cost)
        {
            if (cost >= reach[v])
                return;
            reach[v] = cost;
            heap.Push(v, cost);
        }
    }
}
