using Byfiber.Planning.Formats.Checks;

namespace Byfiber.Planning.Formats;

/// <summary>
/// Verifies a written <c>plan.gpkg</c> from the file alone: it reads the tables with code of its own, shares no type
/// with the planner, and recomputes what it can. Each rule is a method of <c>Checks/</c>.
/// </summary>
public static class PlanCheck
{
    private const int IdsShown = 20;

    private static readonly CheckRule[] Content =
    [
        .. TrenchRules.All,
        .. DuctRules.All,
        .. CableRules.All,
        .. FibreRules.All,
        .. EquipmentRules.All,
        .. PremisesRules.All,
        .. BillRules.All,
        .. ChoiceRules.All,
    ];

    /// <summary>Every rule by name, with the sentence that a break of it gives.</summary>
    public static IReadOnlyList<(string Name, string Sentence)> Rules { get; } =
    [.. StructureRules.All.Concat(Content).Select(rule => (rule.Name, rule.Sentence))];

    /// <summary>
    /// Runs all rules; an empty list means that the plan is sound. When the file's structure is broken (rows missing, ids or
    /// references wrong) only that is reported, because the other rules would stumble over it. Linear in the file, apart from sorting.
    /// </summary>
    /// <exception cref="PlanningException">
    /// The file is missing, is no GeoPackage, or lacks a table or column of a plan.
    /// </exception>
    public static IReadOnlyList<CheckFinding> Run(string gpkgPath)
    {
        var plan = WrittenPlan.Read(gpkgPath);
        var structure = Findings(StructureRules.All, plan);
        return structure.Count > 0 ? structure : Findings(Content, plan);
    }

    private static List<CheckFinding> Findings(IEnumerable<CheckRule> rules, WrittenPlan plan)
    {
        var findings = new List<CheckFinding>();
        foreach (var rule in rules)
        {
            string[] offenders = [.. rule.Offenders(plan).Distinct(StringComparer.Ordinal)];
            if (offenders.Length > 0)
            {
                var shown = offenders.Take(IdsShown).ToArray();
                findings.Add(new CheckFinding(rule.Name, rule.Sentence, rule.Layer, shown, offenders.Length));
            }
        }
        return findings;
    }
}
