using System.Globalization;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>
/// The figures that an area is decided on, all of one moment. Two are the same when each of them is; a page sends those that it showed with the
/// decision, and one that was taken on others than those of now is refused.
/// </summary>
/// <param name="Premises">Current premises in the area.</param>
/// <param name="Offered">Those whom the offer reached.</param>
/// <param name="Interested">Those whose last answer is yes or maybe.</param>
/// <param name="Signed">Contracts in force or connected.</param>
/// <param name="ThresholdCount">How many the threshold asks for; null without one.</param>
/// <param name="SignedOre">What the contracts bring, öre with VAT.</param>
/// <param name="RevisionId">The adopted plan, where it covers the area; null: costs are unknown.</param>
/// <param name="CostOre">The area's network by that plan, öre without VAT; 0 without one.</param>
/// <param name="TrenchMm">Its trenches, mm; 0 without one.</param>
public sealed record DecisionFigures(
    int Premises,
    int Offered,
    int Interested,
    int Signed,
    int? ThresholdCount,
    long SignedOre,
    long? RevisionId,
    long CostOre,
    long TrenchMm
)
{
    private const char Between = '.';
    private const int Parts = 9;

    /// <summary>The figures of an area in a snapshot.</summary>
    public static DecisionFigures Of(TakeUpSnapshot snapshot, AreaTakeUpLine line) =>
        new(
            line.Premises,
            line.Offered,
            line.Interested,
            line.Signed,
            line.ThresholdCount,
            line.SignedOre,
            line.Plan is null ? null : snapshot.RevisionId,
            line.Plan?.CostOre ?? 0,
            line.Plan?.TrenchMm ?? 0
        );

    /// <summary>The figures that a decision froze.</summary>
    public static DecisionFigures Of(BuildDecision decision) =>
        new(
            decision.PremisesCount,
            decision.OfferedCount,
            decision.InterestedCount,
            decision.SignedCount,
            decision.ThresholdCount,
            decision.SignedOre,
            decision.RevisionId,
            decision.CostOre,
            decision.TrenchMm
        );

    /// <summary>As a form carries them: whole numbers with points between them, nothing where there is none.</summary>
    public string Written() =>
        string.Join(
            Between,
            (
                (long?[])
                    [Premises, Offered, Interested, Signed, ThresholdCount, SignedOre, RevisionId, CostOre, TrenchMm]
            ).Select(part => part?.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>Reads what <see cref="Written"/> wrote; null where it is something else.</summary>
    public static DecisionFigures? Read(string? written)
    {
        string[] parts = (written ?? "").Split(Between);
        if (parts.Length != Parts)
            return null;
        var values = new long?[Parts];
        for (int i = 0; i < Parts; i++)
        {
            if (parts[i].Length == 0)
                continue;
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out long value))
                return null;
            values[i] = value;
        }
        return
            values is [<= int.MaxValue, <= int.MaxValue, <= int.MaxValue, <= int.MaxValue, null or <= int.MaxValue, ..]
            && values is [.., { } signedOre, _, { } cost, { } trench]
            ? new DecisionFigures(
                (int)values[0]!,
                (int)values[1]!,
                (int)values[2]!,
                (int)values[3]!,
                (int?)values[4],
                signedOre,
                values[6],
                cost,
                trench
            )
            : null;
    }
}
