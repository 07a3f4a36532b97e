namespace Byfiber.Planning.Sources.Osm;

/// <summary>An address as OSM's addr tags tell it.</summary>
internal static class OsmAddress
{
    public static bool IsOn(OsmTags tags) => tags.Has("addr:housenumber") && !tags.Has("addr:interpolation");

    /// <summary>"Street 12B"; where no street is known, the place it is numbered in.</summary>
    public static string Text(OsmTags tags)
    {
        var street =
            tags["addr:street"]
            ?? tags["addr:place"]
            ?? tags["addr:hamlet"]
            ?? tags["addr:suburb"]
            ?? tags["addr:city"];
        var number = tags["addr:housenumber"];
        return street is null ? $"No. {number}" : $"{street} {number}";
    }

    /// <summary>A premises with what the tags know; the units are settled later.</summary>
    public static Premises On(OsmTags tags, string id, Geometry.MapPoint point) =>
        new(id, point, Text(tags))
        {
            Postcode = tags["addr:postcode"],
            Locality = tags["addr:city"] ?? tags["addr:place"] ?? tags["addr:hamlet"],
        };
}
