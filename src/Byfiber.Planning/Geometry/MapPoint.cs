namespace Byfiber.Planning.Geometry;

/// <summary>
/// A position in a projected plane, in metres (x east, y north), rounded to the millimetre, so that two roads that share a
/// node on the map share an equal point here. Sixteen bytes, no allocation.
/// </summary>
public readonly record struct MapPoint(double X, double Y)
{
    /// <summary>The point rounded to the millimetre; every reader makes its points through this.</summary>
    public static MapPoint Rounded(double x, double y) => new(Math.Round(x * 1000) / 1000, Math.Round(y * 1000) / 1000);

    /// <summary>Straight distance in metres.</summary>
    public double DistanceTo(MapPoint other)
    {
        double dx = X - other.X,
            dy = Y - other.Y;
        return Math.Sqrt(dx * dx + dy * dy);
    }

    /// <summary>Straight distance in whole millimetres.</summary>
    public long DistanceMmTo(MapPoint other) => (long)Math.Round(DistanceTo(other) * 1000);
}

/// <summary>A position in WGS 84 degrees; only at the edges (map files in, map files out).</summary>
public readonly record struct LonLat(double Lon, double Lat);
