using System.Globalization;

namespace Byfiber.Planning.Formats.Checks;

/// <summary>Rules of the bill of materials and of the figures in plan_info.</summary>
internal static class BillRules
{
    internal static CheckRule[] All { get; } =
    [
        new(
            "bill-sums",
            "items",
            "A bill line is not quantity times the cost book's price, or the whole bill is not the sum over areas.",
            Sums
        ),
        new(
            "bill-matches-tables",
            "items",
            "The bill buys another quantity than the plan's tables build.",
            MatchesTables
        ),
        new("shares-sum-to-bill", "öre", "The premises' shares do not sum to the bill.", SharesSumToBill),
        new(
            "summary-is-recounted",
            "plan_info",
            "A figure of the summary is not what the tables give.",
            SummaryIsRecounted
        ),
    ];

    /// <summary>Every area's line is quantity times the cost book's price, rounded half up; the whole bill sums the areas' lines.</summary>
    private static IEnumerable<string> Sums(WrittenPlan plan)
    {
        var whole = plan.Bill.ToDictionary(line => line.Item, StringComparer.Ordinal);
        foreach (var line in plan.BillByArea)
        {
            var total = ((line.UnitOre * line.QuantityThousandths) + 500) / 1000;
            if (total != line.TotalOre || !plan.Prices.TryGetValue(line.Item, out var price) || price != line.UnitOre)
            {
                yield return line.Item;
            }
        }
        foreach (var lines in plan.BillByArea.GroupBy(line => line.Item, StringComparer.Ordinal))
        {
            var sum = whole.GetValueOrDefault(lines.Key);
            if (
                sum?.TotalOre != lines.Sum(line => line.TotalOre)
                || sum.QuantityThousandths != lines.Sum(line => line.QuantityThousandths)
            )
            {
                yield return lines.Key;
            }
        }
        foreach (var item in whole.Keys.Except(plan.BillByArea.Select(line => line.Item), StringComparer.Ordinal))
        {
            yield return item;
        }
    }

    /// <summary>What is built, counted anew from the tables, is what the bill buys, item by item.</summary>
    private static IEnumerable<string> MatchesTables(WrittenPlan plan)
    {
        var built = BuiltQuantities.Of(plan);
        var bought = plan
            .BillByArea.GroupBy(line => line.Item, StringComparer.Ordinal)
            .ToDictionary(
                lines => lines.Key,
                lines => lines.Sum(line => line.QuantityThousandths),
                StringComparer.Ordinal
            );
        return built
            .Keys.Union(bought.Keys, StringComparer.Ordinal)
            .Where(item => built.GetValueOrDefault(item) != bought.GetValueOrDefault(item))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Everybody's fair share together is exactly the bill.</summary>
    private static IEnumerable<string> SharesSumToBill(WrittenPlan plan)
    {
        var shares = plan.Premises.Sum(premises => premises.ShareOre ?? 0);
        var bill = plan.BillByArea.Sum(line => line.TotalOre);
        return shares == bill ? [] : [string.Create(CultureInfo.InvariantCulture, $"shares {shares}, bill {bill}")];
    }

    /// <summary>The summary's figures follow from the tables; the proven bound is not above the trenches' cost.</summary>
    private static IEnumerable<string> SummaryIsRecounted(WrittenPlan plan)
    {
        var premises = plan.Premises;
        (string Name, long Value)[] recounted =
        [
            ("premises.total", premises.Count),
            ("premises.planned", premises.Count(row => row.Planned)),
            ("premises.left_out", premises.Count(row => row.Status == "left_out")),
            ("premises.unreachable", premises.Count(row => row.Status == "unreachable")),
            ("premises.not_chosen", premises.Count(row => row.Status == "not_chosen")),
            ("premises.ordered", premises.Count(row => row.Ordered)),
            ("trench_mm", plan.Trenches.Sum(trench => trench.LengthMm)),
            ("route_mm", plan.Trenches.Where(trench => trench.Kind == "route").Sum(trench => trench.LengthMm)),
            ("drop_mm", plan.Trenches.Where(trench => trench.Kind == "drop").Sum(trench => trench.LengthMm)),
            ("cost_ore", plan.BillByArea.Sum(line => line.TotalOre)),
            ("sites", plan.Sites.Count),
            ("cabinets", plan.Cabinets.Count),
            ("max_fibre_mm", plan.Paths.Select(path => path.LengthMm).DefaultIfEmpty().Max()),
            ("max_loss_mdb", plan.Paths.Select(path => path.LossMdb).DefaultIfEmpty().Max()),
        ];
        var wrong = recounted.Where(figure => plan.Figure(figure.Name) != figure.Value).Select(figure => figure.Name);
        var cost = plan.Figure("trench_cost_ore");
        // A ring digs more than the tree that the bound speaks of, so the tables may hold more, never less.
        var costIsDug = cost <= plan.Trenches.Sum(trench => trench.CostOre);
        return wrong
            .Concat(costIsDug ? [] : ["trench_cost_ore"])
            .Concat(plan.Figure("trench_bound_ore") <= cost ? [] : ["trench_bound_ore"]);
    }
}
