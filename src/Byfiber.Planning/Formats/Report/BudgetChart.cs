using System.Globalization;
using System.Text;

namespace Byfiber.Planning.Formats.Report;

/// <summary>The curve of premises against budget as inline SVG, with a table that says the same in words.</summary>
internal static class BudgetChart
{
    private const int Width = 640;
    private const int Height = 260;
    private const int Left = 64;
    private const int Bottom = 34;
    private const int Top = 12;

    /// <summary>What so much money joins, and the most that it is proven to join; empty with fewer than two points.</summary>
    internal static Markup Of(IReadOnlyList<BudgetCurvePoint> points)
    {
        if (points.Count < 2)
        {
            return Markup.Empty;
        }
        var half = points[points.Count / 2];
        var sentence = Markup.Of(
            $"{half.CostOre / 100.0:N0} kr ansluter {half.Premises:N0} fastigheter; {points[^1].CostOre / 100.0:N0} kr ansluter {points[^1].Premises:N0}. SEK {half.CostOre / 100.0:N0} joins {half.Premises:N0} premises; SEK {points[^1].CostOre / 100.0:N0} joins {points[^1].Premises:N0}."
        );
        var rows = Markup.Join(
            points.Select(point =>
                Markup.Of(
                    $"<tr><td class=\"n\">{point.CostOre / 100.0:N0}</td><td class=\"n\">{point.Premises:N0}</td><td class=\"n\">{point.PremisesBound:N0}</td></tr>"
                )
            )
        );
        return Markup.Of(
            $"""
            <figure class="chart"><h3>{Markup.Two("Fastigheter mot budget", "Premises against budget")}</h3>
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="budget-title budget-text"><title id="budget-title">Fastigheter mot budget / Premises against budget</title><desc id="budget-text">{sentence}</desc>
            <path d="{Steps(points, point => point.PremisesBound, rising: true)}" fill="none" stroke="#0b5fa5" stroke-width="2" stroke-dasharray="6 5"/>
            <path d="{Steps(points, point => point.Premises, rising: false)}" fill="none" stroke="#1e8449" stroke-width="3"/>
            <path d="M{Left} {Height - Bottom}H{Width - 4}" stroke="#17212b"/>
            <text x="{Left - 8}" y="{Top + 14}" text-anchor="end">{points[^1].PremisesBound:N0}</text><text x="{Left}" y="{Height
                - 10}">0</text><text x="{Width - 4}" y="{Height - 10}" text-anchor="end">{points[^1].CostOre / 100_000_000.0:N0} Mkr</text>
            </svg><figcaption>{sentence}<br>{Markup.Two(
                "Grönt: ansluts. Streckat: bevisat flest.",
                "Green: joined. Dashed: proven most."
            )}</figcaption>
            <details><summary>{Markup.Two(
                "Som tabell",
                "As a table"
            )}</summary><table><thead><tr><th scope="col" class="n">kr</th><th scope="col" class="n">{Markup.Two(
                "Fastigheter",
                "Premises"
            )}</th><th scope="col" class="n">{Markup.Two(
                "Bevisat flest",
                "Proven most"
            )}</th></tr></thead><tbody>{rows}</tbody></table></details></figure>
            """
        );
    }

    /// <summary>
    /// Steps, since of a budget between two points only the lower plan is known and only the higher bound is proven; a rising step is
    /// taken before its point.
    /// </summary>
    private static Markup Steps(IReadOnlyList<BudgetCurvePoint> points, Func<BudgetCurvePoint, int> value, bool rising)
    {
        double most = Math.Max(1, points[^1].PremisesBound),
            dearest = Math.Max(1, points[^1].CostOre);
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{Left} {Y(rising ? value(points[0]) : 0)}");
        for (var i = 0; i < points.Count; i++)
        {
            var next = rising ? points[Math.Min(i + 1, points.Count - 1)] : points[i];
            path.Append(CultureInfo.InvariantCulture, $"H{X(points[i].CostOre)}V{Y(value(next))}");
        }
        return new Markup(path.ToString());

        int X(long costOre) => Left + (int)((Width - Left - 4) * (costOre / dearest));
        int Y(int premises) => Top + (int)((Height - Bottom - Top) * (1 - (premises / most)));
    }
}
