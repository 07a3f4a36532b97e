namespace Byfiber.Core.Offers;

/// <summary>
/// A count of households as anybody may see it: never so small, or so close to all, that it points at one of them. Neighbours know each
/// other; a count of one in a village of six is a name.
/// </summary>
/// <param name="Kind">How it is told.</param>
/// <param name="Count">The count; null unless it is told exactly.</param>
public readonly record struct PublicCount(PublicCountKind Kind, int? Count)
{
    /// <summary>Counts below this, or nearer to all than this, are not told.</summary>
    public const int Least = 5;

    /// <summary>An area with fewer premises tells no counts at all.</summary>
    public const int LeastPremises = 2 * Least;

    /// <summary>A count of households among all of an area.</summary>
    public static PublicCount Of(int count, int all) =>
        all < LeastPremises ? new(PublicCountKind.Hidden, null)
        : count < Least ? new(PublicCountKind.Few, null)
        : count > all - Least ? new(PublicCountKind.NearlyAll, null)
        : new(PublicCountKind.Exact, count);
}

/// <summary>How a count is told.</summary>
public enum PublicCountKind
{
    Exact,

    /// <summary>Fewer than five, none included.</summary>
    Few,

    /// <summary>All, or all but fewer than five.</summary>
    NearlyAll,

    /// <summary>The area is too small for any count.</summary>
    Hidden,
}
