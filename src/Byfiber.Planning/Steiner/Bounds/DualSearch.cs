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
internal sealed class DualSearch
{
    private const int None = -1;

    /// <summary>Terminals per step: with 2 the gain stops early, with 30 few steps succeed.</summary>
    private const int MostTerminals = 12;

    private readonly Graph graph;
    private readonly int[] terminals;
    private readonly bool[] isTerminal;
    private readonly FrozenProblem problem;
    private readonly List<int> newestFirst = [];
    private readonly int[] arcMark;
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
    private readonly List<int> slack = [];
    private readonly List<int> group = [];
    private readonly List<int> removed = [];
    private readonly List<int> added = [];
    private readonly IndexedHeap waiting;
    private bool[]? guide;
    private int stamp;
    private int step;
    private int queued;
    private int cutSize;
    private long scans;

    /// <summary>Starts with no cut at all.</summary>
    public DualSearch(FrozenProblem problem, int root, Budget budget, Xoshiro random)
    {
        (graph, terminals, isTerminal) = (problem.Graph, problem.Terminals, problem.IsTerminal);
        (this.problem, this.budget, this.random) = (problem, budget, random);
        Root = root;
        int n = graph.NodeCount;
        cuts = new CutStore(n);
        Closed = new bool[2 * graph.EdgeCount];
        residual = new long[2 * graph.EdgeCount];
        for (int e = 0; e < graph.EdgeCount; e++)
            residual[2 * e] = residual[2 * e + 1] = graph.Cost[e];
        active = new bool[n];
        mark = new int[n];
        queue = new int[n];
        toward = new int[n];
        cut = new int[2 * graph.EdgeCount];
        arcMark = new int[2 * graph.EdgeCount];
        parentArc = new int[n];
        good = new int[n];
        bad = new int[n];
        seen = new int[n];
        waiting = new IndexedHeap(n);
    }

    public int Root { get; }

    /// <summary>Arcs that no better tree uses in this direction from the root: cuts need not pay them.</summary>
    public bool[] Closed { get; }

    /// <summary>What is left of each arc's cost.</summary>
    public long[] Residual => residual;

    /// <summary>The bound that the cuts prove now.</summary>
    public long Bound { get; private set; }

    /// <summary>True when nothing joins some terminal to the root: then what was deleted left no better tree.</summary>
    public bool FellApart { get; private set; }

    /// <summary>Steps until so many scans are spent.</summary>
    public void Run(bool[]? guide, long spend)
    {
        this.guide = guide;
        FindReach();
        FindSlack();
        long end = budget.Spent + spend;
        while (budget.Spent < end && !budget.Exhausted)
            Step(1 + random.Next(MostTerminals));
    }

    /// <summary>Takes over the cuts of an ascent on the same graph.</summary>
    public void Adopt(DualAscent ascent)
    {
        cuts = ascent.Cuts!;
        ascent.Residual.CopyTo(residual, 0);
        Bound = ascent.Bound;
    }

    /// <summary>
    /// Carries the cuts over to the graph that this one was shrunk to, then lets all terminals ascend. A cut is the set of
    /// nodes behind its arcs; what is left of the set cuts the shrunk graph too, unless a contraction joined its two sides.
    /// </summary>
    public DualSearch Transfer(FrozenProblem to, int[] nodeThere, int[] edgeThere, bool[]? guide)
    {
        var there = new DualSearch(to, nodeThere[Root], budget, random);
        CarryClosed(to, nodeThere, there, edgeThere);
        foreach (int t in terminals)
        {
            newestFirst.Clear();
            for (int c = cuts.First(t); c != None; c = cuts.Next(c))
                newestFirst.Add(c);
            for (int i = newestFirst.Count - 1; i >= 0; i--)
                Carry(newestFirst[i], t, there, nodeThere);
        }
        budget.Spend(scans);
        scans = 0;
        there.AscendAll(guide);
        return there;
    }

    /// <summary>An edge made of a chain of edges is closed in a direction when one of the chain is.</summary>
    private void CarryClosed(FrozenProblem to, int[] nodeThere, DualSearch there, int[] edgeThere)
    {
        var first = new int[to.Graph.EdgeCount];
        Array.Fill(first, None);
        var next = new int[graph.EdgeCount];
        for (int e = 0; e < graph.EdgeCount; e++)
        {
            if (edgeThere[e] < 0)
                continue;
            next[e] = first[edgeThere[e]];
            first[edgeThere[e]] = e;
        }
        for (int g = 0; g < first.Length; g++)
        {
            int at = None;
            for (int e = first[g]; e != None; e = next[e])
            {
                if (nodeThere[graph.Tail[e]] == to.Graph.Tail[g])
                    at = graph.Tail[e];
                else if (nodeThere[graph.Head[e]] == to.Graph.Tail[g])
                    at = graph.Head[e];
            }
            int last = None;
            bool forth = false,
                back = false;
            while (at != None && nodeThere[at] != to.Graph.Head[g])
            {
                int link = first[g];
                while (link != None && (link == last || (graph.Tail[link] != at && graph.Head[link] != at)))
                    link = next[link];
                if (link == None)
                    break;
                bool along = graph.Tail[link] == at;
                forth |= Closed[2 * link + (along ? 0 : 1)];
                back |= Closed[2 * link + (along ? 1 : 0)];
                at = graph.Other(link, at);
                last = link;
            }
            if (at == None || nodeThere[at] != to.Graph.Head[g])
                continue;
            there.Closed[2 * g] = forth;
            there.Closed[2 * g + 1] = back;
        }
    }

    private void Carry(int c, int owner, DualSearch there, int[] nodeThere)
    {
        stamp++;
        int arcStamp = stamp;
        foreach (int a in cuts.Arcs(c))
            arcMark[a] = arcStamp;
        int head = 0,
            tail = 0;
        queue[tail++] = owner;
        mark[owner] = stamp;
        while (head < tail)
        {
            int v = queue[head++];
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a],
                    e = graph.ArcEdge[a];
                int into = 2 * e + (graph.Head[e] == v ? 0 : 1);
                if (mark[u] == stamp || arcMark[into] == arcStamp || Closed[into])
                    continue;
                mark[u] = stamp;
                queue[tail++] = u;
            }
        }
        scans += 3 * tail;
        there.Add(queue.AsSpan(0, tail), nodeThere, nodeThere[owner], cuts.Amount(c));
    }

    private void Add(ReadOnlySpan<int> members, int[] nodeHere, int owner, long amount)
    {
        stamp++;
        queued = 0;
        foreach (int v in members)
        {
            int w = nodeHere[v];
            if (w < 0 || mark[w] == stamp)
                continue;
            mark[w] = stamp;
            queue[queued++] = w;
        }
        if (owner < 0 || mark[Root] == stamp)
            return;
        cutSize = 0;
        foreach (int w in queue.AsSpan(0, queued))
        {
            for (int a = graph.FirstArc[w]; a < graph.FirstArc[w + 1]; a++)
            {
                int e = graph.ArcEdge[a],
                    into = 2 * e + (graph.Head[e] == w ? 0 : 1);
                if (mark[graph.ArcHead[a]] == stamp || Closed[into])
                    continue;
                cut[cutSize++] = into;
                amount = Math.Min(amount, residual[into]);
            }
        }
        scans += 3 * cutSize;
        if (amount == 0 || cutSize == 0)
            return;
        for (int i = 0; i < cutSize; i++)
            residual[cut[i]] -= amount;
        Bound += amount;
        cuts.Keep(cuts.Add(owner, amount, cut.AsSpan(0, cutSize)));
    }

    /// <summary>Raises what can still be raised.</summary>
    private void AscendAll(bool[]? guide)
    {
        this.guide = guide;
        FindReach();
        step++;
        foreach (int t in terminals)
        {
            if (t == Root || parentArc[t] != None)
                continue;
            group.Add(t);
            active[t] = true;
            waiting.Push(t, random.Next(1000));
        }
        added.Clear();
        while (waiting.Count > 0 && budget.Spend(scans))
        {
            scans = 0;
            Ascend(waiting.Pop());
        }
        waiting.Clear();
        foreach (int t in group)
            active[t] = false;
        foreach (int c in added)
            cuts.Keep(c);
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
                if (mark[u] == stamp || residual[arc] != 0 || Closed[arc])
                    continue;
                mark[u] = stamp;
                parentArc[u] = arc;
                queue[tail++] = u;
            }
        }
    }

    /// <summary>
    /// Where the guide and the cuts disagree: the gap between them is what cuts that the tree enters more than once pay too
    /// often, and what is left of the tree's arcs (complementary slackness).
    /// </summary>
    private void FindSlack()
    {
        slack.Clear();
        if (guide is null)
            return;
        foreach (int t in terminals)
        {
            bool twice = false;
            for (int c = cuts.First(t); c != None && !twice; c = cuts.Next(c))
            {
                int entered = 0;
                foreach (int a in cuts.Arcs(c))
                    entered += guide[a] ? 1 : 0;
                twice = entered > 1;
            }
            if (twice)
                slack.Add(t);
        }
        for (int a = 0; a < residual.Length; a++)
        {
            if (guide[a] && residual[a] > 0)
                slack.Add(HeadOf(a));
        }
    }

    /// <summary>Any terminal, or in a third of all steps a place where guide and cuts disagree.</summary>
    private int Centre() =>
        slack.Count > 0 && random.Next(3) == 0
            ? slack[random.Next(slack.Count)]
            : terminals[random.Next(terminals.Length)];

    private void Step(int size)
    {
        step++;
        Gather(Centre(), size);
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
        long limit = 4096;
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

    private void Ascend(int terminal)
    {
        stamp++;
        cutSize = 0;
        queued = 0;
        mark[terminal] = stamp;
        toward[terminal] = None;
        queue[queued++] = terminal;
        int scanned = 0;
        long raised = 0;
        double spread = 0.5 + random.Next(1000) / 1000.0;
        while (Grow(terminal, ref scanned))
        {
            long least = TightenCut(out long score);
            if (cutSize == 0)
            {
                FellApart = true;
                break;
            }
            score = (long)(score * spread * 16);
            raised += cutSize;
            bool worthTheGrowth = raised * DualAscent.RaisedPerGrown >= scanned;
            if (waiting.Count > 0 && score > waiting.MinKey && worthTheGrowth)
            {
                waiting.Push(terminal, score);
                return;
            }
            Bound = checked(Bound + least);
            added.Add(cuts.Add(terminal, least, cut.AsSpan(0, cutSize)));
            Raise(least);
        }
        active[terminal] = false;
    }

    private bool Grow(int terminal, ref int scanned)
    {
        while (scanned < queued)
        {
            int w = queue[scanned++];
            if (w != terminal && active[w])
                return false;
            if (Reached(w))
            {
                Remember(w);
                return false;
            }
            int end = graph.FirstArc[w + 1];
            scans += end - graph.FirstArc[w];
            for (int a = graph.FirstArc[w]; a < end; a++)
            {
                int u = graph.ArcHead[a];
                if (mark[u] == stamp)
                    continue;
                int e = graph.ArcEdge[a];
                int into = 2 * e + (graph.Head[e] == w ? 0 : 1);
                if (Closed[into])
                    continue;
                if (residual[into] == 0)
                {
                    mark[u] = stamp;
                    toward[u] = into;
                    queue[queued++] = u;
                }
                else
                {
                    cut[cutSize++] = into;
                }
            }
        }
        return true;
    }

    /// <summary>Whether the remembered path from the root to the node is still saturated.</summary>
    private bool Reached(int v)
    {
        int at = v;
        bool found;
        while (true)
        {
            if (at == Root || good[at] == step)
            {
                found = true;
                break;
            }
            if (bad[at] == step || parentArc[at] == None || residual[parentArc[at]] != 0 || Closed[parentArc[at]])
            {
                found = false;
                break;
            }
            at = TailOf(parentArc[at]);
            scans++;
        }
        int stop = at;
        at = v;
        while (true)
        {
            (found ? good : bad)[at] = step;
            if (at == stop)
                break;
            at = TailOf(parentArc[at]);
        }
        return found;
    }

    /// <summary>The path from a reached node on to the terminal is a path from the root now.</summary>
    private void Remember(int v)
    {
        while (toward[v] != None)
        {
            int arc = toward[v],
                next = HeadOf(arc);
            parentArc[next] = arc;
            good[next] = step;
            v = next;
        }
    }

    private long TightenCut(out long score)
    {
        long least = long.MaxValue;
        int kept = 0,
            guided = 0;
        for (int i = 0; i < cutSize; i++)
        {
            int a = cut[i];
            if (mark[TailOf(a)] == stamp)
                continue;
            cut[kept++] = a;
            least = Math.Min(least, residual[a]);
            if (guide is not null && guide[a])
                guided++;
        }
        scans += cutSize;
        cutSize = kept;
        score = kept * Math.Max(1, guided);
        return least;
    }

    private void Raise(long least)
    {
        scans += cutSize;
        for (int i = 0; i < cutSize; i++)
        {
            int a = cut[i];
            if ((residual[a] -= least) != 0)
                continue;
            int u = TailOf(a);
            if (mark[u] != stamp)
            {
                mark[u] = stamp;
                toward[u] = a;
                queue[queued++] = u;
            }
        }
    }

    private int TailOf(int arc) => (arc & 1) == 0 ? graph.Tail[arc >> 1] : graph.Head[arc >> 1];

    private int HeadOf(int arc) => (arc & 1) == 0 ? graph.Head[arc >> 1] : graph.Tail[arc >> 1];
}
