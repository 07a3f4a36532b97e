using System.Globalization;
using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Byfiber.Planning.Sources;

/// <summary>
/// Reads what is there already: GeoJSON (WGS 84) with the property "kind". Lines: duct, pole or open_trench, with
/// "free_fibres" (a whole number) and, where it differs from the cost book, "sek_per_metre". Polygons: no_dig.
/// </summary>
public static class ExistingPlantReader
{
    private const double OrePerSek = 100;

    /// <summary>The existing plant of a file, in a plane.</summary>
    /// <exception cref="PlanningException">The file is no GeoJSON, or a feature has a wrong kind, shape or figure.</exception>
    public static ExistingPlant Read(string path, Crs crs)
    {
        var routes = new List<ExistingRoute>();
        var zones = new List<Polygon>();
        foreach (var feature in GeoJsonFile.Read(path))
        {
            var kind = feature.Text("kind");
            if (kind == "no_dig")
            {
                zones.AddRange(Zones(path, feature, crs));
            }
            else
            {
                routes.AddRange(Routes(path, feature, Kind(path, feature, kind), crs));
            }
        }
        if (routes.Select(route => route.Id).GroupBy(id => id).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new PlanningException($"Two features of {path} have the id \"{twice.Key}\": give each its own.");
        }
        return new ExistingPlant { Routes = routes, NoDigZones = zones };
    }

    private static ExistingKind Kind(string path, GeoJsonFeature feature, string? kind) =>
        kind switch
        {
            "duct" => ExistingKind.Duct,
            "pole" => ExistingKind.Pole,
            "open_trench" => ExistingKind.OpenTrench,
            _ => throw new PlanningException(
                $"Feature {feature.Number} of {path} has the \"kind\" \"{kind}\": give duct, pole, open_trench or no_dig."
            ),
        };

    private static IReadOnlyList<Polygon> Zones(string path, GeoJsonFeature feature, Crs crs) =>
        feature.Geometry is NetTopologySuite.Geometries.Polygon or MultiPolygon && !feature.Geometry.IsEmpty
            ? Shapes.Project(feature.Geometry, crs)
            : throw new PlanningException(
                $"Feature {feature.Number} of {path} is a no_dig zone but a {feature.Geometry.GeometryType}: draw it as a Polygon."
            );

    private static IEnumerable<ExistingRoute> Routes(string path, GeoJsonFeature feature, ExistingKind kind, Crs crs)
    {
        if (feature.Geometry is not (LineString or MultiLineString) || feature.Geometry.IsEmpty)
        {
            throw new PlanningException(
                $"Feature {feature.Number} of {path} is a {feature.Geometry.GeometryType}: draw it as a LineString."
            );
        }
        var free = FreeFibres(path, feature);
        var ore = OrePerMetre(path, feature);
        var id = feature.Id ?? feature.Text("id") ?? feature.Number.ToString(CultureInfo.InvariantCulture);
        var lines = LineStringExtracter.GetLines(feature.Geometry).Cast<LineString>().ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            var name = i == 0 ? id : $"{id}/{i + 1}";
            yield return new ExistingRoute(name, kind, Shapes.Project(lines[i], crs), free, ore);
        }
    }

    private static int FreeFibres(string path, GeoJsonFeature feature)
    {
        var text = feature.Text("free_fibres");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var free)
            ? free
            : throw new PlanningException(
                $"Feature {feature.Number} of {path} has \"free_fibres\" \"{text}\": give a whole number, 0 or more."
            );
    }

    private static long? OrePerMetre(string path, GeoJsonFeature feature) =>
        feature.NumberOf(path, "sek_per_metre") switch
        {
            null => null,
            >= 0 and < 1e9 and var sek => (long)Math.Round(sek * OrePerSek),
            _ => throw new PlanningException(
                $"Feature {feature.Number} of {path} has a \"sek_per_metre\" that is negative or too large: give SEK, 0 or more."
            ),
        };
}
