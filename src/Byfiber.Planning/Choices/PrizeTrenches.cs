using Byfiber.Planning.Graphs;
using Byfiber.Planning.Network;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Bounds;
using Byfiber.Planning.Steiner.Prizes;

namespace Byfiber.Planning.Choices;

/// <summary>What the search chose and proved; money in thousandths of an öre.</summary>
/// <param name="Joined">Per premises.</param>
/// <param name="Edges">The trenches that join them to the root, ids of the trench graph.</param>
/// <param name="TrenchMilliOre">Their cost.</param>
/// <param name="BoundMilliOre">No choice has less trench cost plus prizes left out.</param>
internal sealed record PrizeChoice(bool[] Joined, int[] Edges, long TrenchMilliOre, long BoundMilliOre, bool CutShort);

/// <summary>
/// The trench problem in which a premises may be left out at a price: the prize-collecting Steiner tree that hangs on the
/// hand-over point. Houses stay leaves as in <see cref="TrenchSolver"/>: a house's drops cost more than any detour round
/// it, and its prize is raised by as much, so every solution pays that once per house, joined or left out. A house that must be
/// joined is a terminal without a prize, and pays it once too.
/// </summary>
internal sealed class PrizeTrenches
{
    private readonly TrenchGraph _trenches;
    private readonly Graph _graph;
    private readonly Graph _weighted;
    private readonly int[] _node;
    private readonly int[] _edge;
    private readonly bool[] _isDrop;
    private readonly bool[] _isHouse;
    private readonly long[] _above;
    private readonly int[] _premisesOf;
    private readonly int[] _terminals;
    private readonly int _root;
    private readonly HouseDetours _detours;

    /// <param name="trenches">Where one can dig.</param>
    /// <param name="candidates">Per premises: whether it may be joined.</param>
    /// <param name="root">The hand-over point's node.</param>
    /// <param name="mustJoin">Per premises: joined whatever it takes; candidates only. Null: nobody is.</param>
    public PrizeTrenches(TrenchGraph trenches, bool[] candidates, int root, bool[]? mustJoin = null)
    {
        _trenches = trenches;
        _node = Nodes(candidates, root);
        var whole = trenches.Graph;
        _edge =
        [
            .. Enumerable.Range(0, whole.EdgeCount).Where(e => _node[whole.Tail[e]] >= 0 && _node[whole.Head[e]] >= 0),
        ];
        int count = _node.Count(v => v >= 0);
        _graph = new Graph(
            count,
            Array.ConvertAll(_edge, e => _node[whole.Tail[e]]),
            Array.ConvertAll(_edge, e => _node[whole.Head[e]]),
            Array.ConvertAll(_edge, e => whole.Cost[e])
        );
        _root = _node[root];
        _isDrop = Array.ConvertAll(_edge, e => !trenches.IsRoute(e));
        (_isHouse, _premisesOf) = (new bool[count], new int[count]);
        Array.Fill(_premisesOf, -1);
        for (int v = 0; v < _node.Length; v++)
        {
            if (_node[v] < 0)
                continue;
            _premisesOf[_node[v]] = trenches.PremisesOfNode[v];
            _isHouse[_node[v]] = trenches.PremisesOfNode[v] >= 0;
        }
        _terminals =
        [
            .. Enumerable.Range(0, count).Where(v => _isHouse[v] && mustJoin is not null && mustJoin[_premisesOf[v]]),
        ];
        _detours = new HouseDetours(_graph, _isDrop, _isHouse);
        (_weighted, _above) = _detours.Raised();
    }

    /// <summary>Chooses with these prizes.</summary>
    /// <param name="prizeMilliOre">Per premises: what leaving it out costs; 0 or less for one that is not worth a look, or must be joined.</param>
    /// <param name="options">Effort, seed and deadline.</param>
    /// <param name="progress">Cost and bound: trenches plus prizes left out, thousandths of an öre.</param>
    /// <param name="cancel">Ends the search with what it has.</param>
    public PrizeChoice Solve(
        long[] prizeMilliOre,
        SteinerOptions options,
        IProgress<SteinerProgress>? progress,
        CancellationToken cancel
    )
    {
        var (problem, extra) = Pose(prizeMilliOre);
        var less = progress is null
            ? null
            : new TrenchSolver.Forward(p =>
                progress.Report(p with { Cost = p.Cost - extra, Bound = Math.Max(0, p.Bound - extra) })
            );
        var tree = PrizeSolver.Solve(problem, options, less, cancel);
        int[] local = new HousesAreLeaves(_graph, _isDrop, _isHouse, _detours).In(tree.Edges, _root);
        var joined = new bool[_trenches.PremisesNode.Length];
        long trench = 0;
        foreach (int e in local)
        {
            trench += _graph.Cost[e];
            if (_isDrop[e])
                joined[_premisesOf[_isHouse[_graph.Tail[e]] ? _graph.Tail[e] : _graph.Head[e]]] = true;
        }
        int[] edges = Array.ConvertAll(local, e => _edge[e]);
        return new PrizeChoice(joined, edges, trench, Math.Max(0, tree.Bound - extra), tree.CutShort);
    }

    /// <summary>Only a proof, by one dual ascent: no choice with these prizes has less trench cost plus prizes left out.</summary>
    /// <param name="prizeMilliOre">Per premises, as for a search.</param>
    /// <param name="options">Effort and deadline.</param>
    /// <param name="cancel">Ends the ascent with a weaker bound.</param>
    public long Bound(long[] prizeMilliOre, SteinerOptions options, CancellationToken cancel)
    {
        var (problem, extra) = Pose(prizeMilliOre);
        var form = new RootedForm(problem, _root, problem.Prize);
        var ascent = new DualAscent(form.Problem.Graph, form.Problem.Terminals);
        var budget = new Budget(options, form.Problem.Graph.EdgeCount, cancel);
        ascent.Run(_root, null, AscentOrder.TightCuts, budget);
        return Math.Max(0, ascent.Bound - form.Offset - extra);
    }

    /// <summary>The problem with its constants, and what they come to.</summary>
    private (PrizeProblem Problem, long Extra) Pose(long[] prizeMilliOre)
    {
        var prize = new long[_graph.NodeCount];
        long extra = 0;
        foreach (int t in _terminals)
            extra = checked(extra + _above[t]);
        for (int v = 0; v < prize.Length; v++)
        {
            if (!_isHouse[v] || prizeMilliOre[_premisesOf[v]] is not (> 0 and var worth))
                continue;
            prize[v] = checked(worth + _above[v]);
            extra = checked(extra + _above[v]);
        }
        return (new PrizeProblem(_weighted, prize, _terminals, _root), extra);
    }

    /// <summary>Dense ids for the root's part of the route network and the candidates that hang on it; -1 for other nodes.</summary>
    private int[] Nodes(bool[] candidates, int root)
    {
        var graph = _trenches.Graph;
        var node = new int[graph.NodeCount];
        Array.Fill(node, -1);
        int count = 0;
        var stack = new Stack<int>([root]);
        node[root] = count++;
        while (stack.TryPop(out int v))
        {
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int w = graph.ArcHead[a],
                    p = _trenches.PremisesOfNode[w];
                if (node[w] >= 0 || (p >= 0 && !candidates[p]))
                    continue;
                node[w] = count++;
                if (p < 0)
                    stack.Push(w);
            }
        }
        return node;
    }
}
