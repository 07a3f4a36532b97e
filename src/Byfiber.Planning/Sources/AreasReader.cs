using System.Globalization;
using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;

namespace Byfiber.Planning.Sources;

/// <summary>
/// Reads rollout areas: GeoJSON polygons (WGS 84) with the properties "name" and "build_order" (a whole number from 1; the
/// order in the file where none has it).
/// </summary>
public static class AreasReader
{
    /// <summary>The areas of a file in a plane, in build order. Ids are the features' own, else their places in the file.</summary>
    /// <exception cref="PlanningException">The file is no GeoJSON, or a feature has no polygon, name or valid order.</exception>
    public static IReadOnlyList<Area> Read(string path, Crs crs)
    {
        var features = GeoJsonFile.Read(path);
        var ordered = features.Any(feature => feature.Text("build_order") is not null);
        var areas = features
            .Select(feature => Make(path, feature, crs, ordered ? Order(path, feature) : feature.Number))
            .OrderBy(area => area.BuildOrder)
            .ToArray();
        if (areas.Length == 0)
        {
            throw new PlanningException($"The areas {path} hold no feature: draw at least one area.");
        }
        CheckUnique(path, areas, "name", area => area.Name);
        CheckUnique(path, areas, "build_order", area => area.BuildOrder.ToString(CultureInfo.InvariantCulture));
        CheckUnique(path, areas, "id", area => area.Id);
        return areas;
    }

    private static Area Make(string path, GeoJsonFeature feature, Crs crs, int order)
    {
        if (feature.Geometry is not (NetTopologySuite.Geometries.Polygon or MultiPolygon) || feature.Geometry.IsEmpty)
        {
            throw new PlanningException(
                $"Feature {feature.Number} of {path} is a {feature.Geometry.GeometryType}: draw the area as a Polygon."
            );
        }
        var name =
            feature.Text("name")
            ?? throw new PlanningException($"Feature {feature.Number} of {path} has no \"name\": give the area one.");
        var id = feature.Id ?? feature.Text("id") ?? feature.Number.ToString(CultureInfo.InvariantCulture);
        return new Area(id, name, order, Shapes.Project(feature.Geometry, crs));
    }

    private static int Order(string path, GeoJsonFeature feature)
    {
        var text = feature.Text("build_order");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var order) && order > 0
            ? order
            : throw new PlanningException(
                $"Feature {feature.Number} of {path} has the \"build_order\" \"{text}\": give a whole number from 1."
            );
    }

    private static void CheckUnique(string path, Area[] areas, string property, Func<Area, string> value)
    {
        if (areas.GroupBy(value).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new PlanningException(
                $"Two areas of {path} have the \"{property}\" \"{twice.Key}\": give each its own."
            );
        }
    }
}
