using System.Numerics;
using System.Runtime.InteropServices;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// A node of degree 3 or 4 that is no terminal goes when no best tree needs it as a fork: for any three or four of its
/// neighbours a spanning tree over their special distances is no dearer than the star at the node. Then it is at most the
/// middle of a path, and edges between its neighbours stand for those paths, except where another way is no dearer.
/// Such edges share what they consist of; a best tree uses no part twice, and any tree that does maps back to a cheaper one.
/// Only where edges become fewer: without that the graph lost no more edges, only took longer.
/// Duin, Volgenant (1989), there called NTD-k. O(n) searches of bounded size.
/// </summary>
internal sealed class DegreeTest(ReductionRound round)
{
    /// <summary>Arcs that one walk may look at.</summary>
    private const int MostScans = 60;

    private const int MostDegree = 4;

    /// <summary>A scan with its heap takes so much longer than one of the dual ascent's.</summary>
    private const int ScanCost = 4;
    private readonly Graph graph = round.Graph;
    private readonly ShortWalk walk = new(round.Graph, round.Heap, MostScans, round);
    private readonly int[] edges = new int[MostDegree];
    private readonly int[] ends = new int[MostDegree];
    private readonly long[] cost = new long[MostDegree];

    /// <summary>Special distances between the neighbours without the node, or more.</summary>
    private readonly long[,] distance = new long[MostDegree, MostDegree];
    private readonly List<(int E, int F)> pairs = [];

    /// <summary>Tests each node; returns how many went.</summary>
    public int Run()
    {
        int found = 0;
        for (int v = 0; v < graph.NodeCount; v++)
        {
            int degree = round.Degree(v);
            if (degree is < 3 or > MostDegree || round.IsTerminal(v) || round.IsChanged(v))
                continue;
            Look(v, degree);
            if (!IsNoFork(degree))
                continue;
            ListPairs(degree);
            if (pairs.Count >= degree)
                continue;
            round.Replace(v, CollectionsMarshal.AsSpan(pairs));
            found++;
        }
        round.Budget.Spend(graph.NodeCount + ScanCost * walk.Scans);
        return found;
    }

    private void Look(int v, int degree)
    {
        int count = 0;
        for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
        {
            int e = graph.ArcEdge[a];
            if (round.IsGone(e))
                continue;
            (edges[count], ends[count], cost[count]) = (e, graph.ArcHead[a], graph.Cost[e]);
            count++;
        }
        for (int i = 0; i + 1 < degree; i++)
        {
            long farthest = 0;
            for (int j = i + 1; j < degree; j++)
                farthest = Math.Max(farthest, cost[i] + cost[j]);
            walk.Run(ends[i], v, farthest);
            for (int j = i + 1; j < degree; j++)
            {
                // The bound may rest on ways through this node: it counts one more, so that no tie rests on it.
                long bound = round.Distances.SpecialDistance(ends[i], ends[j], 0) + 1;
                distance[i, j] = distance[j, i] = Math.Min(bound, walk.Distance(ends[j]));
            }
        }
    }

    /// <summary>True when every star of three or more edges can be replaced.</summary>
    private bool IsNoFork(int degree)
    {
        for (int set = 7; set < 1 << degree; set++)
        {
            if (BitOperations.PopCount((uint)set) > 2 && !IsReplaceable(set, degree))
                return false;
        }
        return true;
    }

    /// <summary>Prim's tree over the set against the star.</summary>
    private bool IsReplaceable(int set, int degree)
    {
        int start = BitOperations.TrailingZeroCount(set),
            inside = 1 << start;
        long left = cost[start];
        while (inside != set)
        {
            int next = -1;
            long least = long.MaxValue;
            for (int i = 0; i < degree; i++)
            {
                for (int j = 0; j < degree; j++)
                {
                    if ((inside & (1 << i)) == 0 || (set & ~inside & (1 << j)) == 0 || Between(i, j) >= least)
                        continue;
                    (least, next) = (Between(i, j), j);
                }
            }
            inside |= 1 << next;
            left += cost[next] - least;
        }
        return left >= 0;
    }

    /// <summary>The special distance of two neighbours, over the node or not.</summary>
    private long Between(int i, int j) => Math.Min(distance[i, j], cost[i] + cost[j]);

    private void ListPairs(int degree)
    {
        pairs.Clear();
        for (int i = 0; i < degree; i++)
        {
            for (int j = i + 1; j < degree; j++)
            {
                if (distance[i, j] > cost[i] + cost[j])
                    pairs.Add((edges[i], edges[j]));
            }
        }
    }
}
