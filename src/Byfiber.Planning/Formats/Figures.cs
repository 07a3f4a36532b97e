namespace Byfiber.Planning.Formats;

/// <summary>Figures that several formats show and must show alike.</summary>
public static class Figures
{
    /// <summary>The bill divided by those who order (the bill builds for nobody else), SEK with two decimals; 0 without orders.</summary>
    public static decimal SekPerPremises(PlanSummary summary) =>
        summary.PremisesOrdered == 0 ? 0 : Math.Round(summary.CostOre / 100m / summary.PremisesOrdered, 2);

    /// <summary>All trenches divided by all planned premises, metres with one decimal; 0 when none is planned.</summary>
    public static decimal TrenchMetresPerPremises(PlanSummary summary) =>
        summary.PremisesPlanned == 0 ? 0 : Math.Round(summary.TrenchMm / 1000m / summary.PremisesPlanned, 1);
}
