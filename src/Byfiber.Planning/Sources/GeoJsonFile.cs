using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Byfiber.Planning.Sources;

/// <summary>
/// A GeoJSON file's features (RFC 7946: WGS 84 degrees, longitude first). A bare geometry counts as one feature. The
/// whole file is in memory while it is read, which suits outlines and addresses of a municipality, not of a country.
/// </summary>
internal static class GeoJsonFile
{
    private static readonly JsonSerializerOptions s_options = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <exception cref="PlanningException">The file is missing, no GeoJSON, or not in degrees; names the feature.</exception>
    public static IReadOnlyList<GeoJsonFeature> Read(string path, bool anyUnit = false)
    {
        using var document = Parse(path);
        var root = document.RootElement;
        var type =
            root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var text) ? text.ToString() : "";
        var features = type switch
        {
            "FeatureCollection"
                when root.TryGetProperty("features", out var list) && list.ValueKind == JsonValueKind.Array =>
                list.EnumerateArray().Select((one, index) => Feature(path, index + 1, one)).ToList(),
            "Feature" => [Feature(path, 1, root)],
            "Polygon"
            or "MultiPolygon"
            or "Point"
            or "MultiPoint"
            or "LineString"
            or "MultiLineString"
            or "GeometryCollection" => [new GeoJsonFeature(1, Shape(path, 1, root), default)],
            _ => throw new PlanningException(
                $"The file {path} is no GeoJSON: its outermost \"type\" must be FeatureCollection, Feature or a geometry."
            ),
        };
        if (!anyUnit && features.Find(one => !InDegrees(one.Geometry)) is { } wrong)
        {
            throw new PlanningException(
                $"Feature {wrong.Number} of {path} is not in degrees: export it as WGS 84 (EPSG:4326), longitude before latitude."
            );
        }
        return features;
    }

    private static bool InDegrees(NetTopologySuite.Geometries.Geometry geometry) =>
        geometry.IsEmpty || geometry.EnvelopeInternal is { MinX: >= -180, MaxX: <= 180, MinY: >= -90, MaxY: <= 90 };

    private static JsonDocument Parse(string path)
    {
        using var file = SourceFile.Open(path);
        try
        {
            return JsonDocument.Parse(file.Content);
        }
        catch (JsonException e)
        {
            throw new PlanningException(
                $"The file {path} is no valid JSON at line {(e.LineNumber ?? 0) + 1}: export it again as GeoJSON.",
                e
            );
        }
    }

    private static GeoJsonFeature Feature(string path, int number, JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("geometry", out var shape))
        {
            throw new PlanningException($"Feature {number} of {path} has no \"geometry\": give it one or take it out.");
        }
        var properties = feature.TryGetProperty("properties", out var found) ? found.Clone() : default;
        var id = feature.TryGetProperty("id", out var given) ? given.ToString() : null;
        return new GeoJsonFeature(number, Shape(path, number, shape), properties, id);
    }

    private static NetTopologySuite.Geometries.Geometry Shape(string path, int number, JsonElement shape)
    {
        try
        {
            return shape.Deserialize<NetTopologySuite.Geometries.Geometry>(s_options) ?? Point.Empty;
        }
        catch (Exception e)
            when (e is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new PlanningException(
                $"The geometry of feature {number} of {path} is broken: draw or export it again.",
                e
            );
        }
    }
}

/// <summary>One feature; <paramref name="Number"/> is its place in the file, from 1.</summary>
internal sealed record GeoJsonFeature(
    int Number,
    NetTopologySuite.Geometries.Geometry Geometry,
    JsonElement Properties,
    string? Id = null
)
{
    /// <summary>A property as trimmed text (numbers as written), or null when missing or blank.</summary>
    public string? Text(string name)
    {
        if (Properties.ValueKind != JsonValueKind.Object || !Properties.TryGetProperty(name, out var value))
        {
            return null;
        }
        var text = value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString().Trim() : "";
        return text.Length == 0 ? null : text;
    }

    /// <summary>A property as a number; null when missing.</summary>
    /// <exception cref="PlanningException">It is there but no number.</exception>
    public double? NumberOf(string path, string name) =>
        Text(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
        : throw new PlanningException(
            $"Feature {Number} of {path} has \"{name}\": \"{text}\", which is no number: mend it."
        );
}
