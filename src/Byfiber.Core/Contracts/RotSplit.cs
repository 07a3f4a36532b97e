using Byfiber.Core.Offers;

namespace Byfiber.Core.Contracts;

/// <summary>
/// How the ROT deduction is shared between owners. The deduction is a percentage of the work in the digging's price, in whole kronor,
/// and nobody deducts more than the cap (Inkomstskattelagen 67 kap; the figures come with the price list).
/// </summary>
public static class RotSplit
{
    /// <summary>
    /// Each owner's deduction, öre. Before the caps the shares add up to the parts' whole to the krona: what rounding leaves goes to
    /// the largest remainders, the first owner first. What a cap cuts off is lost, and not moved to another owner: the parts are what
    /// the owners asked for.
    /// </summary>
    /// <param name="prices">The deduction's rules.</param>
    /// <param name="digOre">The price of the digging, öre with VAT.</param>
    /// <param name="percents">Each owner's part, 0 to 100; together at most 100.</param>
    /// <returns>Shares in the order of the parts, whole kronor in öre.</returns>
    /// <exception cref="RefusedException">A part is out of range, or they add up to more than 100.</exception>
    public static IReadOnlyList<long> Of(PricedRow prices, long digOre, IReadOnlyList<int> percents)
    {
        if (percents.Any(p => p is < 0 or > 100) || percents.Sum() > 100)
        {
            throw Unfit();
        }
        long wholeKronor = digOre * prices.RotWorkPercent / 100 * prices.RotPercent / 100 / 100;
        long[] kronor = [.. percents.Select(p => wholeKronor * p / 100)];
        long left = wholeKronor * percents.Sum() / 100 - kronor.Sum();
        foreach (
            int owner in Enumerable
                .Range(0, percents.Count)
                .OrderByDescending(i => wholeKronor * percents[i] % 100)
                .ThenBy(i => i)
                .Take((int)left)
        )
        {
            kronor[owner]++;
        }
        long cap = prices.RotMostOre / 100;
        return [.. kronor.Select(k => Math.Min(k, cap) * 100)];
    }

    /// <summary>
    /// The parts of those who want the deduction: what was said, and of what that leaves each who said nothing gets an equal part, odd
    /// percents to the first of them. Nobody who wants it goes without.
    /// </summary>
    /// <param name="wished">A percentage for each, or null where it was left open.</param>
    /// <returns>Percentages that add up to 100; none where nobody wants it.</returns>
    /// <exception cref="RefusedException">A part is out of range, or they cannot add up to 100.</exception>
    public static IReadOnlyList<int> Parts(IReadOnlyList<int?> wished)
    {
        int open = wished.Count(p => p is null);
        if (wished.Any(p => p is < 0 or > 100) || wished.Sum(p => p ?? 0) + open > 100)
        {
            throw Unfit();
        }
        int left = 100 - wished.Sum(p => p ?? 0);
        int[] parts = new int[wished.Count];
        int given = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = wished[i] ?? (left / open) + (given++ < left % open ? 1 : 0);
        }
        CheckWhole(parts);
        return parts;
    }

    /// <summary>Who has a part has one of a whole: what is nobody's part would be lost.</summary>
    /// <exception cref="RefusedException">A part is out of range, or they do not add up to 100.</exception>
    public static void CheckWhole(IReadOnlyList<int> percents)
    {
        if (percents.Any(p => p is < 0 or > 100) || (percents.Any(p => p > 0) && percents.Sum() != 100))
        {
            throw Unfit();
        }
    }

    private static RefusedException Unfit() =>
        ContractRefusal.RotParts.Because(
            "The owners' parts of the ROT deduction must be 0 to 100 percent each and 100 together: change them."
        );
}
