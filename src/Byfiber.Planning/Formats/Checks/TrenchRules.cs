namespace Byfiber.Planning.Formats.Checks;

/// <summary>Rules of the trench network.</summary>
internal static class TrenchRules
{
    /// <summary>Points are rounded to the millimetre, so each vertex may move a length by at most this.</summary>
    private const int ToleranceMmPerVertex = 2;

    internal static CheckRule[] All { get; } =
    [
        CheckRule.OfIds(
            "trench-length-is-its-geometry",
            "trenches",
            "A trench's length is not that of its line.",
            LengthIsGeometry
        ),
        CheckRule.OfIds(
            "trench-ends-at-its-nodes",
            "trenches",
            "A trench's line does not run from its first node to its second.",
            EndsAtNodes
        ),
        CheckRule.OfIds(
            "trench-cost-is-price-times-length",
            "trenches",
            "A trench's cost is not the cost book's price for its length or crossing.",
            CostIsPriceTimesLength
        ),
        CheckRule.OfIds("no-trench-is-empty", "trenches", "A trench is dug with no duct in it.", NoneEmpty),
        CheckRule.OfIds(
            "premises-hang-on-site",
            "premises",
            "A planned premises is not joined to its site by trenches.",
            PremisesHangOnSite
        ),
    ];

    /// <summary>The length is the sum of the line's segments, give or take two millimetres a vertex.</summary>
    private static IEnumerable<int> LengthIsGeometry(WrittenPlan plan) =>
        plan
            .Trenches.Where(trench =>
                Math.Abs(MeasuredMm(trench) - trench.LengthMm) > ToleranceMmPerVertex * trench.Line.Length
            )
            .Select(trench => trench.Id);

    /// <summary>The line's first and last point lie on the two nodes.</summary>
    private static IEnumerable<int> EndsAtNodes(WrittenPlan plan) =>
        plan
            .Trenches.Where(trench =>
                trench.Line.Length < 2
                || ApartMm(trench.Line[0], plan.Node(trench.FromNode).Point) > ToleranceMmPerVertex
                || ApartMm(trench.Line[^1], plan.Node(trench.ToNode).Point) > ToleranceMmPerVertex
            )
            .Select(trench => trench.Id);

    /// <summary>Price times length, rounded half up; a crossing costs its price per piece.</summary>
    private static IEnumerable<int> CostIsPriceTimesLength(WrittenPlan plan) =>
        plan
            .Trenches.Where(trench =>
                !plan.Prices.TryGetValue(trench.Item, out var price)
                || trench.CostOre != (trench.Crossing ? price : ((price * trench.LengthMm) + 500) / 1000)
            )
            .Select(trench => trench.Id);

    /// <summary>Nobody pays for a trench that carries nothing.</summary>
    private static IEnumerable<int> NoneEmpty(WrittenPlan plan) =>
        plan.Trenches.Select(trench => trench.Id).Except(plan.Ducts.Select(duct => duct.TrenchId));

    /// <summary>
    /// A planned premises and its site lie in one piece of the trench network, for one who orders of the built one. Union-find, near linear.
    /// </summary>
    private static IEnumerable<int> PremisesHangOnSite(WrittenPlan plan)
    {
        var all = Joined(plan, plan.Trenches);
        var built = Joined(plan, plan.Trenches.Where(trench => trench.Built));
        foreach (var premises in plan.Premises.Where(premises => premises.Planned))
        {
            var pieces = premises.Ordered ? built : all;
            if (
                premises is not { NodeId: { } node, SiteId: { } site }
                || pieces.Root(node) != pieces.Root(plan.Sites[site - 1].NodeId)
            )
            {
                yield return premises.Id;
            }
        }
    }

    private static Pieces Joined(WrittenPlan plan, IEnumerable<TrenchRow> trenches)
    {
        var pieces = new Pieces(plan.Nodes.Count);
        foreach (var trench in trenches)
        {
            pieces.Join(trench.FromNode, trench.ToNode);
        }
        return pieces;
    }

    private static double MeasuredMm(TrenchRow trench)
    {
        var metres = 0.0;
        for (var i = 1; i < trench.Line.Length; i++)
        {
            metres += trench.Line[i].Distance(trench.Line[i - 1]);
        }
        return metres * 1000;
    }

    private static double ApartMm(NetTopologySuite.Geometries.Coordinate a, NetTopologySuite.Geometries.Coordinate b) =>
        a.Distance(b) * 1000;
}
