using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Bounds;
using Byfiber.Planning.Steiner.Reductions;
using Byfiber.Planning.Steiner.Trees;

namespace Byfiber.Planning.Steiner;

/// <summary>
/// The Steiner tree problem in graphs: the cheapest tree that joins the terminals, and a proven lower bound. A shortest path
/// heuristic builds a tree on a graph shrunk by degree tests (<see cref="Shrinker"/>); windows of the graph are solved anew
/// one by one (<see cref="WindowSearch"/>); dual ascent (<see cref="DualAscent"/>) proves the bound, gives more trees, and
/// with a good tree at hand proves most edges useless (<see cref="BoundTest"/>), so that all repeats on a smaller graph.
/// </summary>
public static class SteinerSolver
{
    /// <summary>
    /// Solves until the bound meets the cost, the effort is spent, or the deadline or the cancellation cuts it short. Same
    /// problem, seed and effort give the same tree; a deadline or cancellation can only end the search sooner.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A terminal is out of range, or cannot be reached from the first one, or the costs sum to more than 2^59.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first tree was found.</exception>
    public static SteinerTree Solve(
        SteinerProblem problem,
        SteinerOptions options,
        IProgress<SteinerProgress>? progress,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        CheckCosts(problem.Graph);
        int[] terminals = CheckedTerminals(problem);
        if (terminals.Length < 2)
            return new SteinerTree([], 0, 0, false);
        cancel.ThrowIfCancellationRequested();
        var budget = new Budget(options, problem.Graph.EdgeCount, cancel);
        var incumbent = new Incumbent(problem.Graph, budget, progress);
        Improve(problem.Graph, terminals, incumbent, budget, options.Seed);
        return incumbent.Result();
    }

    /// <summary>The same on checked terminals, at least two and all different, with what is known of better trees before.</summary>
    internal static void Improve(Graph graph, int[] terminals, Incumbent incumbent, Budget budget, ulong seed)
    {
        var isTerminal = new bool[graph.NodeCount];
        foreach (int t in terminals)
            isTerminal[t] = true;
        var search = new Search(graph, isTerminal, incumbent, budget, new Xoshiro(seed));
        search.FirstTree();
        search.Run();
    }

    /// <summary>
    /// No path, tree, perturbed path or bound exceeds eight times the sum of all costs, so with this no sum in the solver can
    /// overflow.
    /// </summary>
    internal static void CheckCosts(Graph graph)
    {
        const long most = 1L << 59;
        long left = most;
        foreach (long cost in graph.Cost)
        {
            left = cost > left ? -1 : left - cost;
            if (left < 0)
                throw new ArgumentException($"the edges' costs sum to more than {most}; use a coarser unit of cost");
        }
    }

    private static int[] CheckedTerminals(SteinerProblem problem)
    {
        var seen = new bool[problem.Graph.NodeCount];
        var terminals = new List<int>();
        foreach (int t in problem.Terminals)
        {
            if ((uint)t >= (uint)seen.Length)
                throw new ArgumentException($"terminal {t} is not one of the graph's {seen.Length} nodes");
            if (!seen[t])
                terminals.Add(t);
            seen[t] = true;
        }
        terminals.Sort();
        var sets = new UnionFind(problem.Graph.NodeCount);
        for (int e = 0; e < problem.Graph.EdgeCount; e++)
            sets.Union(problem.Graph.Tail[e], problem.Graph.Head[e]);
        foreach (int t in terminals)
        {
            if (sets.Find(t) != sets.Find(terminals[0]))
                throw new ArgumentException($"terminal {t} cannot be reached from terminal {terminals[0]}");
        }
        return [.. terminals];
    }
}
