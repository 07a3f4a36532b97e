namespace Byfiber.Planning.Formats.Checks;

/// <summary>Rules of the premises and areas.</summary>
internal static class PremisesRules
{
    internal static CheckRule[] All { get; } =
    [
        CheckRule.OfIds(
            "unplanned-have-reason",
            "premises",
            "A premises is left out or unreachable without a reason, or has one, a cost or an order although it should not.",
            UnplannedHaveReason
        ),
        CheckRule.OfIds(
            "drop-is-its-trench",
            "premises",
            "A premises's drop is not as long as the drop trenches of its cable.",
            DropIsItsTrench
        ),
        CheckRule.OfIds("drop-within-rules", "premises", "A drop is longer than the rules allow.", DropWithinRules),
        new(
            "areas-exist",
            "rows",
            "A row lies in an area that does not exist, or an area counts its premises wrongly.",
            AreasExist
        ),
    ];

    /// <summary>Who is not planned is told why, and neither orders nor pays; who is planned needs no excuse.</summary>
    private static IEnumerable<int> UnplannedHaveReason(WrittenPlan plan) =>
        plan
            .Premises.Where(premises =>
                premises.Planned
                    ? premises.Reason is not null
                    : string.IsNullOrWhiteSpace(premises.Reason) || premises.Ordered || premises.ShareOre is not null
            )
            .Select(premises => premises.Id);

    /// <summary>The drop is the sum of the drop trenches that its cable runs through.</summary>
    private static IEnumerable<int> DropIsItsTrench(WrittenPlan plan)
    {
        var cables = plan.Paths.ToLookup(path => path.PremisesId, path => path.DropCableId);
        return plan
            .Premises.Where(premises => premises.Planned && cables[premises.Id].Any())
            .Where(premises =>
                premises.DropMm
                != plan.DuctsOfCables[cables[premises.Id].First() - 1]
                    .Select(plan.TrenchOfDuct)
                    .Where(trench => trench.Kind == "drop")
                    .Sum(trench => trench.LengthMm)
            )
            .Select(premises => premises.Id);
    }

    /// <summary>No drop is longer than the rules allow.</summary>
    private static IEnumerable<int> DropWithinRules(WrittenPlan plan) =>
        plan
            .Premises.Where(premises => premises.Planned && premises.DropMm > plan.RuleMm("maxDropMm"))
            .Select(premises => premises.Id);

    /// <summary>Every area that a row names exists; each area counts its premises rightly.</summary>
    private static IEnumerable<string> AreasExist(WrittenPlan plan)
    {
        var premises = plan.Premises.CountBy(row => row.AreaId).ToDictionary();
        return
        [
            .. Outside(plan, "nodes", plan.Nodes, node => node.AreaId, node => node.Id),
            .. Outside(plan, "premises", plan.Premises, row => row.AreaId, row => row.Id),
            .. Outside(plan, "trenches", plan.Trenches, trench => trench.AreaId, trench => trench.Id),
            .. Outside(plan, "cables", plan.Cables, cable => cable.AreaId, cable => cable.Id),
            .. Outside(plan, "bill_by_area", plan.BillByArea, line => line.AreaId, line => line.AreaId),
            .. plan
                .Areas.Where(area => premises.GetValueOrDefault(area.Id) != area.PremisesCount)
                .Select(area => $"areas {area.Id}"),
        ];
    }

    private static IEnumerable<string> Outside<T>(
        WrittenPlan plan,
        string table,
        List<T> rows,
        Func<T, int> area,
        Func<T, int> id
    ) => rows.Where(row => area(row) < 1 || area(row) > plan.Areas.Count).Select(row => $"{table} {id(row)}");
}
