using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Trees;

namespace Byfiber.Planning.Steiner.Decomposition;

/// <summary>
/// A bound that adds up over the parts of a partition. Each part, with all other nodes contracted into one root, is a
/// Steiner problem of its own: join the part's terminals to the root. The sum of bounds on these is a bound on the whole.
/// <para>
/// Proof. Let r be any terminal, contracted into the root of its part. Direct a cheapest tree of the whole away from r; each
/// of its edges then leads into one node, so into one part. Take a part P and the edges that lead into nodes of P. Following
/// these back from a terminal of P one stays in P until an edge comes from outside or from r, so they join every terminal
/// of P to P's root, and cost at least the part's optimum. No edge leads into two parts, hence the optima of the parts add
/// up to at most the tree's cost. An edge between parts counts with its whole cost on both sides: splitting it in halves
/// would be valid too, but weaker, for the tree uses it in one direction only.
/// </para>
/// What is lost is that a part reaches the root anywhere along its border.
/// </summary>
internal sealed class PartBounds
{
    private const int Root = 0;
    private readonly Graph graph;
    private readonly bool[] isTerminal;
    private readonly Partition partition;
    private readonly Budget budget;
    private readonly Xoshiro random;
    private readonly int rootTerminal;
    private readonly int[] number;
    private readonly long[] bound;

    public PartBounds(Graph graph, bool[] isTerminal, Partition partition, Budget budget, Xoshiro random)
    {
        (this.graph, this.isTerminal, this.partition) = (graph, isTerminal, partition);
        (this.budget, this.random) = (budget, random);
        rootTerminal = Array.IndexOf(isTerminal, true);
        number = new int[graph.NodeCount];
        bound = new long[partition.Count];
    }

    /// <summary>The bound on the whole, so far.</summary>
    public long Sum { get; private set; }

    /// <summary>Raises the bound of one part with so many scans per edge; a good tree of the whole helps.</summary>
    public void Visit(int part, bool[] tree, long scansPerEdge)
    {
        bool[] mustJoin = Number(partition.NodesOf(part));
        var local = Extract(part, tree, out List<int> inTree);
        if (mustJoin.Count(must => must) < 2 || !Limits.AreSafe(local.Cost))
            return;
        Budget share = budget.Part(scansPerEdge * local.EdgeCount);
        var incumbent = new Incumbent(local, share, null);
        var trim = new TreeTrim(local, mustJoin);
        long cost = trim.Run(inTree, Root);
        incumbent.Offer(trim.InTree, cost);
        new Search(local, mustJoin, incumbent, share, random).Prove();
        Sum += Math.Max(0, incumbent.Lower - bound[part]);
        bound[part] = Math.Max(bound[part], incumbent.Lower);
    }

    private bool[] Number(ReadOnlySpan<int> nodes)
    {
        int count = 1;
        foreach (int v in nodes)
            number[v] = v == rootTerminal ? Root : count++;
        var mustJoin = new bool[count];
        mustJoin[Root] = true;
        foreach (int v in nodes)
            mustJoin[number[v]] |= isTerminal[v];
        return mustJoin;
    }

    /// <summary>The part's edges and those to its root, and which of them are in the tree.</summary>
    private Graph Extract(int part, bool[] tree, out List<int> inTree)
    {
        int nodes = 1;
        List<int> tail = [],
            head = [];
        List<long> cost = [];
        inTree = [];
        foreach (int v in partition.NodesOf(part))
        {
            nodes = Math.Max(nodes, number[v] + 1);
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                bool inside = partition.PartOf[u] == part;
                int end = inside ? number[u] : Root;
                if (end == number[v] || (inside && graph.Tail[e] != v))
                    continue;
                if (tree[e])
                    inTree.Add(tail.Count);
                tail.Add(number[v]);
                head.Add(end);
                cost.Add(graph.Cost[e]);
            }
        }
        budget.Spend(2L * tail.Count);
        return new Graph(nodes, [.. tail], [.. head], [.. cost]);
    }
}
