using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Reductions;
using Byfiber.Planning.Steiner.Trees;

namespace Byfiber.Planning.Steiner.Decomposition;

/// <summary>
/// Solves a problem block by block (<see cref="Blocks"/>), after the degree tests. One path heuristic on the whole gives the
/// first tree, so that there is an answer at once; then the blocks are searched one by one, the small ones first, in rounds
/// that grow, until only one is unproven: that gets all that is left. Costs and bounds told are sums over all blocks. A block
/// too large for the global search goes to <see cref="PartitionSearch"/>.
/// </summary>
internal sealed class BlockSearch
{
    /// <summary>Scans per edge in the first round: most small blocks are proven with less.</summary>
    private const long FirstGrant = 2000;

    /// <summary>So many times more in the next round: what a search that starts anew repeats is a small part of it then.</summary>
    private const long GrantGrowth = 4;

    /// <summary>Unproven blocks keep their search between rounds while all of them together have no more edges than this.</summary>
    private const int KeptEdges = 200_000;

    private readonly Graph input;
    private readonly bool[] isTerminal;
    private readonly int inputTerminal;
    private readonly Budget budget;
    private readonly ulong seed;
    private readonly Limits limits;
    private readonly IProgress<SteinerProgress>? progress;
    private readonly FrozenProblem settled;
    private readonly EdgeTrace trace;
    private readonly List<int> fixedEdges = [];
    private readonly Blocks blocks;
    private readonly bool[] inTree;
    private readonly int[] number;
    private readonly long[] upper;
    private readonly long[] lower;
    private readonly Dictionary<int, Live> kept = [];
    private long upperSum;
    private long lowerSum;
    private long toldAt;
    private (long Upper, long Lower) told;

    public BlockSearch(
        Graph input,
        bool[] isTerminal,
        Budget budget,
        ulong seed,
        IProgress<SteinerProgress>? progress,
        Limits limits
    )
    {
        (this.input, this.isTerminal, this.budget) = (input, isTerminal, budget);
        (this.seed, this.progress, this.limits) = (seed, progress, limits);
        var shrinker = new Shrinker(input, isTerminal);
        shrinker.Settle();
        inputTerminal = shrinker.SomeTerminal;
        shrinker.ExpandFixed(fixedEdges);
        upperSum = lowerSum = shrinker.FixedCost;
        trace = shrinker.Trace;
        settled = shrinker.Freeze();
        blocks = new Blocks(settled.Graph, settled.IsTerminal);
        inTree = new bool[settled.Graph.EdgeCount];
        number = new int[settled.Graph.NodeCount];
        Array.Fill(number, -1);
        upper = new long[blocks.Count];
        lower = new long[blocks.Count];
    }

    /// <summary>Searches until all blocks are proven, the budget is spent, or it is cut short; the first tree comes in any case.</summary>
    /// <exception cref="ArgumentException">The costs of one block sum to more than <see cref="Limits.MostCost"/>.</exception>
    public SteinerTree Run()
    {
        CheckCosts();
        FirstTree();
        List<int> open = [.. Enumerable.Range(0, blocks.Count).Where(b => lower[b] < upper[b])];
        open.Sort((a, b) => (blocks.EdgeCountOf(a), a).CompareTo((blocks.EdgeCountOf(b), b)));
        long first = Math.Clamp(budget.Total / 5 / Math.Max(1, blocks.EdgeCount), 1, FirstGrant);
        for (long grant = first; open.Count > 0 && !budget.Exhausted; grant *= GrantGrowth)
            Round(open, grant);
        budget.Look();
        return Result();
    }

    /// <summary>Visits every open block with so many scans per edge, or with all that is left when two such rounds would take it.</summary>
    private void Round(List<int> open, long grant)
    {
        long edges = open.Sum(b => (long)blocks.EdgeCountOf(b)),
            left = (budget.Total - budget.Spent) / edges;
        grant = left < 2 * grant ? Math.Max(1, left) : grant;
        int unproven = open.Count;
        foreach (int b in open)
        {
            if (budget.Exhausted)
                break;
            Visit(b, unproven == 1 ? budget.Total - budget.Spent : grant * blocks.EdgeCountOf(b));
            if (lower[b] >= upper[b])
                unproven--;
            if (edges > KeptEdges && blocks.EdgeCountOf(b) <= limits.GlobalEdges)
                kept.Remove(b);
        }
        open.RemoveAll(b => lower[b] >= upper[b]);
    }

    private void CheckCosts()
    {
        long[] cost = settled.Graph.Cost;
        if (Limits.AreSafe(cost))
            return;
        for (int b = 0; b < blocks.Count; b++)
        {
            // Parts look after themselves.
            long[] costs = [.. blocks.EdgesOf(b).ToArray().Select(e => cost[e])];
            if (costs.Length <= limits.GlobalEdges && costs.Length > 1 && !Limits.AreSafe(costs))
            {
                throw new ArgumentException(
                    $"the edges' costs sum to more than {Limits.MostCost} in one block; use a coarser unit of cost"
                );
            }
        }
    }

    /// <summary>One tree of the whole, which is one of each block, and what each block must cost at least.</summary>
    private void FirstTree()
    {
        Graph graph = settled.Graph;
        var paths = new PathHeuristic(graph, settled.Terminals, settled.IsTerminal);
        paths.Run(settled.Terminals[0], graph.Cost, null);
        var trim = new TreeTrim(graph, settled.IsTerminal);
        trim.Run(paths.InTree);
        trim.InTree.CopyTo(inTree, 0);
        budget.Spend(4L * graph.EdgeCount);
        var cheapest = new long[graph.NodeCount];
        Array.Fill(cheapest, long.MaxValue);
        for (int b = 0; b < blocks.Count; b++)
        {
            ReadOnlySpan<int> edges = blocks.EdgesOf(b);
            foreach (int e in edges)
                upper[b] += inTree[e] ? graph.Cost[e] : 0;
            lower[b] = edges.Length == 1 ? upper[b] : CheapestEdges(edges, cheapest);
            upperSum += upper[b];
            lowerSum += lower[b];
        }
        Tell();
    }

    /// <summary>
    /// The sum of the terminals' cheapest edges, where an edge between two terminals counts half for each: a bound, since a
    /// tree has an edge at each terminal.
    /// </summary>
    private long CheapestEdges(ReadOnlySpan<int> edges, long[] cheapest)
    {
        Graph graph = settled.Graph;
        foreach (int e in edges)
        {
            int u = graph.Tail[e],
                v = graph.Head[e];
            long share = blocks.MustJoin[u] && blocks.MustJoin[v] ? graph.Cost[e] / 2 : graph.Cost[e];
            cheapest[u] = Math.Min(cheapest[u], share);
            cheapest[v] = Math.Min(cheapest[v], share);
        }
        long sum = 0;
        foreach (int e in edges)
            sum += Take(graph.Tail[e]) + Take(graph.Head[e]);
        return sum;

        long Take(int v)
        {
            long share = blocks.MustJoin[v] && cheapest[v] < long.MaxValue ? cheapest[v] : 0;
            cheapest[v] = long.MaxValue;
            return share;
        }
    }

    private void Visit(int block, long scans)
    {
        if (!kept.TryGetValue(block, out Live? live))
            kept[block] = live = Start(block);
        live.Share.Grant(scans);
        live.Run();
        ReadOnlySpan<int> edges = blocks.EdgesOf(block);
        for (int i = 0; i < edges.Length; i++)
            inTree[edges[i]] = live.Incumbent.InTree[i];
        if (live.Incumbent.IsOptimal)
            kept.Remove(block);
    }

    /// <summary>The block as a problem of its own, with its part of the best tree.</summary>
    private Live Start(int block)
    {
        Graph whole = settled.Graph;
        ReadOnlySpan<int> edges = blocks.EdgesOf(block);
        int[] tail = new int[edges.Length],
            head = new int[edges.Length];
        var cost = new long[edges.Length];
        var current = new bool[edges.Length];
        var nodes = new List<int>();
        for (int i = 0; i < edges.Length; i++)
        {
            int e = edges[i];
            (tail[i], head[i]) = (Number(whole.Tail[e]), Number(whole.Head[e]));
            (cost[i], current[i]) = (whole.Cost[e], inTree[e]);
        }
        var mustJoin = new bool[nodes.Count];
        for (int i = 0; i < mustJoin.Length; i++)
        {
            mustJoin[i] = blocks.MustJoin[nodes[i]];
            number[nodes[i]] = -1;
        }
        var graph = new Graph(nodes.Count, tail, head, cost);
        Budget share = budget.Part(0);
        var incumbent = new Incumbent(graph, share, new Adder(this, block));
        incumbent.Offer(current, upper[block]);
        incumbent.Raise(lower[block]);
        var random = new Xoshiro(seed + (ulong)block);
        Action run =
            edges.Length > limits.GlobalEdges
                ? new PartitionSearch(graph, mustJoin, incumbent, share, random, limits.PartEdges).Run
                : new Search(graph, mustJoin, incumbent, share, random, thorough: true).Run;
        return new Live(incumbent, share, run);

        int Number(int v)
        {
            if (number[v] < 0)
            {
                number[v] = nodes.Count;
                nodes.Add(v);
            }
            return number[v];
        }
    }

    /// <summary>The blocks' trees as one tree of the input.</summary>
    private SteinerTree Result()
    {
        List<int> edges = fixedEdges;
        for (int e = 0; e < inTree.Length; e++)
        {
            if (inTree[e])
                trace.Expand(trace.Of(settled.EdgeOf[e]), edges);
        }
        var joined = new Graph(
            input.NodeCount,
            [.. edges.Select(e => input.Tail[e])],
            [.. edges.Select(e => input.Head[e])],
            [.. edges.Select(e => input.Cost[e])]
        );
        // Edges of cost 0 that were chosen away from the tree fall here.
        var trim = new TreeTrim(joined, isTerminal);
        upperSum = trim.Run([.. Enumerable.Range(0, edges.Count)], inputTerminal);
        Tell();
        int[] chosen = [.. edges.Where((_, i) => trim.InTree[i])];
        Array.Sort(chosen);
        return new SteinerTree(chosen, upperSum, lowerSum, budget.CutShort && lowerSum < upperSum);
    }

    private void Add(int block, long cost, long bound)
    {
        (cost, bound) = (Math.Min(cost, upper[block]), Math.Max(bound, lower[block]));
        upperSum += cost - upper[block];
        lowerSum += bound - lower[block];
        (upper[block], lower[block]) = (cost, bound);
        // With many blocks, telling of each would cost more than solving it.
        if (budget.Spent - toldAt > blocks.EdgeCount)
            Tell();
    }

    private void Tell()
    {
        if (told == (upperSum, lowerSum))
            return;
        (toldAt, told) = (budget.Spent, (upperSum, lowerSum));
        progress?.Report(new SteinerProgress(upperSum, lowerSum, budget.Fraction));
    }

    private sealed record Live(Incumbent Incumbent, Budget Share, Action Run);

    /// <summary>Adds what one block reports to the sums.</summary>
    private sealed class Adder(BlockSearch whole, int block) : IProgress<SteinerProgress>
    {
        public void Report(SteinerProgress value) => whole.Add(block, value.Cost, value.Bound);
    }
}
