using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources;

/// <summary>
/// A municipality as a source gave it: everything that a plan or an import needs, in one projected plane. Readers fill it;
/// nobody changes it afterwards.
/// </summary>
public sealed record MapData
{
    /// <summary>What a person calls it: the area's name, else the file's.</summary>
    public required string Name { get; init; }

    /// <summary>The plane that every point here is in.</summary>
    public required Crs Crs { get; init; }

    /// <summary>True for the made-up sample; every page and report then says so.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Credit that must stand beside the data ("© OpenStreetMap contributors"), or empty.</summary>
    public string Attribution { get; init; } = "";

    /// <summary>Road, track and path centrelines. Two roads join where they share an equal point.</summary>
    public IReadOnlyList<Road> Roads { get; init; } = [];

    /// <summary>Where a fibre is to be offered; one per address point (or per building in the fallback).</summary>
    public IReadOnlyList<Premises> Premises { get; init; } = [];

    /// <summary>Building outlines, for the map and for the fallback.</summary>
    public IReadOnlyList<Building> Buildings { get; init; } = [];

    /// <summary>Lakes, sea and wide rivers.</summary>
    public IReadOnlyList<Water> Waters { get; init; } = [];

    /// <summary>Rollout areas in build order; empty means one area that is the whole map.</summary>
    public IReadOnlyList<Area> Areas { get; init; } = [];

    /// <summary>The municipality's outline, when the source has one. Exterior and interior rings.</summary>
    public IReadOnlyList<Polygon> Outline { get; init; } = [];

    /// <summary>What the reader noticed and a person should know: one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>A centreline. <paramref name="Id"/> is stable between reads of the same source ("osm:w123").</summary>
public sealed record Road(string Id, RoadClass Class, string? Name, MapPoint[] Points)
{
    /// <summary>The surface where the source knows it.</summary>
    public Surface Surface { get; init; }
}

/// <summary>What kind of way it is; decides ground and price of digging along it.</summary>
public enum RoadClass
{
    /// <summary>No digging along it (motorway).</summary>
    Motorway,

    /// <summary>Trunk and primary roads: the state's, dug in the verge with a permit.</summary>
    Primary,

    /// <summary>Secondary and tertiary roads.</summary>
    Secondary,

    /// <summary>Minor public roads outside towns.</summary>
    Unclassified,

    /// <summary>Streets where people live.</summary>
    Residential,

    /// <summary>Driveways, yards, parking.</summary>
    Service,

    /// <summary>Field and forest tracks.</summary>
    Track,

    /// <summary>Foot and cycle paths.</summary>
    Path,
}

/// <summary>The surface of a way, where known.</summary>
public enum Surface
{
    Unknown,
    Paved,
    Unpaved,
}

/// <summary>
/// One address point. <paramref name="Id"/> is stable between reads ("osm:n123", Lantmäteriet's UUID, or the CSV's id).
/// </summary>
public sealed record Premises(string Id, MapPoint Point, string Address)
{
    /// <summary>Units of count; a plain address counts as one dwelling.</summary>
    public Units Units { get; init; } = new(1, 0, 0);

    /// <summary>Postcode, where known.</summary>
    public string? Postcode { get; init; }

    /// <summary>Locality or post town, where known.</summary>
    public string? Locality { get; init; }

    /// <summary>Property designation (fastighetsbeteckning), where known.</summary>
    public string? Property { get; init; }

    /// <summary>What joining it is worth, öre, where its source says; null leaves it to the cost book.</summary>
    public long? WorthOre { get; init; }
}

/// <summary>What is counted at an address: dwellings, workplaces, holiday homes (which no target counts).</summary>
public readonly record struct Units(int Dwellings, int Workplaces, int HolidayHomes)
{
    /// <summary>All fibre ends that the address needs; at least one.</summary>
    public int Total => Math.Max(1, Dwellings + Workplaces + HolidayHomes);
}

/// <summary>A building outline (closed ring, first point repeated).</summary>
public sealed record Building(string Id, MapPoint[] Ring, string? Kind);

/// <summary>A polygon of water.</summary>
public sealed record Water(string Id, Polygon Shape, string? Name);

/// <summary>Rings, each closed (first point repeated): the outer one and its holes.</summary>
public sealed record Polygon(MapPoint[] Outer, IReadOnlyList<MapPoint[]> Holes);

/// <summary>A rollout area. Premises belong to the first area, in build order, whose shape holds them.</summary>
public sealed record Area(string Id, string Name, int BuildOrder, IReadOnlyList<Polygon> Shape);

/// <summary>A place where active equipment may stand; the first one of a request is the operator's hand-over point.</summary>
public sealed record SiteCandidate(string Name, MapPoint Point);

/// <summary>What is in the ground or on poles already, or about to be.</summary>
public sealed record ExistingPlant
{
    /// <summary>Ducts, pole lines and other utilities' open trenches that can be used.</summary>
    public IReadOnlyList<ExistingRoute> Routes { get; init; } = [];

    /// <summary>Where nobody may dig: routes inside are closed.</summary>
    public IReadOnlyList<Polygon> NoDigZones { get; init; } = [];
}

/// <summary>
/// An existing line with room. <paramref name="FreeFibres"/> is what it can still take;
/// <paramref name="OrePerMetre"/> what using it costs, null meaning the cost book's price for its kind.
/// </summary>
public sealed record ExistingRoute(string Id, ExistingKind Kind, MapPoint[] Points, int FreeFibres, long? OrePerMetre);

/// <summary>The kinds of existing plant that join the trench network at a price of their own.</summary>
public enum ExistingKind
{
    Duct,
    Pole,
    OpenTrench,
}
