using System.Text;
using Byfiber.Planning.Formats.Report;
using static Byfiber.Planning.Formats.Report.Markup;

namespace Byfiber.Planning.Formats;

/// <summary>
/// Writes <c>report.html</c>: one file that opens without a server, a script or a network: the plan's picture, its figures,
/// tables and distributions. Swedish first, English beside. All text of the map is escaped.
/// </summary>
public static class PlanReport
{
    /// <summary>Writes the page as UTF-8. The same plan gives the same bytes: the page tells no timings.</summary>
    public static void Write(Plan plan, Stream stream)
    {
        using var writer = new StreamWriter(
            stream,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true
        );
        writer.NewLine = "\n";
        writer.WriteLine(Head(plan));
        writer.WriteLine(Of($"<main>{Cards(plan)}"));
        Section(writer, "karta", "Planen", "The plan", new PlanPicture(plan).Figure());
        Section(writer, "fordelning", "Fördelning", "Distribution", Distributions(plan));
        Section(writer, "omraden", "Områden i byggordning", "Areas in build order", Tables.Areas(plan));
        Section(writer, "material", "Materiallista och kostnad", "Bill of materials and cost", Tables.Bill(plan));
        Section(writer, "noder", "Noder och skåp", "Sites and cabinets", Tables.Equipment(plan));
        Section(writer, "ej-planerade", "Inte planerade", "Not planned", Tables.Unplanned(plan));
        Section(writer, "om", "Om planen", "About the plan", About(plan));
        writer.WriteLine(Foot(plan));
    }

    private static Markup Head(Plan plan)
    {
        var synthetic = plan.Synthetic
            ? Of(
                $"<p class=\"notice\"><strong>Syntetiskt exempel.</strong> Kommunen är påhittad. <span lang=\"en\"><strong>Synthetic sample.</strong> The municipality is made up.</span></p>"
            )
            : Empty;
        var cut = plan.Summary.CutShort
            ? Of(
                $"<p class=\"notice\">Sökningen avbröts i förtid; en ny körning kan ge en annan plan. <span lang=\"en\">The search was cut short; another run may give another plan.</span></p>"
            )
            : Empty;
        return Of(
            $"""
            <!doctype html>
            <html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Fiberplan: {plan.Name}</title><style>{new Markup(Style.Css)}</style></head><body>
            <header><p class="eyebrow">{Two("Fiberplan", "Fibre plan")}</p><h1>{plan.Name}</h1>{synthetic}{cut}</header>
            """
        );
    }

    private static Markup Cards(Plan plan)
    {
        var summary = plan.Summary;
        var share = summary.PremisesTotal == 0 ? 0 : 100.0 * summary.PremisesPlanned / summary.PremisesTotal;
        Markup[] cards =
        [
            Card(
                "Planerade fastigheter",
                "Premises planned",
                Of($"{summary.PremisesPlanned:N0}"),
                Of($"av / of {summary.PremisesTotal:N0} ({share:N1} %)")
            ),
            Card(
                "Beställda",
                "Ordered",
                Of($"{summary.PremisesOrdered:N0}"),
                Of($"{100 * summary.TakeUp:N0} % anslutningsgrad / take-up")
            ),
            Card(
                "Kostnad",
                "Cost",
                Of($"{summary.CostOre / 100m:N0}\u00A0kr"),
                Of($"{Figures.SekPerPremises(summary):N0} kr per beställd / per ordered")
            ),
            Card(
                "Schakt",
                "Trench",
                Of($"{summary.TrenchMm / 1_000_000m:N1} km"),
                Of($"{Figures.TrenchMetresPerPremises(summary):N0} m per fastighet / per premises")
            ),
            Card(
                "Bevisat avstånd till optimum",
                "Proven gap",
                Of($"{summary.GapPercent:N2} %"),
                Of($"högst / at most, {summary.TrenchCostOre / 100m:N0} kr schakt / trench")
            ),
            Card(
                "Noder och skåp",
                "Sites and cabinets",
                Of($"{summary.Sites:N0} + {summary.Cabinets:N0}"),
                Of($"{summary.Units:N0} enheter / units")
            ),
            Card(
                "Längsta fiber",
                "Longest fibre",
                Of($"{summary.MaxFibreMm / 1_000_000m:N2} km"),
                Of($"högst / at most {plan.Rules.MaxFibreMm / 1_000_000m:N1} km")
            ),
            Card(
                "Största dämpning",
                "Highest loss",
                Of($"{summary.MaxLossMdb / 1000m:N2} dB"),
                Of($"budget {plan.Rules.MaxLossMdb / 1000m:N1} dB")
            ),
        ];
        return Of($"<dl class=\"cards\">{Join(cards)}</dl>");
    }

    private static Markup Card(string swedish, string english, Markup figure, Markup note) =>
        Of(
            $"<div class=\"card\"><dt>{Two(swedish, english)}</dt><dd><span class=\"figure\">{figure}</span><br><small>{note}</small></dd></div>"
        );

    private static Markup Distributions(Plan plan)
    {
        var drops = plan.Premises.Select(premises => premises.DropMm).OfType<long>().Select(mm => mm / 1000.0);
        var shares = plan.Premises.Select(premises => premises.ShareOre).OfType<long>().Select(ore => ore / 100.0);
        Markup[] charts =
        [
            Charts.Histogram("drops", "Servisens längd", "Length of the drop", "m", drops),
            Charts.Histogram("shares", "Rättvis andel av kostnaden", "Fair share of the cost", "kr", shares),
            Charts.Improvement(plan.Summary.Improvement),
            BudgetChart.Of(plan.Summary.BudgetCurve),
        ];
        return Of($"<div class=\"charts\">{Join(charts)}</div>");
    }

    private static Markup About(Plan plan)
    {
        var rules = plan.Rules;
        var way =
            rules.Architecture == Network.Architecture.Pon
                ? Two($"PON med splitter 1:{rules.SplitterRatio}", $"PON with 1:{rules.SplitterRatio} splitters")
                : Two("En egen fiber per enhet, punkt till punkt", "One fibre per unit, point-to-point");
        var warnings = Join(plan.Summary.Warnings.Select(warning => Of($"<li>{warning}</li>")));
        var list =
            plan.Summary.Warnings.Count == 0
                ? Empty
                : Of($"<h3>{Two("Att veta", "Worth knowing")}</h3><ul lang=\"en\">{warnings}</ul>");
        return Of(
            $"""
            <p>{way}. {Two(
                $"Priser ur kostnadsboken ”{plan.Costs.Name}”",
                $"Prices from the cost book “{plan.Costs.Name}”"
            )}.
            {Two(
                $"Koordinater i {plan.Crs.Name} (EPSG:{plan.Crs.Epsg})",
                $"Coordinates in {plan.Crs.Name} (EPSG:{plan.Crs.Epsg})"
            )}.
            {Two(
                $"Sökinsats {plan.Summary.Effort}, frö {plan.Summary.Seed}",
                $"Effort {plan.Summary.Effort}, seed {plan.Summary.Seed}"
            )}.</p>
            <p>Allt dimensioneras för alla; det som byggs och prissätts är vad de som beställt behöver. Andelen är varje stycke delat lika mellan dem som använder det. <span class="en" lang="en">Everything is sized for everybody; what is built and priced is what those who order need. The share is each piece split equally among those who use it.</span></p>{list}
            """
        );
    }

    private static Markup Foot(Plan plan)
    {
        var attribution = plan.Attribution.Length == 0 ? Empty : Of($"<p>{plan.Attribution}</p>");
        return Of($"</main><footer>{attribution}<p>Byfiber</p></footer></body></html>");
    }

    private static void Section(TextWriter writer, string id, string swedish, string english, Markup content) =>
        writer.WriteLine(
            Of($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{Two(swedish, english)}</h2>{content}</section>")
        );
}
