namespace Byfiber.Planning.Sources.Osm;

/// <summary>What OSM's highway and surface tags mean for digging.</summary>
internal static class OsmRoads
{
    /// <summary>The class of a way, or null when one does not dig along it or it is no way at all.</summary>
    public static RoadClass? Class(OsmTags tags)
    {
        if (tags["area"] == "yes" || tags["indoor"] == "yes")
        {
            return null;
        }
        return tags["highway"] switch
        {
            "motorway" or "motorway_link" => RoadClass.Motorway,
            "trunk" or "trunk_link" or "primary" or "primary_link" => RoadClass.Primary,
            "secondary" or "secondary_link" or "tertiary" or "tertiary_link" => RoadClass.Secondary,
            "unclassified" or "road" => RoadClass.Unclassified,
            "residential" or "living_street" or "pedestrian" => RoadClass.Residential,
            "service" => RoadClass.Service,
            "track" => RoadClass.Track,
            "path" or "footway" or "cycleway" or "bridleway" => RoadClass.Path,
            // Left out: steps, corridors, platforms, and what is only planned or being built.
            _ => null,
        };
    }

    public static Surface Surface(OsmTags tags) =>
        tags["surface"] switch
        {
            "paved" or "asphalt" or "chipseal" or "concrete" or "paving_stones" or "sett" or "cobblestone" => Sources
                .Surface
                .Paved,
            "unhewn_cobblestone" or "bricks" or "concrete:plates" or "concrete:lanes" => Sources.Surface.Paved,
            "unpaved" or "gravel" or "fine_gravel" or "compacted" or "dirt" or "earth" or "ground" => Sources
                .Surface
                .Unpaved,
            "grass" or "sand" or "mud" or "pebblestone" or "woodchips" or "rock" or "grass_paver" => Sources
                .Surface
                .Unpaved,
            null when tags["tracktype"] is { } type => type == "grade1"
                ? Sources.Surface.Paved
                : Sources.Surface.Unpaved,
            _ => Sources.Surface.Unknown,
        };
}
