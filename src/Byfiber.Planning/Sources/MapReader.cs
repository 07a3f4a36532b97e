using Byfiber.Planning.Sources.Osm;

namespace Byfiber.Planning.Sources;

/// <summary>The front door of all map sources: a file's path in, a municipality that can be planned on out.</summary>
public static class MapReader
{
    /// <summary>Reads a map and whatever the options add to it, and checks that it can be planned on.</summary>
    /// <param name="mapPath">An OpenStreetMap extract (.osm.pbf, .osm, .osm.gz).</param>
    /// <param name="options">Outline, addresses and areas beside the map.</param>
    /// <param name="progress">Gets the fraction done, 0 to 1.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="PlanningException">A file cannot be used, or the map has no roads or no premises.</exception>
    public static MapData Read(
        string mapPath,
        MapReadOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancel = default
    )
    {
        options ??= new MapReadOptions();
        var outline = options.AreaPath is { } area ? OutlineReader.Read(area) : null;
        var read = new OsmReadOptions { Outline = outline, BuildingsAsPremises = options.BuildingsAsPremises };
        var map = OsmReader.Read(mapPath, read, progress, cancel) with { Synthetic = options.Synthetic };
        Check(map, mapPath, options);
        return map;
    }

    /// <summary>Refuses a map that nothing can be planned on.</summary>
    /// <exception cref="PlanningException">It has no roads, or neither addresses nor buildings.</exception>
    private static void Check(MapData map, string mapPath, MapReadOptions options)
    {
        var where = options.AreaPath is { } area ? $"The map {mapPath} inside {area}" : $"The map {mapPath}";
        if (!map.Roads.Any(road => road.Class != RoadClass.Motorway))
        {
            throw new PlanningException(
                $"{where} holds no roads to dig along: give an extract with the municipality's roads."
            );
        }
        if (map.Premises.Count == 0)
        {
            throw new PlanningException(
                $"{where} holds neither addresses nor buildings: give an extract with them, or a file of addresses beside it."
            );
        }
    }
}

/// <summary>What goes with a map.</summary>
public sealed record MapReadOptions
{
    /// <summary>GeoJSON outline (WGS 84) to keep to.</summary>
    public string? AreaPath { get; init; }

    /// <summary>Let buildings stand in for addresses even where the map has some.</summary>
    public bool BuildingsAsPremises { get; init; }

    /// <summary>The map is made up, and every page and report must say so.</summary>
    public bool Synthetic { get; init; }
}
