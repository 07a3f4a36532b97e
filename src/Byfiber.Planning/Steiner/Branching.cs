using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Steiner;

/// <summary>
/// Branch and bound on a small graph: in one branch a node becomes a terminal, in the other it is deleted, and each is
/// searched as a problem of its own, with the best tree's cost as the mark to beat. The lesser of the two bounds is a bound
/// for both. Depth first, the branch that agrees with the best tree first.
/// Branching on nodes after Leitner, Ljubic, Luipersbeck, Sinnl (2018).
/// </summary>
internal sealed class Branching(
    FrozenProblem problem,
    bool[] tree,
    long upper,
    Budget budget,
    Xoshiro random,
    int depth
)
{
    /// <summary>Deeper trees of branches are given up: the bound then is that of the branch point.</summary>
    public const int DeepestBranch = 60;

    /// <summary>The best tree, in the problem's edges: the one given, unless a branch found a cheaper one.</summary>
    public bool[] Tree { get; private set; } = tree;

    public long Upper { get; private set; } = upper;

    /// <summary>What every tree of the problem costs at least, or <see cref="Upper"/> when nothing is cheaper.</summary>
    public long Lower { get; private set; }

    /// <summary>Searches both branches at a node that is no terminal.</summary>
    public void Run(int node)
    {
        bool inTree = Arcs(node).Any(e => Tree[e]);
        long first = Branch(node, joined: inTree),
            second = first == 0 ? 0 : Branch(node, joined: !inTree);
        Lower = Math.Min(Upper, Math.Min(first, second));
    }

    private IEnumerable<int> Arcs(int node)
    {
        Graph graph = problem.Graph;
        for (int a = graph.FirstArc[node]; a < graph.FirstArc[node + 1]; a++)
            yield return graph.ArcEdge[a];
    }

    /// <summary>What a tree that holds the node, or one without it, costs at least.</summary>
    private long Branch(int node, bool joined)
    {
        Graph graph = problem.Graph;
        var mustJoin = (bool[])problem.IsTerminal.Clone();
        mustJoin[node] = joined;
        int[] edges =
        [
            .. Enumerable
                .Range(0, graph.EdgeCount)
                .Where(e => joined || (graph.Tail[e] != node && graph.Head[e] != node)),
        ];
        var branch = new Graph(
            graph.NodeCount,
            Array.ConvertAll(edges, e => graph.Tail[e]),
            Array.ConvertAll(edges, e => graph.Head[e]),
            Array.ConvertAll(edges, e => graph.Cost[e])
        );
        // A proof ends the budget that it was found under: each branch has one of its own.
        Budget share = budget.Part(budget.Total - budget.Spent);
        var incumbent = new Incumbent(branch, share, null);
        // Where the tree disagrees with the branch it is no solution, but still the mark to beat and a guide.
        incumbent.Offer(Array.ConvertAll(edges, e => Tree[e]), Upper);
        new Search(branch, mustJoin, incumbent, share, random, thorough: true).Prove(depth + 1);
        if (incumbent.Upper < Upper)
        {
            Upper = incumbent.Upper;
            Tree = new bool[graph.EdgeCount];
            for (int i = 0; i < edges.Length; i++)
                Tree[edges[i]] = incumbent.InTree[i];
        }
        return incumbent.Lower;
    }
}
