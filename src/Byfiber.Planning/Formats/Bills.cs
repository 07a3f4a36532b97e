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
            .Select(lines => new BillLine(
                0,
                lines.Key,
                lines.First().Unit,
                lines.Sum(line => line.QuantityThousandths),
                lines.First().UnitOre,
                lines.Sum(line => line.TotalOre)
            ));

    /// <summary>An area's lines by item name.</summary>
    public static IEnumerable<BillLine> OfArea(Plan plan, PlanArea area) =>
        plan.Bill.Where(line => line.AreaId == area.Id).OrderBy(line => line.Item, StringComparer.Ordinal);
}
