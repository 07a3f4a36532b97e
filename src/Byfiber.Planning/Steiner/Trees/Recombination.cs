using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// Ways out of a local optimum: the best tree is improved as if edges were up to some times dearer, each by chance, and
/// then over the true costs again, by moves and by small windows; so it becomes another local optimum that keeps what holds
/// under any costs. Then only the edges of the two trees are kept, and the problem on this small union, which shrinks to
/// the places where they differ, is solved anew: each place keeps the better of the two, whatever happened elsewhere.
/// Perturbation and recombination after Ribeiro, Uchoa, Werneck (2002) and Pajor, Uchoa, Werneck (2018); perturbing the
/// costs under a local search after Codenotti, Manzini, Margara, Resta (1996); solving the union after the tour merging
/// of Cook, Seymour (2003).
/// </summary>
internal sealed class Recombination
{
    private const int WindowNodes = 120;

    /// <summary>The first passes do nearly all; a few give more steps, and better trees, than local optima for the same work.</summary>
    private const int ShakenPasses = 2;
    private const int TruePasses = 3;
    private const int LeastPercent = 40;
    private const int MostPercent = 240;
    private readonly Graph graph;
    private readonly int[] terminals;
    private readonly bool[] isTerminal;
    private readonly Budget budget;
    private readonly Xoshiro random;
    private readonly LocalSearch moves;
    private readonly long[] cost;
    private readonly TreeTrim shakenTrim;
    private readonly LocalSearch shakenMoves;
    private readonly Perturbation perturbation;
    private readonly int[] number;
    private readonly List<int> edges = [];

    public Recombination(FrozenProblem problem, bool[] tree, Budget budget, Xoshiro random)
    {
        (graph, terminals, isTerminal) = (problem.Graph, problem.Terminals, problem.IsTerminal);
        (this.budget, this.random) = (budget, random);
        moves = new LocalSearch(graph, terminals, isTerminal, new TreeTrim(graph, isTerminal));
        perturbation = new Perturbation(graph, terminals);
        cost = new long[graph.EdgeCount];
        var shaken = new Graph(graph.NodeCount, graph.Tail, graph.Head, cost);
        shakenTrim = new TreeTrim(shaken, isTerminal);
        shakenMoves = new LocalSearch(shaken, terminals, isTerminal, shakenTrim);
        number = new int[graph.NodeCount];
        Best = Rooted(tree);
    }

    /// <summary>The best tree known here.</summary>
    public RootedTree Best { get; private set; }

    /// <summary>One more tree, united with the best; true when the best became better.</summary>
    public bool Step()
    {
        RootedTree best = Best,
            tree = Another();
        if (!budget.Exhausted)
            tree = Unite(tree, best);
        if (tree.Cost < best.Cost)
            Best = tree;
        return tree.Cost < best.Cost;
    }

    /// <summary>Another local optimum, near the best tree.</summary>
    private RootedTree Another()
    {
        int percent = LeastPercent + random.Next(MostPercent - LeastPercent);
        for (int e = 0; e < cost.Length; e++)
            cost[e] = perturbation.Of(e, percent, random);
        shakenTrim.Sort();
        budget.Spend(2L * graph.EdgeCount);
        bool[] shaken = (bool[])Best.Edges.Clone();
        shakenMoves.Run(shaken, budget, ShakenPasses);
        moves.Run(shaken, budget, TruePasses);
        RootedTree tree = Rooted(shaken);
        if (!budget.Exhausted)
            new WindowSearch(graph, terminals, isTerminal, tree, budget, random).Sweep(WindowNodes, null);
        return tree;
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
