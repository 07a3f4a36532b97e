using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Decomposition;

namespace Byfiber.Planning.Steiner;

/// <summary>
/// The Steiner tree problem in graphs: the cheapest tree that joins the terminals, and a proven lower bound. The graph falls
/// apart at cut nodes (<see cref="BlockSearch"/>); each block is made smaller, searched for better trees and for a better
/// bound in turns (<see cref="Search"/>), until the two meet or the budget is spent. docs/solver.md explains it.
/// </summary>
public static class SteinerSolver
{
    /// <summary>
    /// Solves until the bound meets the cost, the effort is spent, or the deadline or the cancellation cuts it short. Same
    /// problem, seed and effort give the same tree; a deadline or cancellation can only end the search sooner.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A terminal is out of range, or cannot be reached from the first one, or the costs sum to more than 2^61, or in one
    /// biconnected block to more than 2^59.
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
        // Blocks are checked more strictly, each for itself.
        CheckCosts(problem.Graph, 1L << 61);
        int[] terminals = CheckedTerminals(problem);
        if (terminals.Length < 2)
            return new SteinerTree([], 0, 0, false);
        cancel.ThrowIfCancellationRequested();
        var budget = new Budget(options, problem.Graph.EdgeCount, cancel);
        bool[] isTerminal = Marks(problem.Graph, terminals);
        return new BlockSearch(problem.Graph, isTerminal, budget, options.Seed, progress, new Limits()).Run();
    }

    /// <summary>The same on checked terminals, at least two and all different, in one piece, below a cutoff.</summary>
    internal static void Improve(Graph graph, int[] terminals, Incumbent incumbent, Budget budget, ulong seed)
    {
        bool[] marks = Marks(graph, terminals);
        var search = new Search(graph, marks, incumbent, budget, new Xoshiro(seed), thorough: true);
        search.FirstTree();
        search.Run();
    }

    private static bool[] Marks(Graph graph, int[] terminals)
    {
        var isTerminal = new bool[graph.NodeCount];
        foreach (int t in terminals)
            isTerminal[t] = true;
        return isTerminal;
    }

    /// <summary>Refuses a graph whose costs sum to more; no tree or bound of it exceeds that sum.</summary>
    internal static void CheckCosts(Graph graph, long most = Limits.MostCost)
    {
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
