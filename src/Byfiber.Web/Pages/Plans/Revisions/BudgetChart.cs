using System.Globalization;
using Byfiber.Core.Plans;

namespace Byfiber.Web.Pages.Plans.Revisions;

/// <summary>
/// The curve "cost and premises against budget" as lengths in a drawing of <see cref="Width"/> by <see cref="Height"/>: how many premises
/// each budget reaches, how many it can reach at most, and where the plan itself lies. Both are steps, since between two plans that were
/// made nothing is known but the lower one, and between two bounds nothing is proven but the higher one.
/// </summary>
public sealed class BudgetChart
{
    public const int Width = 720;
    public const int Height = 420;
    public const int Left = 92;
    public const int Right = Width - 40;
    public const int Top = 24;
    public const int Bottom = Height - 84;

    private const int MostTicks = 5;

    /// <summary>Of the drawing's words on a narrow screen, where the drawing is shrunk; figures.css has it too.</summary>
    private const double LargestLetters = 30;

    private const double MillionSek = 100_000_000;
    private const double ThousandSek = 100_000;

    private readonly double mostCost;
    private readonly double mostPremises;
    private readonly List<(double X, double Y)> reached;
    private readonly List<(double X, double Y)> bound;

    private BudgetChart(IReadOnlyList<PlanBudgetRow> points, long planCostOre, int planPremises)
    {
        Points = points;
        var costs = Ticks(Math.Max(points[^1].CostOre, planCostOre));
        var counts = Ticks(Math.Max(points.Max(point => point.PremisesBound), planPremises));
        (mostCost, mostPremises) = (costs[^1], counts[^1]);
        Millions = mostCost >= MillionSek;
        CostTicks = [.. costs.Select(ore => (X(ore), ore / (Millions ? MillionSek : ThousandSek)))];
        PremisesTicks = [.. counts.Select(count => (Y(count), (long)count))];
        (PlanX, PlanY) = (X(planCostOre), Y(planPremises));
        reached = Steps(points, point => point.Premises, rising: false);
        bound = Steps(points, point => point.PremisesBound, rising: true);
    }

    /// <summary>The plans that were made for it, the cheapest first.</summary>
    public IReadOnlyList<PlanBudgetRow> Points { get; }

    /// <summary>Whether the horizontal axis is in millions of kronor; else it is in thousands.</summary>
    public bool Millions { get; }

    /// <summary>Where the horizontal axis has figures.</summary>
    public IReadOnlyList<(double At, double Amount)> CostTicks { get; }

    /// <summary>Where the vertical axis has figures (premises).</summary>
    public IReadOnlyList<(double At, long Premises)> PremisesTicks { get; }

    /// <summary>The line of what each budget reaches, as an SVG path.</summary>
    public string Reached => Svg(reached);

    /// <summary>The line that no plan is above, as an SVG path.</summary>
    public string Bound => Svg(bound);

    public double PlanX { get; }

    public double PlanY { get; }

    /// <summary>The chart; null when there are fewer than two points, which make no curve.</summary>
    public static BudgetChart? Of(IReadOnlyList<PlanBudgetRow> points, long planCostOre, int planPremises) =>
        points.Count < 2 ? null : new([.. points.OrderBy(point => point.CostOre)], planCostOre, planPremises);

    public double X(double ore) => Left + ((Right - Left) * ore / mostCost);

    public double Y(double premises) => Bottom - ((Bottom - Top) * premises / mostPremises);

    /// <summary>A length as SVG writes it.</summary>
    public static string Svg(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Where the plan's name stands; null where it would lie on a line: the drawing's key names the plan too.</summary>
    public ChartWord? Name(string plan) =>
        ChartWord.Beside((PlanX, PlanY), plan, LargestLetters, new ChartBox(Left, 0, Width, Bottom), [reached, bound]);

    /// <summary>The corners from nothing to the last point, beyond which nothing was worked out; a rising step is taken before the point, for bounds.</summary>
    private List<(double X, double Y)> Steps(
        IReadOnlyList<PlanBudgetRow> points,
        Func<PlanBudgetRow, int> height,
        bool rising
    )
    {
        var y = Y(rising ? height(points[0]) : 0);
        List<(double X, double Y)> corners = [(X(0), y)];
        for (var i = 0; i < points.Count; i++)
        {
            var x = X(points[i].CostOre);
            corners.Add((x, y));
            y = Y(height(rising ? points[Math.Min(i + 1, points.Count - 1)] : points[i]));
            corners.Add((x, y));
        }
        return corners;
    }

    private static string Svg(List<(double X, double Y)> corners) =>
        "M" + string.Join('L', corners.Select(corner => $"{Svg(corner.X)} {Svg(corner.Y)}"));

    /// <summary>Round figures from 0 to past the largest: steps of 1, 2 or 5 times a power of ten.</summary>
    private static double[] Ticks(double largest)
    {
        var rough = Math.Max(largest, 1) / MostTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * new[] { 1.0, 2, 5, 10 }.First(times => times * power >= rough);
        return [.. Enumerable.Range(0, (int)Math.Ceiling(largest / step) + 1).Select(i => i * step)];
    }
}
