using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Byfiber.Planning.Sources;

/// <summary>Between NetTopologySuite's geometries and the engine's own flat ones.</summary>
internal static class Shapes
{
    private static readonly GeometryFactory s_factory = new();

    /// <summary>The polygons of a geometry in WGS 84 degrees, in the plane. Other parts (points, lines) are left out.</summary>
    public static IReadOnlyList<Polygon> Project(NetTopologySuite.Geometries.Geometry degrees, Crs crs)
    {
        var shapes = new List<Polygon>();
        foreach (var polygon in PolygonExtracter.GetPolygons(degrees).Cast<NetTopologySuite.Geometries.Polygon>())
        {
            if (!polygon.IsEmpty)
            {
                shapes.Add(
                    new Polygon(
                        Project(polygon.ExteriorRing, crs),
                        [.. polygon.InteriorRings.Select(ring => Project(ring, crs))]
                    )
                );
            }
        }
        return shapes;
    }

    /// <summary>A line's or ring's positions in the plane.</summary>
    public static MapPoint[] Project(LineString degrees, Crs crs) =>
        [.. degrees.Coordinates.Select(at => crs.Project(new LonLat(at.X, at.Y)))];

    /// <summary>One valid geometry of all polygons; crossing rings are mended by a zero buffer.</summary>
    public static NetTopologySuite.Geometries.Geometry Joined(IEnumerable<Polygon> polygons)
    {
        NetTopologySuite.Geometries.Geometry all = s_factory.CreateMultiPolygon([.. polygons.Select(One)]);
        return all.IsValid ? all : all.Buffer(0);
    }

    public static NetTopologySuite.Geometries.Polygon One(Polygon polygon) =>
        s_factory.CreatePolygon(Ring(polygon.Outer), [.. polygon.Holes.Select(Ring)]);

    public static Coordinate At(MapPoint point) => new(point.X, point.Y);

    /// <summary>A point surely inside a closed ring: its centre of gravity, else the middle of its widest part.</summary>
    public static MapPoint Inside(MapPoint[] ring)
    {
        var polygon = s_factory.CreatePolygon(Ring(ring));
        var centre = polygon.Centroid;
        var inside = !centre.IsEmpty && polygon.IsValid && polygon.Contains(centre) ? centre : polygon.InteriorPoint;
        return inside.IsEmpty ? ring[0] : MapPoint.Rounded(inside.X, inside.Y);
    }

    /// <summary>The area of a closed ring in square metres, by the shoelace formula.</summary>
    public static double SquareMetres(MapPoint[] ring)
    {
        double twice = 0;
        // Relative to the first point, since northings near seven million would cost digits.
        for (var i = 1; i + 1 < ring.Length; i++)
        {
            twice += (ring[i].X - ring[0].X) * (ring[i + 1].Y - ring[0].Y);
            twice -= (ring[i + 1].X - ring[0].X) * (ring[i].Y - ring[0].Y);
        }
        return Math.Abs(twice) / 2;
    }

    private static LinearRing Ring(MapPoint[] points) => s_factory.CreateLinearRing([.. points.Select(At)]);
}
