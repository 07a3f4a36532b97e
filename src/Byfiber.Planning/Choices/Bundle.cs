namespace Byfiber.Planning.Choices;

/// <summary>Premises and a tree of trenches that joins them to the hand-over point, and what both take; thousandths of an öre.</summary>
/// <param name="Joined">Per premises.</param>
/// <param name="Edges">Edges of the trench graph.</param>
/// <param name="Money">Trenches and own costs.</param>
/// <param name="Value">The premises' worth or number.</param>
internal sealed record Bundle(bool[] Joined, int[] Edges, long Money, double Value)
{
    /// <summary>More value, or as much for less.</summary>
    public bool IsBetterThan(Bundle? other) =>
        other is null || Value > other.Value || (Value == other.Value && Money < other.Money);
}
