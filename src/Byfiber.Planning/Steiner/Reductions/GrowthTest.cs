using System.Numerics;
using System.Runtime.InteropServices;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// What <see cref="TreeGrowth"/> proves: edges that no optimal tree has go, and a node that no optimal tree has as a fork is
/// replaced by edges between its neighbours, where edges become fewer.
/// Nodes after Rehfeldt, Koch (2023), there called pseudo-elimination.
/// </summary>
/// <param name="useless">Edges that have been proven useless, and here more are; they are the caller's to delete.</param>
/// <param name="depth">See <see cref="TreeGrowth"/>.</param>
internal sealed class GrowthTest(ReductionRound round, int depth, bool[] useless, ReducedCosts? costs = null)
{
    private const int MostDegree = 4;

    /// <summary>Looking at a tree takes as long as so many of the dual ascent's scans, measured.</summary>
    private const int TreeCost = 40;

    /// <summary>The edges are tested in so many turns; when the first finds little, there is no other.</summary>
    private const int Turns = 8;

    /// <summary>Less than one edge in so many tested is little.</summary>
    private const int LeastShare = 30;

    /// <summary>Fewer edges are all tested.</summary>
    private const int FewEdges = 500;
    private readonly Graph graph = round.Graph;
    private readonly TreeGrowth growth = new(round, depth, useless, costs);
    private readonly List<int> edges = [];
    private readonly List<int> star = [];
    private readonly List<(int E, int F)> pairs = [];
    private long counted;

    /// <summary>Edges found useless here.</summary>
    public int Found { get; private set; }

    /// <summary>Tests each edge; false when the first edges were hardly worth it, so that the rest was left alone.</summary>
    public bool TestEdges()
    {
        for (int turn = 0; turn < Turns; turn++)
        {
            for (int e = turn; e < graph.EdgeCount && Goes(); e += Turns)
            {
                if (useless[e] || !growth.RulesOut(e))
                    continue;
                useless[e] = true;
                Found++;
            }
            if (turn == 0 && graph.EdgeCount > FewEdges && Found * LeastShare < graph.EdgeCount / Turns)
                return false;
        }
        return true;
    }

    /// <summary>Tests each node, when the useless edges are deleted; returns how many went.</summary>
    public int TestForks()
    {
        int found = 0;
        for (int v = 0; v < graph.NodeCount && Goes(); v++)
        {
            int degree = round.Degree(v);
            if (degree is < 3 or > MostDegree || round.IsTerminal(v) || round.IsChanged(v))
                continue;
            ListEdges(v);
            if (!IsNoFork(v))
                continue;
            ListPairs(v);
            if (pairs.Count >= degree)
                continue;
            round.Replace(v, CollectionsMarshal.AsSpan(pairs));
            found++;
        }
        return found;
    }

    /// <summary>Counts the work since the last time; false when there is no more time.</summary>
    private bool Goes()
    {
        round.Budget.Spend(TreeCost * (growth.Trees - counted));
        counted = growth.Trees;
        return !round.Budget.CutShort;
    }

    private void ListEdges(int v)
    {
        edges.Clear();
        for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
        {
            if (!round.IsGone(graph.ArcEdge[a]))
                edges.Add(graph.ArcEdge[a]);
        }
    }

    /// <summary>True when no optimal tree has three or more of the edges.</summary>
    private bool IsNoFork(int v)
    {
        for (int set = 7; set < 1 << edges.Count; set++)
        {
            if (BitOperations.PopCount((uint)set) < 3)
                continue;
            star.Clear();
            for (int i = 0; i < edges.Count; i++)
            {
                if ((set & (1 << i)) != 0)
                    star.Add(edges[i]);
            }
            if (!growth.RulesOut(v, CollectionsMarshal.AsSpan(star)))
                return false;
        }
        return true;
    }

    private void ListPairs(int v)
    {
        pairs.Clear();
        for (int i = 0; i < edges.Count; i++)
        {
            for (int j = i + 1; j < edges.Count; j++)
            {
                if (!growth.RulesOut(v, [edges[i], edges[j]]))
                    pairs.Add((edges[i], edges[j]));
            }
        }
    }
}
