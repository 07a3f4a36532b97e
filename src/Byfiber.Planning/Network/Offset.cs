using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Network;

/// <summary>The two sides of a road, seen along its centreline.</summary>
internal enum Side
{
    Left = 1,
    Right = -1,
}

/// <summary>Lines that run beside a centreline, at a fixed distance, where a trench is dug.</summary>
internal static class Offset
{
    /// <summary>
    /// The point beside the chain, <paramref name="metres"/> to the side, at a distance along it. At a bend the point lies on the bisector,
    /// stretched at most twofold, so that neighbouring pieces meet.
    /// </summary>
    public static MapPoint At(Chain chain, double along, Side side, double metres)
    {
        int i = Segment(chain, along);
        var (a, b) = (chain.Points[i], chain.Points[i + 1]);
        double t = (along - chain.Along[i]) / (chain.Along[i + 1] - chain.Along[i]);
        double s = (int)side * metres;
        var (nx, ny) = Normal(a, b);
        return MapPoint.Rounded(a.X + t * (b.X - a.X) + s * nx, a.Y + t * (b.Y - a.Y) + s * ny);
    }

    /// <summary>Adds the offset of the chain's inner vertices strictly between two distances along it, in order.</summary>
    public static void AddBetween(Chain chain, double from, double to, Side side, double metres, List<MapPoint> into)
    {
        for (int i = 1; i < chain.Points.Length - 1; i++)
        {
            if (chain.Along[i] <= from)
                continue;
            if (chain.Along[i] >= to)
                break;
            into.Add(AtVertex(chain, i, side, metres));
        }
    }

    private static MapPoint AtVertex(Chain chain, int i, Side side, double metres)
    {
        var (ax, ay) = Normal(chain.Points[i - 1], chain.Points[i]);
        var (bx, by) = Normal(chain.Points[i], chain.Points[i + 1]);
        double mx = ax + bx,
            my = ay + by,
            length = Math.Sqrt(mx * mx + my * my);
        if (length < 1e-6)
            (mx, my, length) = (ax, ay, 1);
        double cosine = Math.Max(0.5, (mx * ax + my * ay) / length);
        double s = (int)side * metres / (length * cosine);
        return MapPoint.Rounded(chain.Points[i].X + s * mx, chain.Points[i].Y + s * my);
    }

    /// <summary>The segment that holds a distance along the chain.</summary>
    private static int Segment(Chain chain, double along)
    {
        int i = Array.BinarySearch(chain.Along, along);
        if (i < 0)
            i = ~i - 1;
        return Math.Clamp(i, 0, chain.Points.Length - 2);
    }

    /// <summary>The unit normal to the left of the direction a to b.</summary>
    private static (double X, double Y) Normal(MapPoint a, MapPoint b)
    {
        double dx = b.X - a.X,
            dy = b.Y - a.Y,
            length = Math.Sqrt(dx * dx + dy * dy);
        return (-dy / length, dx / length);
    }
}
