using Byfiber.Planning.Sources.Addresses;
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
        var read = new OsmReadOptions
        {
            Outline = outline,
            BuildingsAsPremises = options.BuildingsAsPremises,
            LeaveOutPremises = options.AddressesPath is not null,
        };
        var map = OsmReader.Read(mapPath, read, progress, cancel) with { Synthetic = options.Synthetic };
        if (options.AddressesPath is { } addresses)
        {
            map = WithAddresses(map, addresses, options);
        }
        Check(map, mapPath, options);
        return options.AreasPath is { } areas ? WithAreas(map, areas) : map;
    }

    private static MapData WithAddresses(MapData map, string path, MapReadOptions options)
    {
        var addresses = new AddressReadOptions { Epsg = options.AddressesEpsg, SkipBadRows = options.SkipBadRows };
        var list = AddressReader.Read(path, map, addresses);
        var area = map.Outline.Count == 0 ? null : new Region(map.Outline);
        var inside = list.Premises.Where(one => area?.Holds(one.Point) != false).ToArray();
        if (inside.Length == 0)
        {
            throw new PlanningException(
                $"No address of {path} lies inside the outline {options.AreaPath}: give the addresses of that area."
            );
        }
        var warnings = map.Warnings.Concat(list.Warnings);
        if (inside.Length < list.Premises.Count)
        {
            var outside = list.Premises.Count - inside.Length;
            warnings = warnings.Append(
                $"{outside} addresses of {path} lie outside {options.AreaPath} and were left out."
            );
        }
        return map with { Premises = inside, Warnings = [.. warnings] };
    }

    private static MapData WithAreas(MapData map, string path)
    {
        var areas = AreasReader.Read(path, map.Crs);
        var all = new Region(areas.SelectMany(area => area.Shape));
        var outside = map.Premises.Count(one => !all.Holds(one.Point));
        if (outside == map.Premises.Count)
        {
            throw new PlanningException(
                $"No premises of the map lies in an area of {path}: give the areas of the municipality that the map shows."
            );
        }
        string[] warnings = outside == 0 ? [] : [$"{outside} premises lie in no area of {path}."];
        return map with { Areas = areas, Warnings = [.. map.Warnings, .. warnings] };
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

    /// <summary>Addresses (.csv, .geojson, .gpkg) that replace the map's own.</summary>
    public string? AddressesPath { get; init; }

    /// <summary>The plane of the addresses' x and y columns (CSV only); SWEREF 99 TM unless said.</summary>
    public int AddressesEpsg { get; init; } = 3006;

    /// <summary>Leave out bad rows of the addresses, each with a warning, instead of refusing the file.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>GeoJSON of rollout areas with "name" and "build_order".</summary>
    public string? AreasPath { get; init; }

    /// <summary>Let buildings stand in for addresses even where the map has some.</summary>
    public bool BuildingsAsPremises { get; init; }

    /// <summary>The map is made up, and every page and report must say so.</summary>
    public bool Synthetic { get; init; }
}
