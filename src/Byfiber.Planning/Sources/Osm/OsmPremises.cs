using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Byfiber.Planning.Sources.Osm;

/// <summary>
/// Settles which premises there are and their units: exact duplicates become one, and an address without units of its own
/// takes those of the building around it.
/// </summary>
internal static class OsmPremises
{
    /// <summary>A smaller building without an address is not taken for a home.</summary>
    private const double SmallestHomeSquareMetres = 40;

    public static IReadOnlyList<Premises> FromAddresses(
        IEnumerable<OsmFoundAddress> found,
        IReadOnlyList<OsmBuilding> buildings
    )
    {
        var distinct = found
            .GroupBy(one => (one.Premises.Address, one.Premises.Point))
            .Select(same => Merge([.. same]))
            .ToArray();
        var index = new BuildingIndex(buildings);
        var homes = distinct.Select(one => one.Units is null ? index.Around(one.Premises.Point) : null).ToArray();
        var shares = homes
            .OfType<OsmBuilding>()
            .GroupBy(home => home)
            .ToDictionary(same => same.Key, same => same.Count());
        var taken = new Dictionary<OsmBuilding, int>();
        var premises = new List<Premises>(distinct.Length);
        for (var i = 0; i < distinct.Length; i++)
        {
            var units = distinct[i].Units;
            if (homes[i] is { Units: { } ofBuilding } home)
            {
                var place = taken[home] = taken.GetValueOrDefault(home) + 1;
                units = Share(ofBuilding, place - 1, shares[home]);
            }
            premises.Add(distinct[i].Premises with { Units = units ?? new Units(distinct[i].Numbers, 0, 0) });
        }
        return premises;
    }

    /// <summary>The fallback: every building that may be a home or a workplace, by kind and size.</summary>
    public static IReadOnlyList<Premises> FromBuildings(OsmMap map)
    {
        var premises = new List<Premises>();
        foreach (var (shape, units) in map.Buildings)
        {
            if (!OsmUnits.CanStandIn(shape.Kind) || Shapes.SquareMetres(shape.Ring) < SmallestHomeSquareMetres)
            {
                continue;
            }
            var point = Shapes.Inside(shape.Ring);
            if (map.IsInside(point))
            {
                var name = "building " + shape.Id["osm:".Length..];
                premises.Add(new Premises(shape.Id, point, name) { Units = units ?? new Units(1, 0, 0) });
            }
        }
        return premises;
    }

    // Named units (addr:unit) at one point are one dwelling each, where nothing else is known.
    private static OsmFoundAddress Merge(OsmFoundAddress[] same)
    {
        var first = same[0];
        var names = same.Select(one => one.UnitName).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        var known = same.Where(one => one.Units is not null).Select(one => one.Units!.Value).ToArray();
        Units? units =
            known.Length == 0
                ? null
                : new Units(known.Max(u => u.Dwellings), known.Max(u => u.Workplaces), known.Max(u => u.HolidayHomes));
        if (names > 1)
        {
            units = new Units(Math.Max(names, units?.Dwellings ?? 0), units?.Workplaces ?? 0, units?.HolidayHomes ?? 0);
        }
        return first with { Units = units };
    }

    // A building's units are dealt out evenly among its addresses, the first ones getting what is over; nobody gets none.
    private static Units Share(Units all, int place, int among)
    {
        var kind =
            all.Dwellings > 0 ? 0
            : all.HolidayHomes > 0 ? 2
            : 1;
        var units = new Units(Part(all.Dwellings), Part(all.Workplaces), Part(all.HolidayHomes));
        return units.Dwellings + units.Workplaces + units.HolidayHomes > 0
            ? units
            : new Units(kind == 0 ? 1 : 0, kind == 1 ? 1 : 0, kind == 2 ? 1 : 0);

        int Part(int count) => count / among + (place < count % among ? 1 : 0);
    }

    private sealed class BuildingIndex
    {
        private readonly STRtree<(OsmBuilding Building, IPreparedGeometry Shape)> _tree = new();
        private readonly GeometryFactory _factory = new();

        public BuildingIndex(IEnumerable<OsmBuilding> buildings)
        {
            foreach (var building in buildings.Where(building => building.Units is not null))
            {
                var shape = Shapes.Joined([new Polygon(building.Shape.Ring, [])]);
                _tree.Insert(shape.EnvelopeInternal, (building, PreparedGeometryFactory.Prepare(shape)));
            }
        }

        /// <summary>The building around a point that knows its units.</summary>
        public OsmBuilding? Around(Geometry.MapPoint point)
        {
            var at = Shapes.At(point);
            return _tree
                .Query(new Envelope(at))
                .Where(candidate => candidate.Shape.Covers(_factory.CreatePoint(at)))
                .Select(candidate => candidate.Building)
                .FirstOrDefault();
        }
    }
}
