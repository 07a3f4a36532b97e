namespace Byfiber.Planning.Steiner.Decomposition;

/// <summary>Above which sizes a problem is taken apart.</summary>
internal sealed record Limits
{
    /// <summary>
    /// No path, tree, perturbed path or bound of a search exceeds eight times the sum of its costs, so with this no sum in it
    /// can overflow.
    /// </summary>
    public const long MostCost = 1L << 59;

    /// <summary>A block with more edges is solved in parts.</summary>
    public int GlobalEdges { get; init; } = 1_000_000;

    /// <summary>Edges of a part: larger ones lose less bound at their borders, smaller ones take less memory.</summary>
    public int PartEdges { get; init; } = 250_000;

    /// <summary>Whether the costs are safe to search with.</summary>
    public static bool AreSafe(ReadOnlySpan<long> costs)
    {
        long left = MostCost;
        foreach (long cost in costs)
        {
            if (cost > left)
                return false;
            left -= cost;
        }
        return true;
    }
}
