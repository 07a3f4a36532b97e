namespace Byfiber.Planning.Formats.Report;

/// <summary>Charts as inline SVG, each with a title, a sentence and a table that say the same in words.</summary>
internal static class Charts
{
    private const int Width = 640;
    private const int Height = 260;
    private const int Left = 64;
    private const int Bottom = 34;
    private const int Top = 12;

    /// <summary>
    /// How values are spread over bins of one width (1, 2 or 5 times a power of ten, about <paramref name="bins"/> of them up to the 98th
    /// percentile; the last bin is open, so that one far house does not flatten all others).
    /// </summary>
    internal static Markup Histogram(
        string id,
        string swedish,
        string english,
        string unit,
        IEnumerable<double> values,
        int bins = 16
    )
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            return Markup.Empty;
        }
        var step = NiceStep(Math.Max(sorted[(int)(0.98 * (sorted.Length - 1))], 1) / bins);
        var last = (int)(sorted[(int)(0.98 * (sorted.Length - 1))] / step);
        var counts = new int[last + 1];
        foreach (var value in sorted)
        {
            counts[Math.Min((int)(value / step), last)]++;
        }
        var median = sorted[sorted.Length / 2];
        var sentence = Markup.Of(
            $"{sorted.Length:N0} fastigheter; hälften högst {median:N0} {unit}, den högsta {sorted[^1]:N0} {unit}. {sorted.Length:N0} premises; half at most {median:N0} {unit}, the highest {sorted[^1]:N0} {unit}."
        );
        var open = last > 0 && sorted[^1] >= (last + 1) * step;
        var bars = Markup.Join(
            counts.Select((count, i) => Bar(count, i, counts, Range(i, step, unit, open && i == last)))
        );
        var axis = Markup.Of(
            $"<path d=\"M{Left} {Height - Bottom}H{Width - 4}\" stroke=\"#17212b\"/>{Ticks(counts.Length, step)}<text x=\"{Left - 8}\" y=\"{Top + 14}\" text-anchor=\"end\">{counts.Max():N0}</text><text x=\"{Left - 8}\" y=\"{Height - Bottom}\" text-anchor=\"end\">0</text>"
        );
        var rows = Markup.Join(
            counts.Select(
                (count, i) =>
                    Markup.Of(
                        $"<tr><td>{Range(i, step, unit, open && i == last)}</td><td class=\"n\">{count:N0}</td></tr>"
                    )
            )
        );
        return Markup.Of(
            $"""
            <figure class="chart"><h3>{Markup.Two(swedish, english)}</h3>
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{id}-title {id}-text"><title id="{id}-title">{swedish} / {english}</title><desc id="{id}-text">{sentence}</desc>{bars}{axis}</svg>
            <figcaption>{sentence}</figcaption>
            <details><summary>{Markup.Two(
                "Som tabell",
                "As a table"
            )}</summary><table><thead><tr><th scope="col">{unit}</th><th scope="col" class="n">{Markup.Two(
                "Antal",
                "Number"
            )}</th></tr></thead><tbody>{rows}</tbody></table></details></figure>
            """
        );
    }

    /// <summary>The cost of the trenches and its proven bound as the search went on; empty with fewer than two steps that have a bound.</summary>
    internal static Markup Improvement(IReadOnlyList<PlanProgress> steps)
    {
        PlanProgress[] known = [.. steps.Where(step => step.CostOre is not null && step.BoundOre > 0)];
        if (known.Length < 2)
        {
            return Markup.Empty;
        }
        var high = known.Max(step => step.CostOre!.Value);
        var low = known.Min(step => step.BoundOre!.Value);
        var sentence = Markup.Of(
            $"Schakten kostar {known[^1].CostOre / 100.0:N0} kr; minst {known[^1].BoundOre / 100.0:N0} kr är bevisat nödvändigt. The trenches cost SEK {known[^1].CostOre / 100.0:N0}; at least {known[^1].BoundOre / 100.0:N0} is proven necessary."
        );
        return Markup.Of(
            $"""
            <figure class="chart"><h3>{Markup.Two("Sökningens gång", "How the search went")}</h3>
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="search-title search-text"><title id="search-title">Kostnad och bevisad undre gräns / Cost and proven lower bound</title><desc id="search-text">{sentence}</desc>
            <path d="{Curve(
                known,
                step => step.CostOre!.Value,
                low,
                high
            )}" fill="none" stroke="#c0392b" stroke-width="3"/>
            <path d="{Curve(
                known,
                step => step.BoundOre!.Value,
                low,
                high
            )}" fill="none" stroke="#0b5fa5" stroke-width="3"/>
            <path d="M{Left} {Height - Bottom}H{Width - 4}" stroke="#17212b"/>
            <text x="{Left}" y="{Height - 10}">0 %</text><text x="{Width - 4}" y="{Height
                - 10}" text-anchor="end">100 %</text>
            </svg><figcaption>{sentence}<br>{Markup.Two(
                "Rött: kostnad. Blått: bevisad undre gräns.",
                "Red: cost. Blue: proven lower bound."
            )}</figcaption></figure>
            """
        );
    }

    private static Markup Bar(int count, int index, int[] counts, Markup range)
    {
        var slot = (Width - Left - 4) / (double)counts.Length;
        var height = (int)Math.Round((Height - Bottom - Top) * (double)count / counts.Max());
        var x = Left + (int)(index * slot);
        var width = Math.Max(1, (int)slot - 2);
        return Markup.Of(
            $"<rect x=\"{x}\" y=\"{Height - Bottom - height}\" width=\"{width}\" height=\"{height}\" fill=\"#0b5fa5\"><title>{range}: {count:N0}</title></rect>"
        );
    }

    private static Markup Ticks(int bins, double step)
    {
        var slot = (Width - Left - 4) / (double)bins;
        var every = Math.Max(1, (bins + 3) / 4);
        return Markup.Join(
            Enumerable
                .Range(0, bins)
                .Where(bin => bin % every == 0)
                .Select(bin =>
                    Markup.Of($"<text x=\"{Left + (int)(bin * slot)}\" y=\"{Height - 10}\">{bin * step:N0}</text>")
                )
        );
    }

    private static Markup Range(int bin, double step, string unit, bool open) =>
        open ? Markup.Of($"{bin * step:N0} {unit} –") : Markup.Of($"{bin * step:N0}–{(bin + 1) * step:N0} {unit}");

    private static Markup Curve(PlanProgress[] steps, Func<PlanProgress, long> value, long low, long high)
    {
        var span = Math.Max(1, high - low);
        var points = steps.Select(step =>
        {
            var x = Left + (int)((Width - Left - 4) * Math.Clamp(step.Fraction, 0, 1));
            var y = Top + (int)((Height - Bottom - Top) * (1 - ((double)(value(step) - low) / span)));
            return Markup.Of($"{x} {y}").Html;
        });
        return new Markup("M" + string.Join('L', points));
    }

    private static double NiceStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return Math.Max(
            1,
            power
                * (
                    step <= power ? 1
                    : step <= 2 * power ? 2
                    : step <= 5 * power ? 5
                    : 10
                )
        );
    }
}
