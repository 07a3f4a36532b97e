using System.Globalization;
using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;

namespace Byfiber.Planning.Sources.Osm;

/// <summary>
/// Reads an OpenStreetMap extract (.osm.pbf, .osm, .osm.gz) in three passes. Memory goes with what lies inside the outline,
/// not with the file: 16 bytes per node that a kept way uses, plus the kept ways and addresses themselves.
/// </summary>
public static class OsmReader
{
    /// <summary>The credit that the licence (ODbL) asks for.</summary>
    public const string Attribution = "© OpenStreetMap contributors";

    private const double MetresPerDegree = 111_000;

    /// <summary>
    /// The map's roads, addresses, buildings and water; premises only inside the outline, roads up to 500 m outside it.
    /// Where the map holds no address, or the options ask for it, buildings stand in. The plane is SWEREF 99 TM in Sweden,
    /// else the UTM zone of the outline's (or the map's) middle.
    /// </summary>
    /// <param name="path">The map file.</param>
    /// <param name="options">What to read.</param>
    /// <param name="progress">Gets the fraction done, 0 to 1.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="PlanningException">
    /// The file is missing, empty, cut off or no OSM file, or the outline lies outside it.
    /// </exception>
    public static MapData Read(
        string path,
        OsmReadOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancel = default
    )
    {
        options ??= new OsmReadOptions();
        var all = OsmCollection.Gather(OsmFile.Of(path), Box(options.Outline), progress, cancel);
        if (!all.TouchesBox)
        {
            throw new PlanningException(
                $"The outline {options.Outline!.Path} lies outside the map {path}: give the outline of a place that the map shows."
            );
        }
        var crs = options.Outline is { } given ? Plane(given.Centre, given.Path) : Plane(Middle(all, path), path);
        var outline = options.Outline is { } shape ? Shapes.Project(shape.Shape, crs) : [];
        return Make(path, options, new OsmMap(all, crs, outline), crs, outline);
    }

    private static MapData Make(
        string path,
        OsmReadOptions options,
        OsmMap map,
        Crs crs,
        IReadOnlyList<Polygon> outline
    )
    {
        var warnings = new List<string>();
        var premises = options.LeaveOutPremises ? [] : PremisesOf(map, options, warnings);
        if (map.CutWays > 0)
        {
            warnings.Add($"The map lacks some points of {map.CutWays} roads, which were cut there.");
        }
        return new MapData
        {
            Name = options.Outline?.Name ?? NameOf(path),
            Crs = crs,
            Attribution = Attribution,
            Roads = map.Roads,
            Premises = premises,
            Buildings = [.. map.Buildings.Select(building => building.Shape)],
            Waters = map.Waters,
            Outline = outline,
            Warnings = warnings,
        };
    }

    private static IReadOnlyList<Premises> PremisesOf(OsmMap map, OsmReadOptions options, List<string> warnings)
    {
        var addresses = options.BuildingsAsPremises ? [] : OsmPremises.FromAddresses(map.Addresses(), map.Buildings);
        if (addresses.Count > 0)
        {
            return addresses;
        }
        var buildings = OsmPremises.FromBuildings(map);
        if (buildings.Count > 0)
        {
            var why = options.BuildingsAsPremises ? "As asked" : "The map holds no addresses here";
            warnings.Add($"{why}: {buildings.Count} buildings of at least 40 square metres stand in for addresses.");
        }
        return buildings;
    }

    /// <summary>The outline's box, wider by the road margin; null without an outline.</summary>
    private static Envelope? Box(MapOutline? outline)
    {
        if (outline is null)
        {
            return null;
        }
        var box = outline.Shape.EnvelopeInternal.Copy();
        var degrees = OsmMap.RoadMarginMetres / MetresPerDegree;
        box.ExpandBy(degrees / Math.Cos(outline.Centre.Lat * Math.PI / 180), degrees);
        return box;
    }

    /// <summary>The middle of all roads and addresses, else of all buildings.</summary>
    private static LonLat Middle(OsmCollection all, string path)
    {
        double lon = 0,
            lat = 0;
        long count = 0;
        var ways = all.Roads.Count > 0 ? all.Roads : all.Areas;
        var positions = ways.SelectMany(way => way.Nodes).Select(all.Nodes.Find).OfType<LonLat>();
        foreach (var at in positions.Concat(all.Addresses.Select(node => OsmNodes.Position(node.Lat, node.Lon))))
        {
            lon += at.Lon;
            lat += at.Lat;
            count++;
        }
        return count > 0
            ? new LonLat(lon / count, lat / count)
            : throw new PlanningException(
                $"The map {path} holds no roads, addresses or buildings: give an extract with the municipality's roads."
            );
    }

    private static Crs Plane(LonLat middle, string path)
    {
        try
        {
            return Crs.For(middle);
        }
        catch (PlanningException e)
        {
            throw new PlanningException($"The file {path} shows no place that can be planned here. {e.Message}", e);
        }
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var ending in (string[])[".gz", ".pbf", ".osm"])
        {
            name = name.EndsWith(ending, true, CultureInfo.InvariantCulture) ? name[..^ending.Length] : name;
        }
        return name;
    }
}

/// <summary>How a map is read.</summary>
public sealed record OsmReadOptions
{
    /// <summary>Keep to this area; null keeps the whole map.</summary>
    public MapOutline? Outline { get; init; }

    /// <summary>Read no premises: the addresses come from elsewhere.</summary>
    public bool LeaveOutPremises { get; init; }

    /// <summary>Let buildings stand in for addresses even where the map has some.</summary>
    public bool BuildingsAsPremises { get; init; }
}
