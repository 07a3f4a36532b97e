using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// The best that can be made of a set of nodes: their minimum spanning tree, then every branch falls whose prizes do not
/// pay for its edges, an exact choice by one walk up the tree. O(m log m) once, in the end, not within the search.
/// Kruskal (1956); strong pruning after Johnson, Minkoff, Phillips (2000).
/// </summary>
internal sealed class PrizePruning
{
    private readonly PrizeProblem problem;
    private readonly Graph graph;
    private readonly bool[] keep;
    private readonly long[] worth;
    private readonly List<int>[] edgesAt;
    private readonly int[] parentEdge;

    private PrizePruning(PrizeProblem problem, bool[] nodes)
    {
        (this.problem, graph) = (problem, problem.Graph);
        keep = new bool[graph.NodeCount];
        worth = new long[graph.NodeCount];
        parentEdge = new int[graph.NodeCount];
        edgesAt = new List<int>[graph.NodeCount];
        Span(nodes);
    }

    /// <summary>
    /// The tree, with 0 as its bound. Rooted: it contains the start and all nodes to keep. Unrooted: it may lie anywhere
    /// in the spanning tree that has the nodes to keep, if any.
    /// </summary>
    /// <param name="problem">The prizes to count, all of them.</param>
    /// <param name="nodes">Joined by their own edges, at least as far as needed: what the start does not reach is left out.</param>
    /// <param name="start">A node of the set.</param>
    public static PrizeTree Run(PrizeProblem problem, bool[] nodes, int start)
    {
        var pruning = new PrizePruning(problem, nodes);
        bool free = problem.Root < 0 && problem.Terminals.Length == 0;
        pruning.keep[start] = !free;
        foreach (int t in problem.Terminals)
            pruning.keep[t] = true;
        List<int> order = pruning.Climb(start);
        return pruning.Cut(free ? order.MaxBy(v => pruning.worth[v]) : start);
    }

    private void Span(bool[] nodes)
    {
        int[] inside =
        [
            .. Enumerable.Range(0, graph.EdgeCount).Where(e => nodes[graph.Tail[e]] && nodes[graph.Head[e]]),
        ];
        var sets = new UnionFind(graph.NodeCount);
        foreach (int e in inside.OrderBy(e => graph.Cost[e]).ThenBy(e => e))
        {
            if (!sets.Union(graph.Tail[e], graph.Head[e]))
                continue;
            (edgesAt[graph.Tail[e]] ??= []).Add(e);
            (edgesAt[graph.Head[e]] ??= []).Add(e);
        }
    }

    /// <summary>Sums up from the leaves what the part below each node is worth at best; returns the nodes from the start down.</summary>
    private List<int> Climb(int start)
    {
        var order = new List<int> { start };
        parentEdge[start] = -1;
        for (int i = 0; i < order.Count; i++)
        {
            foreach (int e in edgesAt[order[i]] ?? [])
            {
                if (e == parentEdge[order[i]])
                    continue;
                int below = graph.Other(e, order[i]);
                parentEdge[below] = e;
                order.Add(below);
            }
        }
        for (int i = order.Count - 1; i >= 0; i--)
        {
            int v = order[i];
            worth[v] += problem.Prize[v];
            if (i == 0)
                break;
            int up = graph.Other(parentEdge[v], v);
            keep[up] |= keep[v];
            if (Stays(v))
                worth[up] += worth[v] - graph.Cost[parentEdge[v]];
        }
        return order;
    }

    private bool Stays(int v) => keep[v] || worth[v] > graph.Cost[parentEdge[v]];

    private PrizeTree Cut(int top)
    {
        var nodes = new List<int> { top };
        var edges = new List<int>();
        long cost = 0,
            left = problem.PrizeSum - problem.Prize[top];
        for (int i = 0; i < nodes.Count; i++)
        {
            int v = nodes[i];
            foreach (int e in edgesAt[v] ?? [])
            {
                int below = graph.Other(e, v);
                if (e == parentEdge[v] || !Stays(below))
                    continue;
                nodes.Add(below);
                edges.Add(e);
                cost += graph.Cost[e];
                left -= problem.Prize[below];
            }
        }
        nodes.Sort();
        edges.Sort();
        return new PrizeTree([.. edges], [.. nodes], cost + left, cost, left, 0, false);
    }
}
