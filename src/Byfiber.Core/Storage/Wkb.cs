using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using MapPolygon = Byfiber.Planning.Sources.Polygon;

namespace Byfiber.Core.Storage;

/// <summary>
/// Shapes as they are stored: well-known binary (OGC 06-103r4), little endian, two dimensions, metres in the municipality's plane.
/// </summary>
public static class Wkb
{
    private static readonly GeometryFactory Factory = new();

    /// <summary>The stored shape as a geometry in the plane.</summary>
    public static Geometry Read(byte[] wkb) => new WKBReader().Read(wkb);

    /// <summary>A geometry in the plane as it is stored.</summary>
    public static byte[] Write(Geometry shape) => new WKBWriter().Write(shape);

    /// <summary>A line through the points; a single point is doubled, since a line needs two.</summary>
    public static LineString Line(IReadOnlyList<MapPoint> points) =>
        Factory.CreateLineString(points.Count == 1 ? [At(points[0]), At(points[0])] : [.. points.Select(At)]);

    /// <summary>The polygons as one shape.</summary>
    public static MultiPolygon Polygons(IEnumerable<MapPolygon> polygons) =>
        Factory.CreateMultiPolygon([.. polygons.Select(PolygonOf)]);

    /// <summary>A polygon with its holes.</summary>
    public static Polygon PolygonOf(MapPolygon polygon) =>
        Factory.CreatePolygon(Ring(polygon.Outer), [.. polygon.Holes.Select(Ring)]);

    /// <summary>The points of a line, as the engine has them.</summary>
    public static MapPoint[] Points(Geometry line) => [.. line.Coordinates.Select(c => new MapPoint(c.X, c.Y))];

    /// <summary>The polygons of a polygon or several, as the engine has them; other parts are left out.</summary>
    public static IReadOnlyList<MapPolygon> MapPolygons(Geometry shape)
    {
        var polygons = new List<MapPolygon>();
        for (int i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon p && !p.IsEmpty)
            {
                polygons.Add(new MapPolygon(Points(p.ExteriorRing), [.. p.InteriorRings.Select(Points)]));
            }
        }
        return polygons;
    }

    /// <summary>A point in the plane.</summary>
    public static Point PointOf(double x, double y) => Factory.CreatePoint(new Coordinate(x, y));

    private static LinearRing Ring(MapPoint[] points) => Factory.CreateLinearRing([.. points.Select(At)]);

    private static Coordinate At(MapPoint p) => new(p.X, p.Y);
}
