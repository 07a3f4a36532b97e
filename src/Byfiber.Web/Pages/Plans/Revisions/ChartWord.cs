namespace Byfiber.Web.Pages.Plans.Revisions;

/// <summary>Where a word stands beside a point of a drawing, so that it lies on no line.</summary>
/// <param name="X">The word's end that is nearer to the point.</param>
/// <param name="Y">Its upper edge below the point, its lower edge above the point.</param>
/// <param name="Leftward">It stands to the left of the point, and ends at <paramref name="X"/>.</param>
/// <param name="Above">It stands above the point.</param>
public sealed record ChartWord(double X, double Y, bool Leftward, bool Above)
{
    /// <summary>A letter's width and a line's height, as shares of the size of the letters; bold and generous.</summary>
    private const double LetterWidth = 0.62;
    private const double LineHeight = 1.1;

    /// <summary>How far from lines it stays, and how far from its point it goes at most: farther off nobody would see whose it is.</summary>
    private const double Clearance = 5;
    private const double Nearest = 10;
    private const double Farthest = 60;
    private const double Step = 3;
    private const double Aside = 8;

    /// <summary>The nearest free place; null when there is none.</summary>
    /// <param name="at">The point.</param>
    /// <param name="word">What is to be written.</param>
    /// <param name="letters">The size of its letters, at the largest.</param>
    /// <param name="frame">Where it must lie.</param>
    /// <param name="lines">Lines from corner to corner, each across or upright.</param>
    public static ChartWord? Beside(
        (double X, double Y) at,
        string word,
        double letters,
        ChartBox frame,
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines
    )
    {
        var (width, height) = (word.Length * letters * LetterWidth, letters * LineHeight);
        for (var off = Nearest; off <= Farthest; off += Step)
        {
            foreach (
                var (leftward, above) in ((bool, bool)[])[(false, false), (true, true), (true, false), (false, true)]
            )
            {
                var place = new ChartWord(
                    at.X + (leftward ? -Aside : Aside),
                    at.Y + (above ? -off : off),
                    leftward,
                    above
                );
                var box = place.Box(width, height);
                if (frame.Holds(box) && !lines.Any(box.Widened(Clearance).Meets))
                {
                    return place;
                }
            }
        }
        return null;
    }

    private ChartBox Box(double width, double height) =>
        new(Leftward ? X - width : X, Above ? Y - height : Y, Leftward ? X : X + width, Above ? Y : Y + height);
}

/// <summary>A rectangle of a drawing; <paramref name="Bottom"/> is the larger of its heights.</summary>
public readonly record struct ChartBox(double Left, double Top, double Right, double Bottom)
{
    public ChartBox Widened(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public bool Holds(ChartBox other) =>
        Left <= other.Left && Top <= other.Top && other.Right <= Right && other.Bottom <= Bottom;

    /// <summary>Whether a line of stretches across and upright comes into it.</summary>
    public bool Meets(IReadOnlyList<(double X, double Y)> line)
    {
        for (var i = 1; i < line.Count; i++)
        {
            var (a, b) = (line[i - 1], line[i]);
            if (
                Math.Min(a.X, b.X) < Right
                && Math.Max(a.X, b.X) > Left
                && Math.Min(a.Y, b.Y) < Bottom
                && Math.Max(a.Y, b.Y) > Top
            )
            {
                return true;
            }
        }
        return false;
    }
}
