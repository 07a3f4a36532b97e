using System.Globalization;

namespace Byfiber.Web.Pages.OnePrice;

/// <summary>
/// The total margin against a price or a take-up as lengths in a drawing of <see cref="Width"/> by <see cref="Height"/>, with the line of
/// nothing, where the simulation stands, and where it breaks even.
/// </summary>
public sealed class MarginChart
{
    public const int Width = 720;
    public const int Height = 380;
    public const int Left = 110;
    public const int Right = Width - 30;
    public const int Top = 20;
    public const int Bottom = Height - 84;

    private const int MostTicks = 5;
    private const double MillionSek = 100_000_000;

    private readonly double most;
    private readonly double lowest;
    private readonly double highest;

    /// <param name="points">Left to right: a price or share, and the margin in öre.</param>
    /// <param name="unit">How much of the points' own measure one unit of the horizontal axis is.</param>
    public MarginChart(IReadOnlyList<(double At, double Ore)> points, double unit)
    {
        double[] across = Ticks(0, points[^1].At);
        double[] up = Ticks(Math.Min(0, points.Min(p => p.Ore)), Math.Max(0, points.Max(p => p.Ore)));
        (most, lowest, highest) = (across[^1], up[0], up[^1]);
        Line = "M" + string.Join('L', points.Select(p => $"{Svg(X(p.At))} {Svg(Y(p.Ore))}"));
        AcrossTicks = [.. across.Select(at => (X(at), at / unit))];
        MarginTicks = [.. up.Select(ore => (Y(ore), ore / MillionSek))];
    }

    public string Line { get; }

    public IReadOnlyList<(double At, double Amount)> AcrossTicks { get; }

    /// <summary>The vertical axis, in millions of kronor.</summary>
    public IReadOnlyList<(double At, double Millions)> MarginTicks { get; }

    /// <summary>How many decimals the vertical axis needs.</summary>
    public int Decimals =>
        Enumerable
            .Range(0, 3)
            .FirstOrDefault(
                d => MarginTicks.All(tick => Math.Abs(tick.Millions - Math.Round(tick.Millions, d)) < 1e-9),
                3
            );

    public double X(double at) => Left + ((Right - Left) * Math.Min(at, most) / Math.Max(most, 1));

    public double Y(double ore) => Bottom - ((Bottom - Top) * (ore - lowest) / Math.Max(highest - lowest, 1));

    /// <summary>Whether a place on the horizontal axis lies in the drawing.</summary>
    public bool Holds(double at) => at >= 0 && at <= most;

    /// <summary>A length as SVG writes it.</summary>
    public static string Svg(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Round figures around two others: steps of 1, 2 or 5 times a power of ten.</summary>
    private static double[] Ticks(double low, double high)
    {
        var rough = Math.Max(high - low, 1) / MostTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * new[] { 1.0, 2, 5, 10 }.First(times => times * power >= rough);
        var (first, last) = ((long)Math.Floor(low / step), (long)Math.Ceiling(high / step));
        return [.. Enumerable.Range(0, (int)(Math.Max(last, first + 1) - first) + 1).Select(i => (first + i) * step)];
    }
}
