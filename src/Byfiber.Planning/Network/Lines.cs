using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Polygon = Byfiber.Planning.Sources.Polygon;

namespace Byfiber.Planning.Network;

/// <summary>Geometry that the network needs: lines and areas for NetTopologySuite, and the one predicate that is too hot for it.</summary>
internal static class Lines
{
    private static readonly GeometryFactory Factory = new();

    public static LineString Of(params MapPoint[] points) =>
        Factory.CreateLineString(Array.ConvertAll(points, Sources.Shapes.At));

    /// <summary>Polygons for many fast questions.</summary>
    public static IPreparedGeometry Prepare(IEnumerable<Polygon> polygons) =>
        PreparedGeometryFactory.Prepare(Sources.Shapes.Joined(polygons));

    /// <summary>True when the open segments a-b and c-d properly cross.</summary>
    public static bool Cross(MapPoint a, MapPoint b, MapPoint c, MapPoint d) =>
        Turn(a, b, c) * Turn(a, b, d) < 0 && Turn(c, d, a) * Turn(c, d, b) < 0;

    private static int Turn(MapPoint a, MapPoint b, MapPoint c) =>
        Math.Sign((b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X));
}
