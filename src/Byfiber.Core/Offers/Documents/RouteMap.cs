using Byfiber.Core.Documents;
using Byfiber.Planning.Geometry;

namespace Byfiber.Core.Offers.Documents;

/// <summary>A map of lines to print: roads in grey, the walk dashed, the doors numbered.</summary>
/// <param name="Roads">Each of two points or more; what lies outside of the doors' surroundings is cut off.</param>
/// <param name="Start">Where the walk begins.</param>
public sealed record RoadsAround(IReadOnlyList<IReadOnlyList<MapPoint>> Roads, MapPoint Start);

/// <summary>Draws the map of a walk into a rectangle: north up, one scale, with a bar that tells it.</summary>
internal static class RouteMap
{
    private const double DotPt = 7.5;

    /// <param name="file">The document.</param>
    /// <param name="page">Where.</param>
    /// <param name="roads">What the walker goes by.</param>
    /// <param name="doors">In walking order.</param>
    /// <param name="frame">Left, top, width and height in points.</param>
    public static void Draw(
        PdfFile file,
        PdfPage page,
        RoadsAround roads,
        IReadOnlyList<MapPoint> doors,
        (double X, double Y, double Width, double Height) frame
    )
    {
        var view = View.Around([roads.Start, .. doors], frame);
        foreach (var road in roads.Roads)
        {
            foreach (var piece in Inside(road, view))
            {
                page.Polyline(piece, 2.2, new Ink(0.75, 0.75, 0.75));
            }
        }
        page.Polyline([.. doors.Prepend(roads.Start).Select(view.On)], 1, Ink.Deep, 3);
        var (startX, startY) = view.On(roads.Start);
        page.Frame(startX - 5, startY - 5, 10, 10, 1.6, Ink.Deep);
        Numbers(file, page, [.. doors.Select(view.On)]);
        page.Frame(frame.X, frame.Y, frame.Width, frame.Height, 0.6, Ink.Line);
        Scale(file, page, view, frame);
    }

    /// <summary>A door whose number would cover another's gets a small dot: it stands between its neighbours in the list.</summary>
    private static void Numbers(PdfFile file, PdfPage page, IReadOnlyList<(double X, double Y)> doors)
    {
        var numbered = new List<(double X, double Y)>();
        var small = new List<(double X, double Y)>();
        for (int i = 0; i < doors.Count; i++)
        {
            var door = doors[i];
            if (numbered.Exists(other => Math.Max(Math.Abs(other.X - door.X), Math.Abs(other.Y - door.Y)) < 2 * DotPt))
            {
                small.Add(door);
                continue;
            }
            numbered.Add(door);
            string number = $"{i + 1}";
            double size = number.Length > 2 ? 7 : 8.5;
            page.Dot(door.X, door.Y, DotPt, Ink.Deep);
            double half = file.Bold.Face.WidthPt(number, size) / 2;
            page.Text(door.X - half, door.Y + (size * 0.36), number, file.Bold, size, Ink.White);
        }
        foreach (var (x, y) in small)
        {
            page.Dot(x, y, 2.2, Ink.Black);
        }
    }

    private static void Scale(
        PdfFile file,
        PdfPage page,
        View view,
        (double X, double Y, double Width, double Height) frame
    )
    {
        long metres = 10;
        foreach (long round in (long[])[20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000])
        {
            metres = round * view.PtPerMetre <= 120 ? round : metres;
        }
        double left = frame.X + 12;
        double y = frame.Y + frame.Height - 12;
        double right = left + (metres * view.PtPerMetre);
        page.Box(left - 6, y - 16, right - left + 70, 24, Ink.White);
        page.Polyline([(left, y - 4), (left, y), (right, y), (right, y - 4)], 1.2, Ink.Black);
        page.Text(right + 6, y, Swedish.Length(metres * 1000), file.Regular, 9);
        double north = frame.X + frame.Width - 16;
        page.Polyline([(north, frame.Y + 34), (north, frame.Y + 8), (north - 4, frame.Y + 15)], 1.4, Ink.Black);
        page.Line(north, frame.Y + 8, north + 4, frame.Y + 15, 1.4, Ink.Black);
        page.Text(north - 3.5, frame.Y + 45, "N", file.Bold, 10);
    }

    /// <summary>The stretches of a road within the frame, cut at its edge (Liang and Barsky, 1984).</summary>
    private static IEnumerable<IReadOnlyList<(double X, double Y)>> Inside(IReadOnlyList<MapPoint> road, View view)
    {
        var piece = new List<(double X, double Y)>();
        for (int i = 1; i < road.Count; i++)
        {
            var from = view.On(road[i - 1]);
            var to = view.On(road[i]);
            if (Cut(from, to, view.Frame) is not { } seen)
            {
                continue;
            }
            if (piece.Count > 0 && piece[^1] != seen.From)
            {
                yield return piece;
                piece = [];
            }
            if (piece.Count == 0)
            {
                piece.Add(seen.From);
            }
            piece.Add(seen.To);
        }
        if (piece.Count > 0)
        {
            yield return piece;
        }
    }

    private static ((double X, double Y) From, (double X, double Y) To)? Cut(
        (double X, double Y) from,
        (double X, double Y) to,
        (double X, double Y, double Width, double Height) frame
    )
    {
        double dx = to.X - from.X;
        double dy = to.Y - from.Y;
        double enters = 0;
        double leaves = 1;
        foreach (
            var (step, room) in (ReadOnlySpan<(double, double)>)
                [
                    (-dx, from.X - frame.X),
                    (dx, frame.X + frame.Width - from.X),
                    (-dy, from.Y - frame.Y),
                    (dy, frame.Y + frame.Height - from.Y),
                ]
        )
        {
            if (step == 0 && room < 0)
            {
                return null;
            }
            enters = step < 0 ? Math.Max(enters, room / step) : enters;
            leaves = step > 0 ? Math.Min(leaves, room / step) : leaves;
        }
        return enters < leaves ? (At(enters), leaves < 1 ? At(leaves) : to) : null;

        (double, double) At(double part) => part == 0 ? from : (from.X + (part * dx), from.Y + (part * dy));
    }

    private sealed record View(
        double West,
        double North,
        double PtPerMetre,
        (double X, double Y, double Width, double Height) Frame
    )
    {
        private const double EdgePt = 24;

        /// <summary>Below this many metres across, a map shows less than the ground around a single house.</summary>
        private const double LeastM = 120;

        public static View Around(
            IReadOnlyList<MapPoint> points,
            (double X, double Y, double Width, double Height) frame
        )
        {
            double width = Math.Max(LeastM, points.Max(p => p.X) - points.Min(p => p.X));
            double height = Math.Max(LeastM, points.Max(p => p.Y) - points.Min(p => p.Y));
            double scale = Math.Min((frame.Width - (2 * EdgePt)) / width, (frame.Height - (2 * EdgePt)) / height);
            double middleX = (points.Max(p => p.X) + points.Min(p => p.X)) / 2;
            double middleY = (points.Max(p => p.Y) + points.Min(p => p.Y)) / 2;
            return new(middleX - (frame.Width / 2 / scale), middleY + (frame.Height / 2 / scale), scale, frame);
        }

        public (double X, double Y) On(MapPoint point) =>
            (Frame.X + ((point.X - West) * PtPerMetre), Frame.Y + ((North - point.Y) * PtPerMetre));
    }
}
