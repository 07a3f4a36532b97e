using Byfiber.Planning;

namespace Byfiber.Web.Tests.Pages;

/// <summary>
/// Plans everybody but the last premises, of which it says what joining it would take: a plan by worth and budget whose figures a test
/// knows beforehand.
/// </summary>
internal static class ChoosyEngine
{
    public const long WouldTakeOre = 4_820_000;
    public const long WorthOre = 3_000_000;

    public static Plan Plan(PlanRequest request, IProgress<PlanProgress>? progress, CancellationToken cancel)
    {
        var map = request.Map;
        var left = map.Premises[^1];
        var fewer = request with
        {
            Map = map with { Premises = [.. map.Premises.SkipLast(1)] },
            ByWorth = false,
            BudgetOre = null,
        };
        var plan = new Planner(TimeProvider.System).Plan(fewer, progress, cancel);
        var notChosen = plan.Premises[^1] with
        {
            Id = map.Premises.Count,
            SourceId = left.Id,
            Address = left.Address,
            Point = left.Point,
            NodeId = null,
            Status = PremisesStatus.NotChosen,
            Reason = "it does not pay",
            Units = left.Units.Total,
            Ordered = false,
            DropMm = null,
            FibreMm = null,
            LossMdb = null,
            ShareOre = null,
            MarginalOre = WouldTakeOre,
            CabinetId = null,
            SiteId = null,
            Port = null,
            WorthOre = WorthOre,
            OwnOre = 1_000_000,
        };
        var cost = plan.Summary.CostOre;
        var planned = plan.Summary.PremisesPlanned;
        return plan with
        {
            Premises = [.. plan.Premises.Select(p => p with { WorthOre = WorthOre }), notChosen],
            Summary = plan.Summary with
            {
                PremisesTotal = map.Premises.Count,
                PremisesNotChosen = 1,
                Choice = new PlanChoice(
                    request.ByWorth,
                    request.BudgetOre,
                    planned * WorthOre,
                    WorthOre,
                    cost,
                    cost / 2,
                    planned,
                    planned * WorthOre
                ),
                BudgetCurve =
                [
                    new(cost / 2, planned / 2, planned / 2 * WorthOre, planned - 1),
                    new(cost, planned, planned * WorthOre, planned + 1),
                ],
            },
        };
    }
}
