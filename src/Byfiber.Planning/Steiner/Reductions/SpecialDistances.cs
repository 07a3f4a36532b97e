namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// Bounds on the special distances of pairs of nodes in a round's graph: the distance where it is short, or by
/// <see cref="TerminalDistances"/>. Remembers many, for trees that grow from one edge and from the next ask for the same.
/// </summary>
internal sealed class SpecialDistances(ReductionRound round)
{
    private const int Slots = 1 << 16;
    private readonly NearNodes near = new(round.Graph, round.Heap, round.Budget);
    private readonly TerminalDistances distances = round.Distances;
    private readonly long[] pair = Filled();
    private readonly long[] known = new long[Slots];

    /// <summary>Not less than the special distance of the two nodes.</summary>
    public long Between(int u, int v)
    {
        if (u > v)
            (u, v) = (v, u);
        long key = ((long)u << 32) | (uint)v;
        int slot = (int)((ulong)(key * -7046029254386353131) >> 48);
        if (pair[slot] == key)
            return known[slot];
        long least = distances.SpecialDistance(u, v, 0, near.Distance(u, v));
        (pair[slot], known[slot]) = (key, least);
        return least;
    }

    private static long[] Filled()
    {
        var filled = new long[Slots];
        Array.Fill(filled, -1);
        return filled;
    }
}
