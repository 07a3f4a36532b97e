namespace Byfiber.Core.Contracts.Areas;

/// <summary>How many must sign in an area, by its threshold.</summary>
public static class ThresholdCount
{
    /// <summary>
    /// A share is rounded up to whole premises; a count is itself. "Pays at a price" is the least k for which k times the price without VAT covers the
    /// area's fixed part and k times its houses' average part (docs/one-price.md): k ≥ F / (p − m), rounded up; m = M / n.
    /// </summary>
    /// <param name="kind">How the threshold is meant.</param>
    /// <param name="value">Percent, premises, or öre with VAT.</param>
    /// <param name="premises">The area's premises today.</param>
    /// <param name="cost">What the adopted plan says of the area; null where it says nothing.</param>
    /// <returns>
    /// The count; null where a price needs a plan that there is not, or where no number of houses makes the area pay: each costs more than it brings.
    /// </returns>
    public static int? Of(ThresholdKind kind, long value, int premises, AreaCost? cost) =>
        kind switch
        {
            ThresholdKind.Share => (int)((premises * value + 99) / 100),
            ThresholdKind.Count => (int)value,
            _ => cost is null ? null : AtPrice(value, cost),
        };

    private static int? AtPrice(long priceOre, AreaCost cost)
    {
        long netOre = priceOre * 100 / (100 + PriceWish.UsualVatPercent);
        int houses = Math.Max(1, cost.MarginalCount);
        var left = (Int128)netOre * houses - cost.MarginalOre;
        if (left <= 0)
        {
            return cost.FixedOre == 0 && left == 0 ? 0 : null;
        }
        var count = ((Int128)cost.FixedOre * houses + left - 1) / left;
        return count > int.MaxValue ? null : (int)count;
    }
}

/// <summary>An area's cost by a plan, öre without VAT: what is there anyway, and what its houses add, each alone, summed over so many.</summary>
/// <param name="FixedOre">The area's bill less the houses' parts: sites, backbone, and what houses share.</param>
/// <param name="MarginalOre">The houses' parts together.</param>
/// <param name="MarginalCount">How many houses they are.</param>
public sealed record AreaCost(long FixedOre, long MarginalOre, int MarginalCount);
