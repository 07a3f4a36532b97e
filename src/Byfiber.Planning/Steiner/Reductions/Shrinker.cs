using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// A Steiner problem that shrinks: edges are deleted, contracted or joined, and every edge left remembers of which input
/// edges it consists, so that a tree here maps back. Linked half-edges: half 2e stands at one end of edge e, 2e+1 at the
/// other. A removal costs O(1), a contraction O(degree of the lesser end). After every call any cheapest tree of what is
/// left, together with <see cref="FixedCost"/>, costs as much as a cheapest tree of the input, unless edges were deleted by
/// a bound: then this holds if anything cheaper than the incumbent exists.
/// The degree tests are those of Beasley (1984) and Duin, Volgenant (1989).
/// </summary>
internal sealed class Shrinker
{
    private const int None = -1;
    private readonly int[] first;
    private readonly int[] next;
    private readonly int[] previous;
    private readonly int[] at;
    private readonly long[] cost;
    private readonly bool[] alive;
    private readonly int[] degree;
    private readonly bool[] terminal;
    private readonly bool[] leaf;
    private readonly bool[] queued;
    private readonly int[] lane;
    private readonly int[] laneStamp;
    private readonly int[] mergedInto;
    private readonly Stack<int> dirty = new();
    private readonly List<int> chosen = [];
    private int stamp;

    public Shrinker(Graph graph, bool[] isTerminal)
    {
        int n = graph.NodeCount,
            m = graph.EdgeCount;
        first = new int[n];
        Array.Fill(first, None);
        next = new int[2 * m];
        previous = new int[2 * m];
        at = new int[2 * m];
        cost = (long[])graph.Cost.Clone();
        alive = new bool[m];
        degree = new int[n];
        terminal = (bool[])isTerminal.Clone();
        leaf = new bool[n];
        queued = new bool[n];
        lane = new int[n];
        laneStamp = new int[n];
        mergedInto = new int[n];
        Array.Fill(mergedInto, None);
        Trace = new EdgeTrace(m);
        SomeTerminal = Array.IndexOf(terminal, true);
        foreach (bool t in terminal)
            TerminalCount += t ? 1 : 0;
        for (int e = 0; e < m; e++)
        {
            alive[e] = true;
            Link(2 * e, graph.Tail[e]);
            Link(2 * e + 1, graph.Head[e]);
        }
        EdgeCount = m;
        for (int v = 0; v < n; v++)
            Queue(v);
    }

    public EdgeTrace Trace { get; }
    public int EdgeCount { get; private set; }
    public int TerminalCount { get; private set; }

    /// <summary>A terminal of the input.</summary>
    public int SomeTerminal { get; }

    /// <summary>Cost of the edges that are in every tree considered from now on.</summary>
    public long FixedCost { get; private set; }

    /// <summary>Adds the input edges that are in every tree considered from now on.</summary>
    public void ExpandFixed(List<int> into)
    {
        foreach (int piece in chosen)
            Trace.Expand(piece, into);
    }

    public bool IsAlive(int e) => alive[e];

    /// <summary>Deletes an edge that some cheapest (or cheaper) tree can do without.</summary>
    public void Delete(int e)
    {
        if (!alive[e])
            return;
        alive[e] = false;
        EdgeCount--;
        Unlink(2 * e);
        Unlink(2 * e + 1);
    }

    /// <summary>
    /// A node that is no terminal goes; pairs of its edges become edges between its neighbours. The pairs that are left out
    /// are those that a cheapest tree can do without. There are no more pairs than edges at the node.
    /// </summary>
    public void Replace(int v, ReadOnlySpan<(int E, int F)> pairs)
    {
        Span<int> slots = stackalloc int[degree[v]];
        Span<(int U, int W, long Cost, int Piece)> links = stackalloc (int, int, long, int)[pairs.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            (int e, int f) = pairs[i];
            links[i] = (OtherEnd(e, v), OtherEnd(f, v), checked(cost[e] + cost[f]), Trace.Fork(e, f));
        }
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = first[v] >> 1;
            Delete(slots[i]);
        }
        for (int i = 0; i < pairs.Length; i++)
        {
            int e = slots[i];
            (alive[e], cost[e]) = (true, links[i].Cost);
            Trace.Set(e, links[i].Piece);
            Link(2 * e, links[i].U);
            Link(2 * e + 1, links[i].W);
            Queue(links[i].U);
            Queue(links[i].W);
            EdgeCount++;
        }
    }

    /// <summary>No optimal tree passes through the terminal; known until it is joined with another node.</summary>
    public void MarkLeaf(int v) => leaf[v] = true;

    private int OtherEnd(int e, int v) => at[2 * e] ^ at[2 * e + 1] ^ v;

    /// <summary>Degree, parallel, zero-cost and nearest-terminal tests until none applies.</summary>
    public void Settle()
    {
        while (dirty.TryPop(out int v))
        {
            queued[v] = false;
            while (Step(v)) { }
        }
    }

    /// <summary>The node that an input node has become by contractions.</summary>
    public int Now(int v)
    {
        while (mergedInto[v] != None)
            v = mergedInto[v];
        return v;
    }

    /// <summary>What is left, as a frozen graph; edge i of it is edge <c>EdgeOf[i]</c> here.</summary>
    public FrozenProblem Freeze()
    {
        var number = new int[first.Length];
        Array.Fill(number, None);
        int nodes = 0;
        var edgeOf = new int[EdgeCount];
        int[] tail = new int[EdgeCount],
            head = new int[EdgeCount];
        long[] costs = new long[EdgeCount];
        int count = 0;
        for (int e = 0; e < cost.Length; e++)
        {
            if (!alive[e])
                continue;
            (edgeOf[count], costs[count]) = (e, cost[e]);
            tail[count] = Number(at[2 * e]);
            head[count++] = Number(at[2 * e + 1]);
        }
        for (int v = 0; v < terminal.Length; v++)
        {
            if (terminal[v])
                Number(v);
        }
        var isTerminal = new bool[nodes];
        var isLeaf = new bool[nodes];
        var nodeOf = new int[nodes];
        for (int v = 0; v < terminal.Length; v++)
        {
            if (number[v] >= 0)
                (nodeOf[number[v]], isTerminal[number[v]], isLeaf[number[v]]) = (v, terminal[v], leaf[v]);
        }
        var frozen = new Graph(nodes, tail, head, costs);
        return new FrozenProblem(frozen, isTerminal, edgeOf, number) { NodeOf = nodeOf, IsLeaf = isLeaf };

        int Number(int v) => number[v] >= 0 ? number[v] : number[v] = nodes++;
    }

    /// <summary>One test at a node; true when it may apply again there.</summary>
    private bool Step(int v)
    {
        if (degree[v] == 0)
            return false;
        if (!terminal[v] && degree[v] == 1)
        {
            Delete(first[v] >> 1);
            return false;
        }
        if (!terminal[v] && degree[v] == 2)
        {
            Bypass(v);
            return false;
        }
        if (DropParallels(v))
            return true;
        int least = Cheapest(v),
            u = at[least ^ 1];
        bool contract = cost[least >> 1] == 0 || (terminal[v] && (degree[v] == 1 || terminal[u]));
        if (!contract || (terminal[v] && TerminalCount == 1))
            return false;
        Contract(least >> 1, degree[v] >= degree[u] ? v : u);
        return false;
    }

    /// <summary>A node of degree 2 that is no terminal becomes one edge.</summary>
    private void Bypass(int v)
    {
        int h = first[v],
            g = next[h],
            e = h >> 1,
            f = g >> 1;
        int u = at[h ^ 1],
            w = at[g ^ 1];
        if (u == w)
        {
            Delete(cost[e] >= cost[f] ? e : f);
            return;
        }
        cost[e] = checked(cost[e] + cost[f]);
        Trace.Join(e, f);
        Delete(f);
        Unlink(h);
        Link(h, w);
        Queue(u);
        Queue(w);
    }

    /// <summary>Of parallel edges the cheapest stays.</summary>
    private bool DropParallels(int v)
    {
        stamp++;
        bool dropped = false;
        for (int h = first[v], following; h != None; h = following)
        {
            following = next[h];
            int u = at[h ^ 1],
                e = h >> 1;
            if (laneStamp[u] != stamp)
            {
                laneStamp[u] = stamp;
                lane[u] = e;
                continue;
            }
            dropped = true;
            int other = lane[u];
            bool otherStays = cost[other] < cost[e] || (cost[other] == cost[e] && other < e);
            lane[u] = otherStays ? other : e;
            Delete(otherStays ? e : other);
        }
        return dropped;
    }

    private int Cheapest(int v)
    {
        int least = first[v];
        for (int h = next[least]; h != None; h = next[h])
        {
            // On a tie a terminal's edge to a terminal goes first, for it can be contracted.
            if (cost[h >> 1] < cost[least >> 1] || (cost[h >> 1] == cost[least >> 1] && terminal[at[h ^ 1]]))
                least = h;
        }
        return least;
    }

    /// <summary>Chooses an edge for good: both ends become the node that stays.</summary>
    private void Contract(int e, int stays)
    {
        int leaves = at[2 * e] ^ at[2 * e + 1] ^ stays;
        FixedCost = checked(FixedCost + cost[e]);
        chosen.Add(Trace.Of(e));
        mergedInto[leaves] = stays;
        leaf[leaves] = leaf[stays] = false;
        Delete(e);
        for (int h = first[leaves], following; h != None; h = following)
        {
            following = next[h];
            if (at[h ^ 1] == stays)
            {
                Delete(h >> 1);
                continue;
            }
            Unlink(h);
            Link(h, stays);
            Queue(at[h ^ 1]);
        }
        if (terminal[leaves])
        {
            terminal[leaves] = false;
            if (terminal[stays])
                TerminalCount--;
            terminal[stays] = true;
        }
        // The neighbours' cheapest edge may lead to a terminal now.
        Queue(stays);
        for (int h = first[stays]; h != None; h = next[h])
            Queue(at[h ^ 1]);
    }

    private void Link(int half, int v)
    {
        at[half] = v;
        previous[half] = None;
        next[half] = first[v];
        if (first[v] != None)
            previous[first[v]] = half;
        first[v] = half;
        degree[v]++;
    }

    private void Unlink(int half)
    {
        int v = at[half];
        if (previous[half] != None)
            next[previous[half]] = next[half];
        else
            first[v] = next[half];
        if (next[half] != None)
            previous[next[half]] = previous[half];
        degree[v]--;
        Queue(v);
    }

    private void Queue(int v)
    {
        if (queued[v])
            return;
        queued[v] = true;
        dirty.Push(v);
    }
}
