using System.Text.Json;

namespace Byfiber.Planning.Formats.Checks;

/// <summary>Rules of plans by worth or budget, and of the curve of premises against budget.</summary>
internal static class ChoiceRules
{
    internal static CheckRule[] All { get; } =
    [
        CheckRule.OfIds(
            "not-chosen-is-not-joined",
            "premises",
            "A premises that is not chosen has a node, a site or a fibre, had ordered beforehand, does not say what it would take and is worth, or stands in a plan without a choice.",
            NotChosenIsNotJoined
        ),
        CheckRule.OfIds(
            "planned-pays",
            "premises",
            "A premises that had not ordered beforehand takes more of the bill than it is worth, in a plan by worth without a budget.",
            PlannedPays
        ),
        CheckRule.OfIds(
            "not-chosen-does-not-pay",
            "premises",
            "A premises is not chosen although it would pay, in a plan by worth without a budget.",
            NotChosenDoesNotPay
        ),
        new("budget-is-kept", "plan_info", "The bill comes to more than the budget.", BudgetIsKept),
        new(
            "choice-is-recounted",
            "plan_info",
            "A figure of the choice is not what the tables give, or contradicts what is proven.",
            ChoiceIsRecounted
        ),
        CheckRule.OfIds(
            "curve-rises",
            "budget_curve",
            "The curve's cost, premises or bound falls, or a point joins more premises than it is proven can be.",
            CurveRises
        ),
    ];

    private static IEnumerable<int> NotChosenIsNotJoined(WrittenPlan plan)
    {
        var withFibre = plan.Paths.Select(path => path.PremisesId).ToHashSet();
        var given = GivenOrders(plan);
        return plan
            .Premises.Where(p =>
                p.NotChosen
                && (
                    !IsChoice(plan)
                    || p.NodeId is not null
                    || p.SiteId is not null
                    || withFibre.Contains(p.Id)
                    || given.Contains(p.Id)
                    || p.MarginalOre is null
                    || p.WorthOre is null
                    || p.OwnOre is null
                )
            )
            .Select(p => p.Id);
    }

    private static IEnumerable<int> PlannedPays(WrittenPlan plan) =>
        ByWorthAlone(plan)
            ? plan
                .Premises.Where(p => p.Planned && p.MarginalOre > p.WorthOre)
                .Select(p => p.Id)
                .Except(GivenOrders(plan))
            : [];

    /// <summary>Who had ordered beforehand, by the plan's own word; they are joined whatever they take.</summary>
    private static HashSet<int> GivenOrders(WrittenPlan plan) =>
        plan.Info.TryGetValue("choice.given_orders", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Select(id => id.TryGetInt32(out int one) ? one : 0)]
            : [];

    /// <summary>The trench is dug whole; what it is worth and its own cost come with those who order. An öre is rounding.</summary>
    private static IEnumerable<int> NotChosenDoesNotPay(WrittenPlan plan) =>
        ByWorthAlone(plan)
            ? plan.Premises.Where(p => p.NotChosen && p.MarginalOre - p.OwnOre + 1 < Net(plan, p)).Select(p => p.Id)
            : [];

    private static IEnumerable<string> BudgetIsKept(WrittenPlan plan)
    {
        var bill = plan.BillByArea.Sum(line => line.TotalOre);
        return bill > plan.Figure("choice.budget_ore") ? [FormattableString.Invariant($"bill {bill} öre")] : [];
    }

    private static IEnumerable<string> ChoiceIsRecounted(WrittenPlan plan)
    {
        if (!IsChoice(plan))
        {
            return [];
        }
        var planned = plan.Premises.Where(p => p.Planned).ToList();
        var others = plan.Premises.Where(p => p.NotChosen).ToList();
        var value = plan.Figure("trench_cost_ore") + others.Sum(p => Math.Max(0, Net(plan, p)));
        (string Name, bool Holds)[] figures =
        [
            ("choice.worth_ore", plan.Figure("choice.worth_ore") == planned.Sum(p => p.WorthOre)),
            ("choice.worth_not_chosen_ore", plan.Figure("choice.worth_not_chosen_ore") == others.Sum(p => p.WorthOre)),
            // Each net worth may be rounded by itself.
            (
                "choice.value_ore",
                plan.Figure("choice.value_ore") is not { } told || Math.Abs((double)(told - value)!) <= others.Count + 1
            ),
            (
                "choice.value_bound_ore",
                plan.Figure("choice.value_bound_ore") is not { } bound || bound <= plan.Figure("choice.value_ore")
            ),
            (
                "choice.premises_bound",
                plan.Figure("choice.premises_bound") is not { } most
                    || (most >= planned.Count && most <= planned.Count + others.Count)
            ),
            (
                "choice.worth_bound_ore",
                plan.Figure("choice.worth_bound_ore") is not { } worth || worth >= planned.Sum(p => p.WorthOre)
            ),
        ];
        return figures.Where(figure => !figure.Holds).Select(figure => figure.Name);
    }

    private static IEnumerable<int> CurveRises(WrittenPlan plan)
    {
        CurveRow? before = null;
        foreach (var point in plan.BudgetCurve)
        {
            if (
                point.Premises > point.PremisesBound
                || point.Premises > plan.Premises.Count
                || point.CostOre <= before?.CostOre
                || point.Premises <= before?.Premises
                || point.PremisesBound < before?.PremisesBound
            )
            {
                yield return point.Id;
            }
            before = point;
        }
    }

    private static bool IsChoice(WrittenPlan plan) => plan.Info.ContainsKey("choice.by_worth");

    /// <summary>A budget joins those worth most for the money, not those who pay.</summary>
    private static bool ByWorthAlone(WrittenPlan plan) =>
        plan.Info.TryGetValue("choice.by_worth", out var value)
        && value.ValueKind == JsonValueKind.True
        && plan.Figure("choice.budget_ore") is null;

    private static double Net(WrittenPlan plan, PremisesRow premises) =>
        plan.Info["take_up"].GetDouble() * (double)((premises.WorthOre ?? 0) - (premises.OwnOre ?? 0));
}
