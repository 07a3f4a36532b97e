using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// A tree that is brought to a budget: branches with the least value for their cost fall until it fits, paths with the most
/// value for their cost are added while they fit, and a branch is given up where something better fits in its place. All
/// greedy: the proof comes from elsewhere. Each step O(m log n).
/// </summary>
internal sealed class BudgetFill
{
    private readonly PrizeProblem problem;
    private readonly Graph graph;
    private readonly bool[] keep;
    private readonly int[] degree;
    private readonly int[] edgesAt;
    private readonly bool[] shunned;
    private readonly long[] distance;
    private readonly long[] gain;
    private readonly int[] from;
    private readonly IndexedHeap heap;

    public BudgetFill(PrizeProblem problem)
    {
        (this.problem, graph) = (problem, problem.Graph);
        int n = graph.NodeCount;
        keep = new bool[n];
        if (problem.Root >= 0)
            keep[problem.Root] = true;
        foreach (int t in problem.Terminals)
            keep[t] = true;
        (degree, edgesAt, shunned) = (new int[n], new int[n], new bool[n]);
        (distance, gain, from, heap) = (new long[n], new long[n], new int[n], new IndexedHeap(n));
        (Nodes, Edges) = (new bool[n], new bool[graph.EdgeCount]);
    }

    public bool[] Nodes { get; }
    public bool[] Edges { get; }
    public long Cost { get; private set; }
    public long Value { get; private set; }

    /// <summary>Starts from a tree.</summary>
    public void Load(IEnumerable<int> nodes, IEnumerable<int> edges)
    {
        Array.Clear(Nodes);
        Array.Clear(Edges);
        Array.Clear(degree);
        Array.Clear(edgesAt);
        (Cost, Value) = (0, 0);
        foreach (int v in nodes)
            Take(v);
        foreach (int e in edges)
            Toggle(e);
    }

    /// <summary>Fits the tree into the budget and fills what is left of it; false when it can't be made small enough.</summary>
    public bool Fit(long budget)
    {
        while (Cost > budget)
        {
            if (WorstBranch() is not { } leaf)
                return false;
            Drop(leaf);
        }
        Fill(budget);
        return true;
    }

    /// <summary>Leaves of branches that could fall, the least value for their cost first.</summary>
    public int[] BranchesByWorth()
    {
        var branches = new List<(int Leaf, long Cost)>();
        for (int v = 0; v < degree.Length; v++)
        {
            if (degree[v] == 1 && !keep[v])
                branches.Add((v, BranchCost(v)));
        }
        branches.Sort(
            (a, b) =>
                ((Int128)problem.Prize[a.Leaf] * b.Cost).CompareTo((Int128)problem.Prize[b.Leaf] * a.Cost) is var c
                && c != 0
                    ? c
                    : a.Leaf.CompareTo(b.Leaf)
        );
        return [.. branches.Select(b => b.Leaf)];
    }

    /// <summary>Gives up the branch of this leaf, and fills without the leaf; false when it is no leaf any more.</summary>
    public bool Exchange(int leaf, long budget)
    {
        if (degree[leaf] != 1)
            return false;
        Drop(leaf);
        shunned[leaf] = true;
        Fill(budget);
        shunned[leaf] = false;
        Fill(budget);
        return true;
    }

    private int? WorstBranch()
    {
        int worst = -1;
        long worstCost = 0;
        for (int v = 0; v < degree.Length; v++)
        {
            if (degree[v] != 1 || keep[v])
                continue;
            long cost = BranchCost(v);
            if (worst >= 0 && (Int128)problem.Prize[v] * worstCost >= (Int128)problem.Prize[worst] * cost)
                continue;
            (worst, worstCost) = (v, cost);
        }
        return worst < 0 ? null : worst;
    }

    /// <summary>What falls with a leaf: its edges up to a fork, a node to keep or a node with a prize.</summary>
    private long BranchCost(int leaf)
    {
        long cost = 0;
        int v = leaf,
            last = 0;
        do
        {
            int e = edgesAt[v] ^ (v == leaf ? 0 : last);
            cost += graph.Cost[e];
            v = graph.Other(e, v);
            last = e;
        } while (degree[v] == 2 && problem.Prize[v] == 0 && !keep[v]);
        return cost;
    }

    private void Drop(int leaf)
    {
        int v = leaf;
        do
        {
            int e = edgesAt[v],
                u = graph.Other(e, v);
            Toggle(e);
            Nodes[v] = false;
            Value -= problem.Prize[v];
            v = u;
        } while (degree[v] == 1 && problem.Prize[v] == 0 && !keep[v]);
    }

    private void Fill(long budget)
    {
        Array.Fill(distance, long.MaxValue);
        heap.Clear();
        for (int v = 0; v < Nodes.Length; v++)
        {
            if (Nodes[v])
                Start(v);
        }
        while (true)
        {
            Spread(budget - Cost);
            int best = -1;
            for (int v = 0; v < Nodes.Length; v++)
            {
                if (problem.Prize[v] == 0 || Nodes[v] || shunned[v] || distance[v] > budget - Cost)
                    continue;
                if (best < 0 || (Int128)gain[v] * distance[best] > (Int128)gain[best] * distance[v])
                    best = v;
            }
            if (best < 0)
                return;
            for (int v = best; !Nodes[v]; v = graph.Other(from[v], v))
            {
                Take(v);
                Toggle(from[v]);
                Start(v);
            }
        }
    }

    private void Start(int v)
    {
        (distance[v], gain[v]) = (0, 0);
        heap.Push(v, 0);
    }

    /// <summary>Shortest paths from the tree as far as the money goes, with the prizes on the way.</summary>
    private void Spread(long money)
    {
        while (heap.Count > 0)
        {
            int v = heap.Pop();
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                long reach = distance[v] + graph.Cost[graph.ArcEdge[a]];
                if (reach >= distance[u] || reach > money)
                    continue;
                (distance[u], from[u], gain[u]) = (reach, graph.ArcEdge[a], gain[v] + problem.Prize[u]);
                heap.Push(u, reach);
            }
        }
    }

    private void Take(int v)
    {
        Nodes[v] = true;
        Value += problem.Prize[v];
    }

    private void Toggle(int e)
    {
        Edges[e] = !Edges[e];
        int step = Edges[e] ? 1 : -1;
        Cost += step * graph.Cost[e];
        foreach (int v in (ReadOnlySpan<int>)[graph.Tail[e], graph.Head[e]])
        {
            degree[v] += step;
            edgesAt[v] ^= e;
        }
    }
}
