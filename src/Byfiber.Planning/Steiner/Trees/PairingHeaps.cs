namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// Many minimum heaps over one pool of entries 0 .. n-1, each entry in at most one of them; a heap is named by its least
/// entry, the empty one by <see cref="Empty"/>. Meld O(1), pop O(log n) amortised, flat arrays. Ties leave by entry number.
/// Fredman, Sedgewick, Sleator, Tarjan (1986).
/// </summary>
internal sealed class PairingHeaps(int entries)
{
    public const int Empty = -1;
    private readonly long[] key = new long[entries];
    private readonly int[] child = new int[entries];
    private readonly int[] sibling = new int[entries];

    public long Key(int entry) => key[entry];

    /// <summary>A heap of this entry alone; the entry must be in no other.</summary>
    public int Single(int entry, long itsKey)
    {
        key[entry] = itsKey;
        child[entry] = Empty;
        return entry;
    }

    /// <summary>One heap of two, which are gone afterwards.</summary>
    public int Meld(int one, int other)
    {
        if (one == Empty)
            return other;
        if (other == Empty)
            return one;
        if (key[other] < key[one] || (key[other] == key[one] && other < one))
            (one, other) = (other, one);
        sibling[other] = child[one];
        child[one] = other;
        return one;
    }

    /// <summary>Takes the least entry out; returns the heap that is left.</summary>
    public int Pop(int heap)
    {
        int pairs = Empty;
        for (int at = child[heap]; at != Empty; )
        {
            int first = at,
                second = sibling[at];
            at = second == Empty ? Empty : sibling[second];
            int pair = Meld(first, second);
            sibling[pair] = pairs;
            pairs = pair;
        }
        int left = Empty;
        while (pairs != Empty)
        {
            int next = sibling[pairs];
            left = Meld(left, pairs);
            pairs = next;
        }
        return left;
    }
}
