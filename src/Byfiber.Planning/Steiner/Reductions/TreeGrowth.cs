using System.Numerics;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// Proves that no optimal tree contains some edges: an optimal tree that does goes on at each end of theirs that is no
/// terminal. Grown there in every possible way, again and again, the small tree shows each time that it could be joined
/// more cheaply. All comparisons are strict: what is said is true of all optimal trees of the round's graph, so many
/// edges can go at once. With <see cref="ReducedCosts"/> it is true of all optimal trees that are better than the best known.
/// Uchoa, Poggi de Aragao, Ribeiro (1999); Polzin, Vahdati Daneshmand (2001), "Extending reduction techniques".
/// </summary>
/// <param name="depth">How often a tree grows on before it is given up.</param>
/// <param name="useless">Edges that no such tree has; trees don't grow on them.</param>
internal sealed class TreeGrowth(ReductionRound round, int depth, bool[] useless, ReducedCosts? costs)
{
    private const int None = -1;

    /// <summary>Ends that are tried before a tree is given up; one is enough.</summary>
    private const int EndsTried = 3;

    /// <summary>Nodes with more edges than so many ahead are not grown on.</summary>
    private const int MostAhead = 4;

    /// <summary>Trees that may be looked at for one proof.</summary>
    private const int MostTrees = 200;
    private readonly Graph graph = round.Graph;
    private readonly GrownTree tree = new(round, costs);
    private int left;

    /// <summary>Trees looked at in all proofs.</summary>
    public long Trees { get; private set; }

    /// <summary>True when no optimal tree has the edge.</summary>
    public bool RulesOut(int e)
    {
        tree.Begin(graph.Tail[e]);
        tree.Enter(tree.Propose(e, 0));
        return Decide(tree.IsBeyondBound(None) || tree.HasDearStretch(1, None));
    }

    /// <summary>True when no optimal tree has just these edges of a node that is no terminal, two or more.</summary>
    public bool RulesOut(int v, ReadOnlySpan<int> edges)
    {
        tree.Begin(v);
        foreach (int e in edges)
            tree.Enter(tree.Propose(e, 0));
        return Decide(IsBeaten(1));
    }

    private bool Decide(bool known)
    {
        left = MostTrees;
        bool ruled = known || IsRuledOut(depth);
        Trees += MostTrees - left + 1;
        return ruled;
    }

    /// <summary>True when the tree is dearer than another, as far as the places from the first new one on show.</summary>
    private bool IsBeaten(int first)
    {
        if (tree.IsBeyondBound(None))
            return true;
        for (int k = first; k < tree.Size; k++)
        {
            if (tree.IsInside(k) && tree.HasDearStretch(k, None))
                return true;
        }
        return tree.IsDear();
    }

    private bool IsRuledOut(int stepsLeft)
    {
        int tried = 0;
        for (int place = tree.Size - 1; place >= 0 && tried < EndsTried && stepsLeft > 0 && left > 0; place--)
        {
            if (!tree.MustGrow(place))
                continue;
            int ahead = Ahead(tree.Node(place));
            if (ahead > MostAhead || tree.Size + ahead > GrownTree.MostPlaces)
                continue;
            tried++;
            if (CannotGrow(place, stepsLeft))
                return true;
        }
        return false;
    }

    private int Ahead(int v)
    {
        int count = -1;
        for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            count += useless[graph.ArcEdge[a]] ? 0 : 1;
        return count;
    }

    /// <summary>True when every way of growing at the end is ruled out.</summary>
    private bool CannotGrow(int place, int stepsLeft)
    {
        int v = tree.Node(place),
            first = tree.Size,
            count = 0;
        for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
        {
            if (useless[graph.ArcEdge[a]] || tree.Has(graph.ArcHead[a]))
                continue;
            int k = tree.Propose(graph.ArcEdge[a], place);
            tree.Enter(k);
            bool dear = tree.IsBeyondBound(place) || tree.HasDearStretch(k, place);
            tree.Leave(k);
            if (dear)
                tree.Forget(k);
            else
                count++;
        }
        left -= count;
        bool grows = false;
        // One more edge is the hardest to rule out, so that comes first.
        for (int size = 1; size <= count && !grows; size++)
        {
            for (int set = 1; set < 1 << count && !grows; set++)
                grows = BitOperations.PopCount((uint)set) == size && !IsRuledOut(set, first, stepsLeft);
        }
        tree.Forget(first);
        return !grows;
    }

    private bool IsRuledOut(int set, int first, int stepsLeft)
    {
        left--;
        int size = tree.Size;
        for (int i = set; i != 0; i &= i - 1)
            tree.Enter(first + BitOperations.TrailingZeroCount(i));
        bool ruled = IsBeaten(first) || IsRuledOut(stepsLeft - 1);
        for (int i = set; i != 0; i &= i - 1)
            tree.Leave(first + BitOperations.TrailingZeroCount(i));
        tree.Forget(size);
        return ruled;
    }
}
