using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>Plane geometry of straight pieces, in plain arithmetic and square roots: the same bits on every machine.</summary>
internal static class Segments
{
    public static double DistanceM(MapPoint point, MapPoint a, MapPoint b)
    {
        double dx = b.X - a.X,
            dy = b.Y - a.Y,
            square = dx * dx + dy * dy;
        double t = square == 0 ? 0 : Math.Clamp(((point.X - a.X) * dx + (point.Y - a.Y) * dy) / square, 0, 1);
        double ex = point.X - a.X - t * dx,
            ey = point.Y - a.Y - t * dy;
        return Math.Sqrt(ex * ex + ey * ey);
    }

    /// <summary>The two cross, each in its inside.</summary>
    public static bool Cross(MapPoint a, MapPoint b, MapPoint c, MapPoint d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;

    /// <summary>Where two that cross do so.</summary>
    public static MapPoint Crossing(MapPoint a, MapPoint b, MapPoint c, MapPoint d)
    {
        double atA = Side(c, d, a),
            atB = Side(c, d, b),
            t = atA / (atA - atB);
        return MapPoint.Rounded(a.X + (b.X - a.X) * t, a.Y + (b.Y - a.Y) * t);
    }

    /// <summary>Twice the signed area of the triangle: positive when <paramref name="p"/> is left of the line.</summary>
    private static double Side(MapPoint a, MapPoint b, MapPoint p) =>
        (b.X - a.X) * (p.Y - a.Y) - (b.Y - a.Y) * (p.X - a.X);
}
