namespace Byfiber.Planning.Costs;

/// <summary>
/// What a premises that orders brings in: a fee once, and a margin every month for some years, neither discounted nor taxed.
/// The defaults are explained in <c>docs/cost-book.md</c>.
/// </summary>
public sealed record Worth
{
    /// <summary>The fee for the connection, öre, once per premises or per unit.</summary>
    public long ConnectionFeeOre { get; init; } = 2_000_000;

    /// <summary>What a unit leaves each month after the costs of running it, öre.</summary>
    public long MonthlyMarginOre { get; init; } = 12_000;

    /// <summary>For how many years the margin counts.</summary>
    public int Years { get; init; } = 20;

    /// <summary>True: a house with ten flats pays ten fees; false: one.</summary>
    public bool FeePerUnit { get; init; }

    /// <summary>Where the figures come from, or "assumption".</summary>
    public string Source { get; init; } = "assumption";

    /// <summary>Öre that a premises with so many units is worth.</summary>
    public long Ore(int units) =>
        checked(ConnectionFeeOre * (FeePerUnit ? units : 1) + MonthlyMarginOre * 12 * Years * units);
}
