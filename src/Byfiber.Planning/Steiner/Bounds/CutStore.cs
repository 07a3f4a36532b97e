namespace Byfiber.Planning.Steiner.Bounds;

/// <summary>The cuts of a dual solution, by the terminal that raised each: amount and arcs, in one flat arena.</summary>
internal sealed class CutStore(int nodeCount)
{
    private const int None = -1;
    private readonly int[] first = Filled(nodeCount);
    private readonly long[] arcsOf = new long[nodeCount];
    private readonly Stack<int> free = new();
    private int[] next = new int[1024];
    private int[] owner = new int[1024];
    private long[] amount = new long[1024];
    private int[] start = new int[1024];
    private int[] size = new int[1024];
    private int[] arcs = new int[16384];
    private int count;
    private int used;
    private long holes;

    public int First(int terminal) => first[terminal];

    /// <summary>Arcs in all cuts of a terminal.</summary>
    public long ArcsOf(int terminal) => arcsOf[terminal];

    public int Next(int cut) => next[cut];

    public long Amount(int cut) => amount[cut];

    public long ArcCount => used - holes;
    public int Count => count - free.Count;

    /// <summary>Stores a cut without listing it at its terminal yet; see <see cref="Keep"/>.</summary>
    public int Add(int terminal, long by, ReadOnlySpan<int> arcsOfCut)
    {
        if (!free.TryPop(out int c))
        {
            c = count++;
            if (c == next.Length)
            {
                Array.Resize(ref next, 2 * c);
                Array.Resize(ref owner, 2 * c);
                Array.Resize(ref amount, 2 * c);
                Array.Resize(ref start, 2 * c);
                Array.Resize(ref size, 2 * c);
            }
        }
        if (used + arcsOfCut.Length > arcs.Length && holes > used / 2)
            Compact();
        if (used + arcsOfCut.Length > arcs.Length)
            Array.Resize(ref arcs, Math.Max(2 * arcs.Length, used + arcsOfCut.Length));
        (owner[c], amount[c], start[c], size[c]) = (terminal, by, used, arcsOfCut.Length);
        arcsOfCut.CopyTo(arcs.AsSpan(used));
        used += arcsOfCut.Length;
        return c;
    }

    public void Keep(int c)
    {
        next[c] = first[owner[c]];
        first[owner[c]] = c;
        arcsOf[owner[c]] += size[c];
    }

    public void Clear()
    {
        Array.Fill(first, None);
        Array.Clear(arcsOf);
        free.Clear();
        count = used = 0;
        holes = 0;
    }

    /// <summary>Gives the cut's capacity back.</summary>
    public int Release(int c, long[] residual)
    {
        foreach (int a in arcs.AsSpan(start[c], size[c]))
            residual[a] += amount[c];
        return size[c];
    }

    /// <summary>Takes the cut's capacity again.</summary>
    public int Take(int c, long[] residual)
    {
        foreach (int a in arcs.AsSpan(start[c], size[c]))
            residual[a] -= amount[c];
        return size[c];
    }

    /// <summary>Forgets cuts that were the last ones added.</summary>
    public void Forget(List<int> last)
    {
        for (int i = last.Count - 1; i >= 0; i--)
        {
            used -= size[last[i]];
            size[last[i]] = 0;
            free.Push(last[i]);
        }
    }

    /// <summary>Removes cuts that are the newest of their terminals.</summary>
    public void Drop(List<int> newest)
    {
        foreach (int c in newest)
        {
            first[owner[c]] = next[c];
            holes += size[c];
            arcsOf[owner[c]] -= size[c];
            size[c] = 0;
            free.Push(c);
        }
    }

    public ReadOnlySpan<int> Arcs(int c) => arcs.AsSpan(start[c], size[c]);

    /// <summary>Closes the holes; cuts lie in the arena in any order.</summary>
    private void Compact()
    {
        int[] byStart = [.. Enumerable.Range(0, count).Where(c => size[c] > 0).OrderBy(c => start[c])];
        used = 0;
        foreach (int c in byStart)
        {
            Array.Copy(arcs, start[c], arcs, used, size[c]);
            start[c] = used;
            used += size[c];
        }
        holes = 0;
    }

    private static int[] Filled(int n)
    {
        var filled = new int[n];
        Array.Fill(filled, None);
        return filled;
    }
}
