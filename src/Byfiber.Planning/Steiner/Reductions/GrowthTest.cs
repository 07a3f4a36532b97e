using System.Numerics;
using System.Runtime.InteropServices;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// What <see cref="TreeGrowth"/> proves: edges that no optimal tree has go, and a node that no optimal tree has as a fork is
/// replaced by edges between its neighbours, where edges become fewer.
/// Nodes after Rehfeldt, Koch (2023), there called pseudo-elimination.
/// </summary>
/// <param name="depth">See <see cref="TreeGrowth"/>.</param>
internal sealed class GrowthTest(ReductionRound round, int depth)
{
    private const int MostDegree = 4;

    /// <summary>Looking at a tree takes as long as so many of the dual ascent's scans, measured.</summary>
    private const int TreeCost = 40;

    /// <summary>The edges are tested in so many turns; when the first finds little, there is no other.</summary>
    private const int Turns = 8;

    /// <summary>Less than one edge in so many tested is little.</summary>
    private const int LeastShare = 30;
    private readonly Graph graph = round.Graph;
    private readonly TreeGrowth growth = new(round, new NearNodes(round.Graph, round.Heap, round.Budget), depth);
    private readonly List<int> edges = [];
    private readonly List<int> star = [];
    private readonly List<(int E, int F)> pairs = [];
    private long counted;

    /// <summary>Tests edges, then nodes; false when the first edges were hardly worth it, so that the rest was left alone.</summary>
    public bool Run()
    {
        for (int turn = 0; turn < Turns; turn++)
        {
            if (TestEdges(turn) * LeastShare < graph.EdgeCount / Turns && turn == 0)
                return false;
        }
        TestForks();
        return true;
    }

    /// <summary>Tests a part of the edges; returns how many went.</summary>
    public int TestEdges(int turn)
    {
        int found = 0;
        for (int e = turn; e < graph.EdgeCount && Goes(); e += Turns)
        {
            if (round.IsGone(e) || !growth.RulesOut(e))
                continue;
            growth.Drop(e);
            round.Delete(e);
            found++;
        }
        return found;
    }

    /// <summary>Tests each node; returns how many went.</summary>
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
