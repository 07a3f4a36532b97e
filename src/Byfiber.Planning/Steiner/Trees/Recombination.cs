using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// Ways out of a local optimum: another good tree is built over perturbed costs and improved by small windows; then only the
/// edges of the two trees are kept, and the problem on this small union, which shrinks to the places where they differ, is
/// solved anew. It is never worse than the better of the two. Perturbation and recombination of good trees after Ribeiro,
/// Uchoa, Werneck (2002) and Pajor, Uchoa, Werneck (2018); solving the union after the tour merging of Cook, Seymour (2003).
/// </summary>
internal sealed class Recombination
{
    private const int WindowNodes = 120;
    private const int PoolSize = 6;
    private readonly Graph graph;
    private readonly int[] terminals;
    private readonly bool[] isTerminal;
    private readonly Budget budget;
    private readonly Xoshiro random;
    private readonly PathHeuristic paths;
    private readonly TreeTrim trim;
    private readonly LocalSearch moves;
    private readonly Perturbation perturbation;
    private readonly long[] cost;
    private readonly int[] number;
    private readonly List<int> edges = [];
    private readonly List<RootedTree> pool = [];

    public Recombination(FrozenProblem problem, bool[] tree, Budget budget, Xoshiro random)
    {
        (graph, terminals, isTerminal) = (problem.Graph, problem.Terminals, problem.IsTerminal);
        (this.budget, this.random) = (budget, random);
        paths = new PathHeuristic(graph, terminals, isTerminal);
        trim = new TreeTrim(graph, isTerminal);
        moves = new LocalSearch(graph, terminals, isTerminal, trim);
        perturbation = new Perturbation(graph, terminals);
        cost = new long[graph.EdgeCount];
        number = new int[graph.NodeCount];
        pool.Add(Rooted(tree));
    }

    /// <summary>The best tree known here.</summary>
    public RootedTree Best => pool[0];

    /// <summary>One more tree, united with each of the pool; true when the best became better.</summary>
    public bool Step()
    {
        long before = Best.Cost;
        if (Another() is not { } tree)
            return false;
        for (int i = pool.Count - 1; i >= 0 && !budget.Exhausted; i--)
            tree = Unite(tree, pool[i]);
        pool.RemoveAll(other => other.Cost == tree.Cost);
        pool.Add(tree);
        pool.Sort((a, b) => a.Cost.CompareTo(b.Cost));
        if (pool.Count > PoolSize)
            pool.RemoveAt(PoolSize);
        return Best.Cost < before;
    }

    /// <summary>A tree over costs up to a third dearer, improved by moves and by small windows; null when the budget ended it.</summary>
    private RootedTree? Another()
    {
        int percent = 5 + random.Next(30);
        for (int e = 0; e < cost.Length; e++)
            cost[e] = perturbation.Of(e, percent, random);
        if (!paths.Run(terminals[random.Next(terminals.Length)], cost, budget))
            return null;
        trim.Run(paths.InTree);
        budget.Spend(2L * graph.EdgeCount);
        bool[] edgesOfTree = (bool[])trim.InTree.Clone();
        moves.Run(edgesOfTree, budget);
        RootedTree tree = Rooted(edgesOfTree);
        new WindowSearch(graph, terminals, isTerminal, tree, budget, random).Sweep(WindowNodes, null);
        return budget.Exhausted ? null : tree;
    }

    /// <summary>The best tree found on the union of two; one of the two when there is none better.</summary>
    private RootedTree Unite(RootedTree one, RootedTree other)
    {
        RootedTree better = one.Cost < other.Cost ? one : other;
        edges.Clear();
        Array.Fill(number, -1);
        int nodes = 0;
        foreach (int t in terminals)
            number[t] = nodes++;
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            if (!one.Edges[e] && !other.Edges[e])
                continue;
            edges.Add(e);
            nodes = Number(graph.Tail[e], Number(graph.Head[e], nodes));
        }
        budget.Spend(2L * graph.EdgeCount);
        var marks = new bool[nodes];
        Array.Fill(marks, true, 0, terminals.Length);
        var union = new Graph(
            nodes,
            [.. edges.Select(e => number[graph.Tail[e]])],
            [.. edges.Select(e => number[graph.Head[e]])],
            [.. edges.Select(e => graph.Cost[e])]
        );
        Budget share = budget.Part(200L * edges.Count);
        var incumbent = new Incumbent(union, share, null);
        incumbent.Offer([.. edges.Select(e => better.Edges[e])], better.Cost);
        new Search(union, marks, incumbent, share, random).Reduce(idleAscents: 3, trees: 8);
        if (incumbent.Upper >= better.Cost)
            return better;
        var found = new bool[graph.EdgeCount];
        for (int i = 0; i < edges.Count; i++)
            found[edges[i]] = incumbent.InTree[i];
        return Rooted(found);
    }

    private int Number(int v, int nodes)
    {
        if (number[v] >= 0)
            return nodes;
        number[v] = nodes;
        return nodes + 1;
    }

    private RootedTree Rooted(bool[] tree) => new(graph, isTerminal, terminals[0], tree);
}
