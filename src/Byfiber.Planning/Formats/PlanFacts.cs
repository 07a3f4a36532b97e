using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Byfiber.Planning.Network;

namespace Byfiber.Planning.Formats;

/// <summary>
/// Named values that go along with the tables, each as JSON: the rules that the plan was sized by, and its figures.
/// Timings are left out, so that the same plan gives the same file.
/// </summary>
internal static class PlanFacts
{
    /// <summary>Å, ä, ö and quotes as people write them; safe, because this JSON never stands inside a page.</summary>
    internal static JsonSerializerOptions Json { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
            // Named, because a program of one file has reflection switched off by default.
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };

    /// <summary>Each rule by its name in camel case, derived ones such as the splitter's loss included.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Rules(PlanningRules rules) =>
        [
            .. JsonSerializer
                .SerializeToElement(rules, Json)
                .EnumerateObject()
                .OrderBy(member => member.Name, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Name, member.Value.GetRawText())),
        ];

    /// <summary>The plan's name, plane, origin and summary.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Info(Plan plan)
    {
        var summary = plan.Summary;
        (string Name, object? Value)[] facts =
        [
            ("name", plan.Name),
            ("crs", $"EPSG:{plan.Crs.Epsg}"),
            ("synthetic", plan.Synthetic),
            ("attribution", plan.Attribution),
            ("cost_book", plan.Costs.Name),
            ("rows.premises", plan.Premises.Count),
            ("rows.nodes", plan.Nodes.Count),
            ("rows.trenches", plan.Trenches.Count),
            ("rows.ducts", plan.Ducts.Count),
            ("rows.cables", plan.Cables.Count),
            ("rows.cable_ducts", plan.Cables.Sum(cable => cable.DuctIds.Length)),
            ("rows.fibre_paths", plan.FibrePaths.Count),
            ("rows.splices", plan.Splices.Count),
            ("rows.sites", plan.Sites.Count),
            ("rows.cabinets", plan.Cabinets.Count),
            ("rows.areas", plan.Areas.Count),
            ("rows.bill_by_area", plan.Bill.Count),
            ("premises.total", summary.PremisesTotal),
            ("premises.planned", summary.PremisesPlanned),
            ("premises.left_out", summary.PremisesLeftOut),
            ("premises.unreachable", summary.PremisesUnreachable),
            ("premises.not_chosen", summary.PremisesNotChosen),
            ("premises.ordered", summary.PremisesOrdered),
            ("units", summary.Units),
            ("take_up", summary.TakeUp),
            ("trench_mm", summary.TrenchMm),
            ("route_mm", summary.RouteMm),
            ("drop_mm", summary.DropMm),
            ("cost_ore", summary.CostOre),
            ("trench_cost_ore", summary.TrenchCostOre),
            ("trench_bound_ore", summary.TrenchBoundOre),
            ("sites", summary.Sites),
            ("cabinets", summary.Cabinets),
            ("max_fibre_mm", summary.MaxFibreMm),
            ("max_loss_mdb", summary.MaxLossMdb),
            ("effort", summary.Effort),
            ("seed", summary.Seed),
            ("cut_short", summary.CutShort),
            ("rows.budget_curve", summary.BudgetCurve.Count),
            ("choice.by_worth", summary.Choice?.ByWorth),
            ("choice.budget_ore", summary.Choice?.BudgetOre),
            ("choice.worth_ore", summary.Choice?.WorthOre),
            ("choice.worth_not_chosen_ore", summary.Choice?.WorthNotChosenOre),
            ("choice.value_ore", summary.Choice?.ValueOre),
            ("choice.value_bound_ore", summary.Choice?.ValueBoundOre),
            ("choice.premises_bound", summary.Choice?.PremisesBound),
            ("choice.worth_bound_ore", summary.Choice?.WorthBoundOre),
            ("choice.given_orders", summary.Choice is { GivenOrders: { Count: > 0 } given } ? given : null),
        ];
        return
        [
            .. facts
                .Where(fact => fact.Value is not null)
                .Select(fact => KeyValuePair.Create(fact.Name, JsonSerializer.Serialize(fact.Value, Json))),
        ];
    }
}
