using System.Globalization;

namespace Byfiber.Planning.Formats.Checks;

/// <summary>Rules of the ducts.</summary>
internal static class DuctRules
{
    internal static CheckRule[] All { get; } =
    [
        CheckRule.OfIds(
            "ducts-inside-trenches",
            "ducts",
            "A duct is not as long as its trench, or is built where nothing is dug.",
            InsideTrenches
        ),
        CheckRule.OfIds(
            "tubes-not-over-filled",
            "ducts",
            "A duct carries another number of cables than it says, or more than it has tubes.",
            TubesNotOverFilled
        ),
        CheckRule.OfIds(
            "existing-not-over-filled",
            "trenches",
            "An existing route carries more fibres than it has free.",
            ExistingNotOverFilled
        ),
        CheckRule.OfIds(
            "duct-item-names-its-size",
            "ducts",
            "A duct's item is not its kind and number of tubes.",
            ItemNamesSize
        ),
    ];

    /// <summary>A duct has the length of its trench; a built one lies in a built trench.</summary>
    private static IEnumerable<int> InsideTrenches(WrittenPlan plan) =>
        plan
            .Ducts.Where(duct =>
            {
                var trench = plan.Trenches[duct.TrenchId - 1];
                return duct.LengthMm != trench.LengthMm || (duct.Built && !trench.Built);
            })
            .Select(duct => duct.Id);

    /// <summary>All fibres of the cables through an existing route are at most what is free there.</summary>
    private static IEnumerable<int> ExistingNotOverFilled(WrittenPlan plan)
    {
        var fibres = new long[plan.Trenches.Count + 1];
        foreach (var row in plan.CableDucts)
        {
            fibres[plan.Ducts[row.DuctId - 1].TrenchId] += plan.Cables[row.CableId - 1].Fibres;
        }
        return plan.Trenches.Where(trench => fibres[trench.Id] > trench.FreeFibres).Select(trench => trench.Id);
    }

    /// <summary>One tube takes one cable: the cables that run through are "used", and at most as many as tubes.</summary>
    private static IEnumerable<int> TubesNotOverFilled(WrittenPlan plan)
    {
        var cables = new int[plan.Ducts.Count + 1];
        foreach (var (_, duct) in plan.CableDucts.Select(row => (row.CableId, row.DuctId)).Distinct())
        {
            cables[duct]++;
        }
        return plan.Ducts.Where(duct => duct.Used > duct.Tubes || duct.Used != cables[duct.Id]).Select(duct => duct.Id);
    }

    /// <summary>The item that is bought is the duct that is drawn: "duct.distribution.12" has 12 tubes.</summary>
    private static IEnumerable<int> ItemNamesSize(WrittenPlan plan) =>
        plan
            .Ducts.Where(duct =>
                duct.Item != string.Create(CultureInfo.InvariantCulture, $"duct.{duct.Kind}.{duct.Tubes}")
            )
            .Select(duct => duct.Id);
}
