namespace Byfiber.Planning.Formats;

/// <summary>The plan's bill seen as a whole: the same item of all areas in one line.</summary>
public static class Bills
{
    /// <summary>
    /// One line per item, by item name; quantities and totals are sums over areas, so the total is exact even where an
    /// area's line was rounded. The area id of a whole line is 0.
    /// </summary>
    public static IEnumerable<BillLine> Whole(Plan plan) =>
        plan
            .Bill.GroupBy(line => line.Item, StringComparer.Ordinal)
            .OrderBy(lines => lines.Key, StringComparer.Ordinal)
            .Select(lines => Sum(lines.Key, [.. lines]));

    /// <summary>An area's lines by item name.</summary>
    public static IEnumerable<BillLine> OfArea(Plan plan, PlanArea area) =>
        plan.Bill.Where(line => line.AreaId == area.Id).OrderBy(line => line.Item, StringComparer.Ordinal);

    private static BillLine Sum(string item, BillLine[] lines)
    {
        var quantity = lines.Sum(line => line.QuantityThousandths);
        var total = lines.Sum(line => line.TotalOre);
        // Existing plant may have a price per route; then the whole line shows the average.
        var samePrice = Array.TrueForAll(lines, line => line.UnitOre == lines[0].UnitOre);
        var unit = samePrice || quantity == 0 ? lines[0].UnitOre : (long)Math.Round(1000m * total / quantity);
        return new BillLine(0, item, lines[0].Unit, quantity, unit, total);
    }
}
