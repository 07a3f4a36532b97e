using Byfiber.Planning.Geometry;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Network;

/// <summary>A stretch of chosen trench between two nodes of the network; points run from A to B.</summary>
internal sealed record Stretch(
    int A,
    int B,
    PieceKind Kind,
    string Item,
    MapPoint[] Points,
    long LengthMm,
    int FreeFibres
);

/// <summary>
/// The chosen trenches as a rooted tree with dense ids, neighbouring pieces of the same ground merged, drops split into
/// field and plot. The first stretches are the tree's; chords of a ring follow after <see cref="TreeCount"/>.
/// </summary>
internal sealed class TrenchNetwork
{
    private TrenchNetwork(Graph all, Graph tree, NetworkDraft draft, int root, int treeCount)
    {
        (All, Tree, Stretches, Root, TreeCount) = (all, tree, [.. draft.Stretches], root, treeCount);
        (Points, Premises, GraphNode) = ([.. draft.Points], [.. draft.Premises], [.. draft.GraphNode]);
        StretchOfEdge = draft.StretchOfEdge;
        Parent = new int[Points.Length];
        ParentStretch = new int[Points.Length];
        Preorder = new int[Points.Length];
    }

    /// <summary>All stretches, and the tree's alone; edge ids are stretch ids, costs are lengths in mm.</summary>
    public Graph All { get; }
    public Graph Tree { get; }
    public Stretch[] Stretches { get; }
    public int TreeCount { get; }
    public int Root { get; private set; }
    public MapPoint[] Points { get; }

    /// <summary>Per node: the premises (index in the request) that it is, -1 for a route node, -2 for a point within a drop.</summary>
    public int[] Premises { get; }

    /// <summary>Per node: the trench graph's node, or -1 for a point within a drop.</summary>
    public int[] GraphNode { get; }

    /// <summary>Per edge of the trench graph: its stretch (a drop's first one), or -1 when it is not chosen.</summary>
    public int[] StretchOfEdge { get; }

    /// <summary>Per node: towards the root (-1 at the root), and the stretch there.</summary>
    public int[] Parent { get; }
    public int[] ParentStretch { get; }

    /// <summary>All nodes, parents before children.</summary>
    public int[] Preorder { get; }

    /// <summary>Per stretch of the tree: its end that is farther from the root.</summary>
    public int Lower(int stretch) =>
        ParentStretch[Stretches[stretch].A] == stretch ? Stretches[stretch].A : Stretches[stretch].B;

    /// <param name="trenches">Where one can dig.</param>
    /// <param name="treeEdges">Chosen edges; they form a tree.</param>
    /// <param name="chords">Further edges that close rings.</param>
    /// <param name="keep">Graph nodes that must stay nodes (sites), the root first; empty: the tree's median is the root.</param>
    /// <param name="rules">For the plot's length and the longest stretch.</param>
    public static TrenchNetwork Build(
        TrenchGraph trenches,
        int[] treeEdges,
        int[] chords,
        IReadOnlyList<int> keep,
        PlanningRules rules
    )
    {
        var draft = new NetworkDraft(trenches, treeEdges, chords, keep, rules);
        int treeCount = draft.AddStretches();
        var all = Make(draft.Points.Count, draft.Stretches, draft.Stretches.Count);
        var tree = treeCount == draft.Stretches.Count ? all : Make(draft.Points.Count, draft.Stretches, treeCount);
        int root = keep.Count > 0 ? draft.NodeOf(keep[0]) : 0;
        var network = new TrenchNetwork(all, tree, draft, root, treeCount);
        network.RootAt(root);
        if (keep.Count == 0)
            network.RootAt(network.Median());
        return network;
    }

    private static Graph Make(int nodes, List<Stretch> stretches, int count)
    {
        var (tail, head, length) = (new int[count], new int[count], new long[count]);
        for (int s = 0; s < count; s++)
            (tail[s], head[s], length[s]) = (stretches[s].A, stretches[s].B, stretches[s].LengthMm);
        return new Graph(nodes, tail, head, length);
    }

    /// <summary>Per node, the sum of values over its subtree; values are given per node and not changed.</summary>
    public long[] SubtreeSums(long[] values)
    {
        var sums = values.ToArray();
        for (int i = Preorder.Length - 1; i > 0; i--)
            sums[Parent[Preorder[i]]] += sums[Preorder[i]];
        return sums;
    }

    /// <summary>The node on both root paths that is lowest.</summary>
    public int CommonAncestor(int a, int b, int[] depth)
    {
        while (a != b)
        {
            if (depth[a] >= depth[b])
                a = Parent[a];
            else
                b = Parent[b];
        }
        return a;
    }

    public int[] Depths()
    {
        var depth = new int[Points.Length];
        foreach (int v in Preorder.AsSpan(1))
            depth[v] = depth[Parent[v]] + 1;
        return depth;
    }

    private void RootAt(int root)
    {
        Root = root;
        Parent[root] = ParentStretch[root] = -1;
        var stack = new Stack<int>([root]);
        int i = 0;
        while (stack.TryPop(out int v))
        {
            Preorder[i++] = v;
            for (int a = Tree.FirstArc[v + 1] - 1; a >= Tree.FirstArc[v]; a--)
            {
                if (Tree.ArcEdge[a] == ParentStretch[v])
                    continue;
                int w = Tree.ArcHead[a];
                (Parent[w], ParentStretch[w]) = (v, Tree.ArcEdge[a]);
                stack.Push(w);
            }
        }
        if (i != Points.Length)
            throw new InvalidOperationException("the chosen trenches are no tree");
    }

    /// <summary>
    /// The route node that makes the premises' total fibre shortest: in a tree the centroid by weight, whatever the lengths
    /// (Goldman 1971).
    /// </summary>
    private int Median()
    {
        var counts = SubtreeSums([.. Premises.Select(p => p >= 0 ? 1L : 0)]);
        int v = Root;
        while (true)
        {
            int heavy = -1;
            for (int a = Tree.FirstArc[v]; a < Tree.FirstArc[v + 1]; a++)
            {
                int w = Tree.ArcHead[a];
                if (w != Parent[v] && Premises[w] == -1 && 2 * counts[w] > counts[Root])
                    heavy = w;
            }
            if (heavy < 0)
                return Premises[v] == -1 ? v : FirstRouteNode();
            v = heavy;
        }
    }

    private int FirstRouteNode() => Array.IndexOf(Premises, -1);
}
