namespace Byfiber.Planning.Graphs;

/// <summary>
/// A 4-ary minimum heap over ids 0 .. n-1 with 64-bit keys, flat and reusable. Push of an id that is already there lowers
/// its key; ties leave in an order that depends only on the calls made, so results repeat. All O(log n).
/// </summary>
internal sealed class IndexedHeap(int capacity)
{
    private int[] heap = new int[Math.Max(16, capacity)];
    private long[] keys = new long[Math.Max(16, capacity)];
    private readonly int[] place = Filled(capacity);

    public int Count { get; private set; }

    /// <summary>The least key; the heap must not be empty.</summary>
    public long MinKey => keys[0];

    public bool Contains(int id) => place[id] >= 0;

    /// <summary>Empties the heap in O(entries left).</summary>
    public void Clear()
    {
        for (int i = 0; i < Count; i++)
            place[heap[i]] = -1;
        Count = 0;
    }

    /// <summary>Adds the id, or lowers its key; a higher key than the present one changes nothing.</summary>
    public void Push(int id, long key)
    {
        int at = place[id];
        if (at < 0)
        {
            at = Count++;
            if (at == heap.Length)
            {
                Array.Resize(ref heap, 2 * at);
                Array.Resize(ref keys, 2 * at);
            }
        }
        else if (keys[at] <= key)
        {
            return;
        }
        while (at > 0)
        {
            int up = (at - 1) >> 2;
            if (keys[up] <= key)
                break;
            heap[at] = heap[up];
            keys[at] = keys[up];
            place[heap[at]] = at;
            at = up;
        }
        heap[at] = id;
        keys[at] = key;
        place[id] = at;
    }

    /// <summary>Removes and returns the id with the least key.</summary>
    public int Pop()
    {
        int least = heap[0];
        place[least] = -1;
        Count--;
        if (Count > 0)
            Sink(heap[Count], keys[Count]);
        return least;
    }

    private void Sink(int id, long key)
    {
        int at = 0;
        while (true)
        {
            int first = 4 * at + 1;
            if (first >= Count)
                break;
            int end = Math.Min(first + 4, Count),
                child = first;
            for (int c = first + 1; c < end; c++)
            {
                if (keys[c] < keys[child])
                    child = c;
            }
            if (keys[child] >= key)
                break;
            heap[at] = heap[child];
            keys[at] = keys[child];
            place[heap[at]] = at;
            at = child;
        }
        heap[at] = id;
        keys[at] = key;
        place[id] = at;
    }

    private static int[] Filled(int n)
    {
        var filled = new int[n];
        Array.Fill(filled, -1);
        return filled;
    }
}
