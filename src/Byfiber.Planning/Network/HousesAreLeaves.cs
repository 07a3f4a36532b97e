using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Network;

/// <summary>
/// Makes every house a leaf of a tree that is not best and therefore may still pass through one: the house keeps its cheapest
/// chosen drop, the places where its other drops left the road are joined by the cheapest way by road, and what then closes a
/// circle or leads nowhere goes (a spanning tree by Kruskal 1956).
/// </summary>
/// <param name="graph">Roads and houses.</param>
/// <param name="isDrop">Per edge: whether it joins a house to a road.</param>
/// <param name="isHouse">Per node: whether it is a house.</param>
/// <param name="detours">Ways round the houses.</param>
internal sealed class HousesAreLeaves(Graph graph, bool[] isDrop, bool[] isHouse, HouseDetours detours)
{
    /// <param name="tree">Edges of a tree.</param>
    /// <param name="anchor">A road node that the tree must keep, or -1.</param>
    public int[] In(int[] tree, int anchor)
    {
        var dropOf = new int[graph.NodeCount];
        Array.Fill(dropOf, -1);
        var lost = new List<int>();
        foreach (int e in tree)
        {
            if (!isDrop[e])
                continue;
            int house = House(e),
                other = dropOf[house];
            if (other < 0 || graph.Cost[e] < graph.Cost[other])
                dropOf[house] = e;
            if (other >= 0)
                lost.Add(graph.Cost[e] < graph.Cost[other] ? other : e);
        }
        if (lost.Count == 0)
            return tree;
        var edges = tree.Except(lost).ToList();
        foreach (int e in lost)
            edges.AddRange(detours.Way(RoadEnd(e), RoadEnd(dropOf[House(e)])));
        return Pruned(Spanning(edges), anchor);
    }

    private int House(int drop) => isHouse[graph.Tail[drop]] ? graph.Tail[drop] : graph.Head[drop];

    private int RoadEnd(int drop) => graph.Other(drop, House(drop));

    private List<int> Spanning(List<int> edges)
    {
        var sets = new UnionFind(graph.NodeCount);
        return
        [
            .. edges
                .Distinct()
                .OrderBy(e => graph.Cost[e])
                .ThenBy(e => e)
                .Where(e => sets.Union(graph.Tail[e], graph.Head[e])),
        ];
    }

    /// <summary>Without the branches that end at a road node.</summary>
    private int[] Pruned(List<int> edges, int anchor)
    {
        var tree = new Graph(
            graph.NodeCount,
            [.. edges.Select(e => graph.Tail[e])],
            [.. edges.Select(e => graph.Head[e])],
            [.. edges.Select(e => graph.Cost[e])]
        );
        var degree = new int[graph.NodeCount];
        for (int v = 0; v < degree.Length; v++)
            degree[v] = tree.FirstArc[v + 1] - tree.FirstArc[v];
        var gone = new bool[edges.Count];
        for (int start = 0; start < degree.Length; start++)
        {
            for (int v = start; degree[v] == 1 && !isHouse[v] && v != anchor; )
            {
                int a = tree.FirstArc[v];
                while (gone[tree.ArcEdge[a]])
                    a++;
                gone[tree.ArcEdge[a]] = true;
                degree[v]--;
                v = tree.ArcHead[a];
                degree[v]--;
            }
        }
        return [.. edges.Where((_, i) => !gone[i])];
    }
}
