using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Polygon = Byfiber.Planning.Sources.Polygon;

namespace Byfiber.Planning.Network;

/// <summary>Our points and rings as NetTopologySuite geometries, and the one predicate that is too hot for them.</summary>
internal static class Shapes
{
    private static readonly GeometryFactory Factory = new();

    public static LineString Line(params MapPoint[] points) => Factory.CreateLineString(Coordinates(points));

    public static Point Point(MapPoint point) => Factory.CreatePoint(new Coordinate(point.X, point.Y));

    public static NetTopologySuite.Geometries.Geometry ToNts(Polygon polygon) =>
        Factory.CreatePolygon(
            Factory.CreateLinearRing(Coordinates(polygon.Outer)),
            [.. polygon.Holes.Select(hole => Factory.CreateLinearRing(Coordinates(hole)))]
        );

    public static IPreparedGeometry Prepare(IEnumerable<Polygon> polygons) =>
        PreparedGeometryFactory.Prepare(Factory.BuildGeometry(polygons.Select(ToNts)).Buffer(0));

    /// <summary>True when the open segments a-b and c-d properly cross.</summary>
    public static bool Cross(MapPoint a, MapPoint b, MapPoint c, MapPoint d) =>
        Turn(a, b, c) * Turn(a, b, d) < 0 && Turn(c, d, a) * Turn(c, d, b) < 0;

    private static int Turn(MapPoint a, MapPoint b, MapPoint c) =>
        Math.Sign((b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X));

    private static Coordinate[] Coordinates(MapPoint[] points) =>
        Array.ConvertAll(points, p => new Coordinate(p.X, p.Y));
}
