using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Trees;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// A first tree: everything is joined, as if every prize had to be, and the branches that do not pay fall
/// (<see cref="PrizePruning"/>). A path heuristic on <see cref="RootedForm"/> starts from nothing joined instead, and seen
/// from there few single nodes pay. O(m log n).
/// </summary>
internal static class FirstPick
{
    /// <summary>A tree that contains the start, or if the problem is unrooted, lies near it.</summary>
    public static PrizeTree Run(PrizeProblem problem, int start)
    {
        Graph graph = problem.Graph;
        long[] distance = ShortestPaths.From(graph, [start]).Distance;
        var joined = new bool[graph.NodeCount];
        joined[start] = true;
        for (int v = 0; v < joined.Length; v++)
            joined[v] |= problem.Prize[v] > 0 && distance[v] < long.MaxValue;
        foreach (int t in problem.Terminals)
            joined[t] = true;
        int[] terminals = [.. Enumerable.Range(0, joined.Length).Where(v => joined[v])];
        var paths = new PathHeuristic(graph, terminals, joined);
        paths.Run(start, graph.Cost, null);
        return PrizePruning.Run(problem, paths.InTree, start);
    }
}
