using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Byfiber.Planning.Sources.Addresses;

/// <summary>Addresses as GeoJSON points in WGS 84, with the CSV's column names as properties.</summary>
internal static class GeoJsonAddresses
{
    public static AddressTable Read(string path) =>
        new(path, "feature", null, [.. GeoJsonFile.Read(path, anyUnit: true).Select(Row)]);

    private static AddressRow Row(GeoJsonFeature feature)
    {
        var fields = new AddressFields();
        if (feature.Properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in feature.Properties.EnumerateObject())
            {
                fields.Add(property.Name, feature.Text(property.Name));
            }
        }
        if (fields[AddressFields.Id] is null)
        {
            fields.Add(AddressFields.Id, feature.Id);
        }
        return feature.Geometry is Point { IsEmpty: false } point
            ? new AddressRow(feature.Number, fields, point.X, point.Y)
            : new AddressRow(feature.Number, fields, 0, 0, $"it is a {feature.Geometry.GeometryType}, not a point");
    }
}
