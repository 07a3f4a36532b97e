using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries.Utilities;

namespace Byfiber.Planning.Sources;

/// <summary>Reads an area outline: GeoJSON with polygons in WGS 84 (a geometry, a feature or a collection of them).</summary>
public static class OutlineReader
{
    /// <summary>The outline of a file; every polygon in it belongs to it. Its name is the first feature's "name".</summary>
    /// <exception cref="PlanningException">The file is missing, no GeoJSON, or holds no polygon in degrees.</exception>
    public static MapOutline Read(string path)
    {
        var features = GeoJsonFile.Read(path);
        var polygons = features.SelectMany(feature => PolygonExtracter.GetPolygons(feature.Geometry)).ToArray();
        if (polygons.Length == 0)
        {
            throw new PlanningException(
                $"The outline {path} holds no polygon: draw the area as a Polygon or MultiPolygon."
            );
        }
        var shape = polygons[0].Factory.BuildGeometry(polygons);
        var name = features.Select(feature => feature.Text("name")).FirstOrDefault(text => text is not null);
        return new MapOutline(path, name, shape);
    }
}

/// <summary>
/// An area outline as its file gave it. <paramref name="Shape"/> is in WGS 84 degrees, x = longitude, y = latitude.
/// </summary>
public sealed record MapOutline(string Path, string? Name, NetTopologySuite.Geometries.Geometry Shape)
{
    /// <summary>The middle of its bounding box.</summary>
    public LonLat Centre
    {
        get
        {
            var centre = Shape.EnvelopeInternal.Centre;
            return new LonLat(centre.X, centre.Y);
        }
    }
}
