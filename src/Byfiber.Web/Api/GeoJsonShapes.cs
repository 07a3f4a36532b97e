using Byfiber.Planning;
using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;
using MapPolygon = Byfiber.Planning.Sources.Polygon;

namespace Byfiber.Web.Api;

/// <summary>Shapes at the edge: degrees outside (GeoJSON, RFC 7946), metres of the municipality's plane inside.</summary>
public static class GeoJsonShapes
{
    private const int MostCorners = 20_000;

    /// <summary>A copy in degrees, rounded to a centimetre.</summary>
    public static Geometry ToDegrees(Geometry plane, Crs crs)
    {
        var degrees = plane.Copy();
        degrees.Apply(
            new Moved(at =>
            {
                var (lon, lat) = crs.Unproject(new MapPoint(at.X, at.Y));
                return new Coordinate(Math.Round(lon, 7), Math.Round(lat, 7));
            })
        );
        degrees.SRID = 4326;
        return degrees;
    }

    /// <summary>The polygons of a shape in degrees, in the plane.</summary>
    /// <exception cref="PlanningException">It is no polygon, or does not lie on the map at all.</exception>
    public static IReadOnlyList<MapPolygon> ToPlane(Geometry? degrees, Crs crs)
    {
        if (degrees is not (Polygon or MultiPolygon) || degrees.IsEmpty)
            throw new PlanningException(
                "The field \"shape\" must be a GeoJSON Polygon or MultiPolygon in WGS 84 degrees."
            );
        if (degrees.NumPoints > MostCorners)
            throw new PlanningException($"The field \"shape\" has more than {MostCorners} corners: simplify it.");
        var extent = degrees.EnvelopeInternal;
        if (!new Envelope(-180, 180, -89, 89).Contains(extent))
            throw new PlanningException(
                "The field \"shape\" has positions outside WGS 84: write longitude first, then latitude, in degrees."
            );
        var polygons = new List<MapPolygon>();
        for (var i = 0; i < degrees.NumGeometries; i++)
        {
            var polygon = (Polygon)degrees.GetGeometryN(i);
            polygons.Add(
                new MapPolygon(
                    Points(polygon.ExteriorRing, crs),
                    [.. polygon.InteriorRings.Select(r => Points(r, crs))]
                )
            );
        }
        return polygons;
    }

    private static MapPoint[] Points(LineString ring, Crs crs) =>
        [.. ring.Coordinates.Select(at => crs.Project(new LonLat(at.X, at.Y)))];

    private sealed class Moved(Func<Coordinate, Coordinate> move) : ICoordinateSequenceFilter
    {
        public bool Done => false;
        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var at = move(seq.GetCoordinate(i));
            seq.SetX(i, at.X);
            seq.SetY(i, at.Y);
        }
    }
}
