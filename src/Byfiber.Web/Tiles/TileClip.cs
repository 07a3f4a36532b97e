using NetTopologySuite.Geometries;

namespace Byfiber.Web.Tiles;

/// <summary>
/// Cuts lines and rings to a tile's rectangle. Lines by Liang and Barsky (1984), segment by segment; rings by Sutherland and
/// Hodgman (1974). Both are linear in the points. A ring that leaves and comes back gets an edge along the rectangle's
/// side, which lies in the buffer and is never seen.
/// </summary>
internal static class TileClip
{
    /// <summary>The pieces of a line that lie inside.</summary>
    public static IEnumerable<Coordinate[]> Line(Coordinate[] line, Envelope box)
    {
        var piece = new List<Coordinate>();
        for (var i = 1; i < line.Length; i++)
        {
            if (!Segment(line[i - 1], line[i], box, out var from, out var to))
                continue;
            if (piece.Count > 0 && !piece[^1].Equals2D(from))
            {
                if (piece.Count > 1)
                    yield return [.. piece];
                piece.Clear();
            }
            if (piece.Count == 0)
                piece.Add(from);
            if (!piece[^1].Equals2D(to))
                piece.Add(to);
        }
        if (piece.Count > 1)
            yield return [.. piece];
    }

    /// <summary>The part of a closed ring inside, closed again; empty when less than a triangle is left.</summary>
    public static Coordinate[] Ring(Coordinate[] ring, Envelope box)
    {
        var points = ring[..^1];
        points = Side(points, c => c.X >= box.MinX, (a, b) => AtX(a, b, box.MinX));
        points = Side(points, c => c.X <= box.MaxX, (a, b) => AtX(a, b, box.MaxX));
        points = Side(points, c => c.Y >= box.MinY, (a, b) => AtY(a, b, box.MinY));
        points = Side(points, c => c.Y <= box.MaxY, (a, b) => AtY(a, b, box.MaxY));
        return points.Length < 3 ? [] : [.. points, points[0].Copy()];
    }

    private static Coordinate[] Side(
        Coordinate[] points,
        Func<Coordinate, bool> inside,
        Func<Coordinate, Coordinate, Coordinate> cross
    )
    {
        var kept = new List<Coordinate>(points.Length + 4);
        for (var i = 0; i < points.Length; i++)
        {
            var here = points[i];
            var before = points[(i + points.Length - 1) % points.Length];
            if (inside(here) != inside(before))
                kept.Add(cross(before, here));
            if (inside(here))
                kept.Add(here);
        }
        return [.. kept];
    }

    private static Coordinate AtX(Coordinate a, Coordinate b, double x) =>
        new(x, a.Y + (b.Y - a.Y) * (x - a.X) / (b.X - a.X));

    private static Coordinate AtY(Coordinate a, Coordinate b, double y) =>
        new(a.X + (b.X - a.X) * (y - a.Y) / (b.Y - a.Y), y);

    private static bool Segment(Coordinate a, Coordinate b, Envelope box, out Coordinate from, out Coordinate to)
    {
        double enter = 0,
            leave = 1;
        double dx = b.X - a.X,
            dy = b.Y - a.Y;
        var meets =
            Cut(-dx, a.X - box.MinX, ref enter, ref leave)
            && Cut(dx, box.MaxX - a.X, ref enter, ref leave)
            && Cut(-dy, a.Y - box.MinY, ref enter, ref leave)
            && Cut(dy, box.MaxY - a.Y, ref enter, ref leave);
        // Ends that were not cut stay the same numbers, so that pieces join again.
        from = enter > 0 ? new Coordinate(a.X + enter * dx, a.Y + enter * dy) : a;
        to = leave < 1 ? new Coordinate(a.X + leave * dx, a.Y + leave * dy) : b;
        return meets;
    }

    private static bool Cut(double towards, double room, ref double enter, ref double leave)
    {
        if (towards == 0)
            return room >= 0;
        var at = room / towards;
        if (towards < 0)
            enter = Math.Max(enter, at);
        else
            leave = Math.Min(leave, at);
        return enter <= leave;
    }
}
