using System.Text.Json;

namespace Byfiber.Planning.Formats;

/// <summary>
/// Writes <c>plan.json</c>, the summary: members in a fixed order, metres and SEK as exact decimals. The same plan gives the same bytes, except
/// for "seconds" and "peak_memory_mb".
/// </summary>
public static class PlanJson
{
    /// <summary>Writes with the timings that the plan carries.</summary>
    public static void Write(Plan plan, Stream stream) => Write(plan, plan.Summary.Timings, stream);

    /// <summary>Writes with timings that were complete only after the other files had been written.</summary>
    public static void Write(Plan plan, PlanTimings timings, Stream stream)
    {
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = PlanFacts.Json.Encoder,
        };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            WriteOrigin(json, plan);
            WriteCounts(json, plan.Summary);
            WriteMeasures(json, plan.Summary);
            WriteChoice(json, plan.Summary);
            WriteRun(json, plan.Summary, timings);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    private static void WriteOrigin(Utf8JsonWriter json, Plan plan)
    {
        json.WriteString("name", plan.Name);
        json.WriteString("crs", $"EPSG:{plan.Crs.Epsg}");
        json.WriteBoolean("synthetic", plan.Synthetic);
        json.WriteString("attribution", plan.Attribution);
        json.WriteString("cost_book", plan.Costs.Name);
        json.WriteString(
            "architecture",
            plan.Rules.Architecture == Network.Architecture.Pon ? "pon" : "point_to_point"
        );
    }

    private static void WriteCounts(Utf8JsonWriter json, PlanSummary summary)
    {
        json.WriteStartObject("premises");
        json.WriteNumber("total", summary.PremisesTotal);
        json.WriteNumber("planned", summary.PremisesPlanned);
        json.WriteNumber("left_out", summary.PremisesLeftOut);
        json.WriteNumber("unreachable", summary.PremisesUnreachable);
        json.WriteNumber("not_chosen", summary.PremisesNotChosen);
        json.WriteNumber("ordered", summary.PremisesOrdered);
        json.WriteEndObject();
        json.WriteNumber("units", summary.Units);
        json.WriteNumber("take_up", summary.TakeUp);
    }

    private static void WriteMeasures(Utf8JsonWriter json, PlanSummary summary)
    {
        json.WriteNumber("trench_m", Thousandths(summary.TrenchMm));
        json.WriteNumber("route_m", Thousandths(summary.RouteMm));
        json.WriteNumber("drop_m", Thousandths(summary.DropMm));
        json.WriteNumber("trench_m_per_premises", Figures.TrenchMetresPerPremises(summary));
        json.WriteNumber("cost_sek", Sek(summary.CostOre));
        json.WriteNumber("cost_sek_per_premises", Figures.SekPerPremises(summary));
        json.WriteNumber("trench_cost_sek", Sek(summary.TrenchCostOre));
        json.WriteNumber("trench_bound_sek", Sek(summary.TrenchBoundOre));
        json.WriteNumber("gap_percent", Math.Round((decimal)summary.GapPercent, 3));
        json.WriteNumber("sites", summary.Sites);
        json.WriteNumber("cabinets", summary.Cabinets);
        json.WriteNumber("max_fibre_m", Thousandths(summary.MaxFibreMm));
        json.WriteNumber("max_loss_db", Thousandths(summary.MaxLossMdb));
    }

    /// <summary>"choice" stands only where there was one; "budget_curve" always, so that a reader need not ask.</summary>
    private static void WriteChoice(Utf8JsonWriter json, PlanSummary summary)
    {
        if (summary.Choice is { } choice)
        {
            json.WriteStartObject("choice");
            json.WriteBoolean("by_worth", choice.ByWorth);
            WriteOptional(json, "budget_sek", choice.BudgetOre);
            json.WriteNumber("worth_sek", Sek(choice.WorthOre));
            json.WriteNumber("worth_not_chosen_sek", Sek(choice.WorthNotChosenOre));
            WriteOptional(json, "value_sek", choice.ValueOre);
            WriteOptional(json, "value_bound_sek", choice.ValueBoundOre);
            if (choice.PremisesBound is { } premises)
            {
                json.WriteNumber("premises_bound", premises);
            }
            WriteOptional(json, "worth_bound_sek", choice.WorthBoundOre);
            if (choice.GivenOrders.Count > 0)
            {
                json.WriteNumber("given_orders", choice.GivenOrders.Count);
            }
            json.WriteEndObject();
        }
        json.WriteStartArray("budget_curve");
        foreach (var point in summary.BudgetCurve)
        {
            json.WriteStartObject();
            json.WriteNumber("cost_sek", Sek(point.CostOre));
            json.WriteNumber("premises", point.Premises);
            json.WriteNumber("worth_sek", Sek(point.WorthOre));
            json.WriteNumber("premises_bound", point.PremisesBound);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter json, PlanSummary summary, PlanTimings timings)
    {
        json.WriteNumber("effort", summary.Effort);
        json.WriteNumber("seed", summary.Seed);
        json.WriteBoolean("cut_short", summary.CutShort);
        json.WriteStartArray("improvement");
        foreach (var step in summary.Improvement)
        {
            json.WriteStartObject();
            json.WriteNumber("fraction", Math.Round(step.Fraction, 6));
            WriteOptional(json, "trench_cost_sek", step.CostOre);
            WriteOptional(json, "trench_bound_sek", step.BoundOre);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("seconds");
        json.WriteNumber("read", Seconds(timings.Read));
        json.WriteNumber("graph", Seconds(timings.Graph));
        json.WriteNumber("solve", Seconds(timings.Solve));
        json.WriteNumber("size", Seconds(timings.Size));
        json.WriteNumber("write", Seconds(timings.Write));
        json.WriteNumber("total", Seconds(timings.Total));
        json.WriteEndObject();
        json.WriteNumber("peak_memory_mb", Math.Round((decimal)timings.PeakMemoryMb, 1));
        json.WriteStartArray("warnings");
        foreach (var warning in summary.Warnings)
        {
            json.WriteStringValue(warning);
        }
        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, long? ore)
    {
        if (ore is { } known)
        {
            json.WriteNumber(name, Sek(known));
        }
    }

    private static decimal Thousandths(long value) => value / 1000m;

    private static decimal Sek(long ore) => ore / 100m;

    private static decimal Seconds(double seconds) => Math.Round((decimal)seconds, 3);
}
