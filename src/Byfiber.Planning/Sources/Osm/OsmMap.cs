using Byfiber.Planning.Geometry;
using static System.FormattableString;

namespace Byfiber.Planning.Sources.Osm;

/// <summary>Makes the engine's shapes from a gathered collection, in one plane and inside the outline.</summary>
internal sealed class OsmMap
{
    /// <summary>Roads are kept this far outside the outline, so that the network hangs together across its bays.</summary>
    public const double RoadMarginMetres = 500;

    private readonly OsmCollection _all;
    private readonly Crs _crs;
    private readonly Region? _area;
    private readonly Region? _margin;

    public OsmMap(OsmCollection all, Crs crs, IReadOnlyList<Polygon> outline)
    {
        _all = all;
        _crs = crs;
        _area = outline.Count == 0 ? null : new Region(outline);
        _margin = _area?.Widened(RoadMarginMetres);
        Roads = [.. all.Roads.SelectMany(Pieces)];
        (Buildings, Waters) = MakeAreas();
    }

    public IReadOnlyList<Road> Roads { get; }

    public IReadOnlyList<OsmBuilding> Buildings { get; }

    public IReadOnlyList<Water> Waters { get; }

    /// <summary>Ways with nodes that the file lacks.</summary>
    public int CutWays { get; private set; }

    /// <summary>Every address inside the outline, with what its own tags say of units (null: nothing).</summary>
    public IEnumerable<OsmFoundAddress> Addresses()
    {
        foreach (var node in _all.Addresses)
        {
            var point = _crs.Project(OsmNodes.Position(node.Lat, node.Lon));
            if (IsInside(point))
            {
                yield return Found(node.Tags, Invariant($"osm:n{node.Id}"), point);
            }
        }
        foreach (var way in _all.Areas.Where(way => OsmAddress.IsOn(way.Tags)))
        {
            if (
                OsmRings.Points(_all, way.Nodes, _crs) is { } ring
                && Shapes.Inside(ring) is var point
                && IsInside(point)
            )
            {
                yield return Found(way.Tags, Invariant($"osm:w{way.Id}"), point);
            }
        }
        foreach (var relation in _all.Relations.Where(relation => OsmAddress.IsOn(relation.Tags)))
        {
            var largest = OsmRings.Assemble(_all, relation, _crs).MaxBy(shape => Shapes.SquareMetres(shape.Outer));
            if (largest is not null && Shapes.Inside(largest.Outer) is var point && IsInside(point))
            {
                yield return Found(relation.Tags, Invariant($"osm:r{relation.Id}"), point);
            }
        }
    }

    public bool IsInside(MapPoint point) => _area is null || _area.Holds(point);

    private static OsmFoundAddress Found(OsmTags tags, string id, MapPoint point) =>
        new(
            OsmAddress.On(tags, id, point),
            OsmUnits.Of(tags),
            OsmUnits.Numbers(tags["addr:housenumber"] ?? ""),
            tags["addr:unit"]
        );

    /// <summary>A road's runs inside the margin; where it leaves the margin or the file, it is cut.</summary>
    private IEnumerable<Road> Pieces(OsmWay way)
    {
        var name = way.Tags["name"] ?? way.Tags["ref"];
        var pieces = 0;
        var run = new List<MapPoint>();
        var cut = false;
        foreach (var id in way.Nodes)
        {
            var position = _all.Nodes.Find(id);
            cut |= position is null;
            var point = position is { } known ? _crs.Project(known) : default;
            if (position is null || _margin?.Holds(point) == false)
            {
                if (Road(way, name, run, ref pieces) is { } road)
                {
                    yield return road;
                }
                run.Clear();
            }
            else if (run.Count == 0 || run[^1] != point)
            {
                run.Add(point);
            }
        }
        CutWays += cut ? 1 : 0;
        if (Road(way, name, run, ref pieces) is { } last)
        {
            yield return last;
        }
    }

    private static Road? Road(in OsmWay way, string? name, List<MapPoint> run, ref int pieces)
    {
        if (run.Count < 2)
        {
            return null;
        }
        var id = ++pieces == 1 ? Invariant($"osm:w{way.Id}") : Invariant($"osm:w{way.Id}/{pieces}");
        return new Road(id, OsmRoads.Class(way.Tags)!.Value, name, [.. run]) { Surface = OsmRoads.Surface(way.Tags) };
    }

    private (List<OsmBuilding>, List<Water>) MakeAreas()
    {
        List<OsmBuilding> buildings = [];
        List<Water> waters = [];
        var outers = new HashSet<long>();
        foreach (var relation in _all.Relations)
        {
            var number = 0;
            foreach (var shape in OsmRings.Assemble(_all, relation, _crs))
            {
                var id = ++number == 1 ? Invariant($"osm:r{relation.Id}") : Invariant($"osm:r{relation.Id}/{number}");
                Add(relation.Tags, id, shape, buildings, waters);
            }
            if (OsmCollection.IsBuilding(relation.Tags))
            {
                outers.UnionWith(relation.Members.Where(member => member.Role != "inner").Select(member => member.Id));
            }
        }
        foreach (var way in _all.Areas)
        {
            // An outline that a building relation uses and that is tagged as well would count twice.
            if (!outers.Contains(way.Id) && OsmRings.Points(_all, way.Nodes, _crs) is { } ring)
            {
                Add(way.Tags, Invariant($"osm:w{way.Id}"), new Polygon(ring, []), buildings, waters);
            }
        }
        return (buildings, waters);
    }

    private void Add(OsmTags tags, string id, Polygon shape, List<OsmBuilding> buildings, List<Water> waters)
    {
        if (_margin is not null && !shape.Outer.Any(_margin.Holds))
        {
            return;
        }
        if (OsmCollection.IsBuilding(tags))
        {
            var kind = tags["building"] is { } value && value != "yes" ? value : null;
            buildings.Add(new OsmBuilding(new Building(id, shape.Outer, kind), OsmUnits.Of(tags)));
        }
        else if (OsmCollection.IsWater(tags))
        {
            waters.Add(new Water(id, shape, tags["name"]));
        }
    }
}

/// <summary>A building and the units its tags tell of (null: nothing).</summary>
internal sealed record OsmBuilding(Building Shape, Units? Units);

/// <summary>
/// An address, the units its own tags tell of (null: nothing), how many house numbers it names and its unit's name.
/// </summary>
internal sealed record OsmFoundAddress(Premises Premises, Units? Units, int Numbers, string? UnitName);
