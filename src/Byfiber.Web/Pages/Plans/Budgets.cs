using System.Globalization;
using Byfiber.Core.Plans;

namespace Byfiber.Web.Pages.Plans;

/// <summary>An amount of kronor as people write it in a field: "12500000", "12 500 000", "12 500 000 kr".</summary>
public static class Budgets
{
    /// <summary>Whether the words are an amount that can be a budget, or nothing at all.</summary>
    public static bool IsOne(string? written) => string.IsNullOrWhiteSpace(written) || Ore(written) is not null;

    /// <summary>The amount in öre; null when there is none, or none that can be a budget.</summary>
    public static long? Ore(string? written)
    {
        var text = string.Concat((written ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (text.EndsWith("kr", StringComparison.OrdinalIgnoreCase))
            text = text[..^2];
        return
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sek)
            && sek is >= 1 and <= PlanRunOptions.MostBudgetOre / 100
            ? sek * 100
            : null;
    }
}
