using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Steiner.Bounds;

/// <summary>
/// Local search over dual solutions. A dual ascent (<see cref="DualAscent"/>) leaves a packing of cuts; each step takes the
/// cuts of a few neighbouring terminals out again, gives their capacity back, and lets these terminals ascend anew in
/// another order. The new cuts stay when they raise the bound at least as high. Any packing of cuts within the edges'
/// costs proves a bound, so each state does. Steps are local: a set stops growing at a node that a saturated path joins to
/// the root, and those paths are remembered.
/// </summary>
internal sealed partial class DualSearch
{
    private const int None = -1;

    private const long Far = DualAscent.Far;

    /// <summary>The work of the smallest steps, in scans; more while small steps gain little.</summary>
    private const long LeastLimit = 4096;

    /// <summary>A run that gains less than this part of the gap gained little.</summary>
    private const int LittleGain = 200;

    /// <summary>Terminals per step: with 2 the gain stops early, with 30 few steps succeed.</summary>
    private const int MostTerminals = 12;

    private readonly Graph graph;
    private readonly int[] terminals;
    private readonly bool[] isTerminal;
    private readonly List<int> newestFirst = [];
    private readonly int[] arcMark;
    private readonly int[] arcInto;
    private CutStore cuts;
    private readonly Budget budget;
    private readonly Xoshiro random;
    private readonly long[] residual;
    private readonly bool[] active;
    private readonly int[] mark;
    private readonly int[] queue;
    private readonly int[] toward;
    private readonly int[] cut;
    private readonly int[] parentArc;
    private readonly int[] good;
    private readonly int[] bad;
    private readonly int[] seen;
    private readonly List<int> group = [];
    private readonly List<int> removed = [];
    private readonly List<int> added = [];
    private readonly IndexedHeap waiting;
    private bool[]? guide;
    private long leastLimit = LeastLimit;
    private int stamp;
    private int step;
    private int queued;
    private int cutSize;
    private long scans;

    /// <summary>Starts with no cut at all.</summary>
    public DualSearch(FrozenProblem problem, int root, Budget budget, Xoshiro random)
    {
        (graph, terminals, isTerminal) = (problem.Graph, problem.Terminals, problem.IsTerminal);
        (this.budget, this.random) = (budget, random);
        Root = root;
        int n = graph.NodeCount;
        cuts = new CutStore(n);
        Closed = new bool[2 * graph.EdgeCount];
        residual = new long[2 * graph.EdgeCount];
        for (int e = 0; e < graph.EdgeCount; e++)
            residual[2 * e] = residual[2 * e + 1] = graph.Cost[e];
        arcInto = new int[2 * graph.EdgeCount];
        for (int v = 0; v < n; v++)
        {
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                arcInto[a] = 2 * graph.ArcEdge[a] + (graph.Head[graph.ArcEdge[a]] == v ? 0 : 1);
        }
        active = new bool[n];
        mark = new int[n];
        queue = new int[n];
        toward = new int[n];
        cut = new int[2 * graph.EdgeCount];
        arcMark = new int[2 * graph.EdgeCount];
        rivalsAt = new int[2 * graph.EdgeCount];
        parentArc = new int[n];
        good = new int[n];
        bad = new int[n];
        seen = new int[n];
        waiting = new IndexedHeap(n);
        foreach (int a in LeafTest.ArcsOut(graph, terminals, problem.IsLeaf, root))
            Closed[a] = true;
    }

    public int Root { get; }

    /// <summary>Arcs that no better tree uses in this direction from the root: cuts need not pay them.</summary>
    public bool[] Closed { get; }

    /// <summary>What is left of each arc's cost; immense where the arc is closed.</summary>
    public long[] Residual => residual;

    /// <summary>The bound that the cuts prove now.</summary>
    public long Bound { get; private set; }

    /// <summary>True when nothing joins some terminal to the root: then what was deleted left no better tree.</summary>
    public bool FellApart { get; private set; }

    /// <summary>
    /// Steps until so many scans are spent. The gap to the best tree tells whether what they gained is little: then the next
    /// run's steps are larger.
    /// </summary>
    public void Run(bool[]? guide, long spend, long gap)
    {
        this.guide = guide;
        TakeOutClosed();
        FindReach();
        long before = Bound;
        FindRivals();
        long end = budget.Spent + spend;
        while (budget.Spent < end && !budget.Exhausted)
            Step(1 + random.Next(MostTerminals));
        leastLimit =
            (Bound - before) * LittleGain < gap
                ? Math.Min(2 * leastLimit, 64L * graph.EdgeCount)
                : Math.Max(LeastLimit, leastLimit / 2);
    }

    private void TakeOutClosed()
    {
        for (int a = 0; a < residual.Length; a++)
        {
            if (Closed[a] && residual[a] < Far)
                residual[a] += Far;
        }
    }

    /// <summary>Takes over the cuts of an ascent on the same graph.</summary>
    public void Adopt(DualAscent ascent)
    {
        cuts = ascent.Cuts!;
        ascent.Residual.CopyTo(residual, 0);
        Bound = ascent.Bound;
    }

    /// <summary>Paths of saturated arcs from the root.</summary>
    private void FindReach()
    {
        Array.Fill(parentArc, None);
        int head = 0,
            tail = 0;
        stamp++;
        queue[tail++] = Root;
        mark[Root] = stamp;
        while (head < tail)
        {
            int v = queue[head++];
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a],
                    arc = 2 * e + (graph.Tail[e] == v ? 0 : 1);
                if (mark[u] == stamp || residual[arc] != 0)
                    continue;
                mark[u] = stamp;
                parentArc[u] = arc;
                queue[tail++] = u;
            }
        }
    }

    private void Step(int size)
    {
        step++;
        if (rivals.Count > 0 && random.Next(2) == 0)
            GatherRivals(rivals[random.Next(rivals.Count)], size + 1);
        else
            Gather(terminals[random.Next(terminals.Length)], size);
        long before = Bound;
        long limit = ScanLimit();
        long arcs = 0;
        foreach (int t in group)
            arcs += cuts.ArcsOf(t);
        if (3 * arcs > limit)
        {
            budget.Spend(scans + group.Count);
            scans = 0;
            return;
        }
        limit += scans;
        removed.Clear();
        added.Clear();
        foreach (int t in group)
        {
            for (int c = cuts.First(t); c != None; c = cuts.Next(c))
            {
                removed.Add(c);
                Bound -= cuts.Amount(c);
                scans += cuts.Release(c, residual);
            }
        }
        foreach (int t in group)
        {
            active[t] = true;
            waiting.Push(t, random.Next(1000));
        }
        while (waiting.Count > 0 && scans < limit)
            Ascend(waiting.Pop());
        waiting.Clear();
        foreach (int t in group)
            active[t] = false;
        if (Bound >= before)
        {
            cuts.Drop(removed);
            foreach (int c in added)
                cuts.Keep(c);
        }
        else
        {
            for (int i = added.Count - 1; i >= 0; i--)
                scans += cuts.Release(added[i], residual);
            cuts.Forget(added);
            foreach (int c in removed)
                scans += cuts.Take(c, residual);
            Bound = before;
        }
        budget.Spend(scans);
        scans = 0;
    }

    /// <summary>Each doubling of a step's work is tried half as often, so that all sizes get the same work.</summary>
    private long ScanLimit()
    {
        long limit = leastLimit;
        while (limit < 64L * graph.EdgeCount && random.Next(2) == 0)
            limit *= 2;
        return limit;
    }

    /// <summary>The terminals nearest to the centre in steps.</summary>
    private void Gather(int centre, int size)
    {
        group.Clear();
        int head = 0,
            tail = 0;
        queue[tail++] = centre;
        seen[centre] = step;
        while (head < tail && group.Count < size)
        {
            int v = queue[head++];
            if (isTerminal[v] && v != Root)
                group.Add(v);
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a];
                if (seen[u] == step)
                    continue;
                seen[u] = step;
                queue[tail++] = u;
            }
        }
        scans += 3 * tail;
    }
}
