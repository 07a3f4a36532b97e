using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Sources.Sample;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using Polygon = Byfiber.Planning.Sources.Polygon;

namespace Byfiber.Planning.Tests.Sources.Sample;

public class SampleMunicipalityTests
{
    /// <summary>SHA-256 of everything in the sample of seed 1. It changes only when the sample is changed on purpose.</summary>
    private const string KnownHash = "e1c33cafb31b2433a6c4263c28ce81ec93c712d55508c8b05e7f51b400c23930";

    private static readonly MapData Map = SampleMunicipality.Generate();

    [Fact]
    public void The_same_seed_gives_the_same_municipality_on_every_machine()
    {
        Hash(SampleMunicipality.Generate()).ShouldBe(KnownHash);
        Hash(SampleMunicipality.Generate(2)).ShouldNotBe(KnownHash);
    }

    [Fact]
    public void It_says_that_it_is_made_up()
    {
        Map.Synthetic.ShouldBeTrue();
        Map.Name.ShouldContain("påhittad");
        Map.Crs.Epsg.ShouldBe(3006);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Its_figures_are_those_of_the_real_town_and_its_twin(ulong seed)
    {
        var map = seed == 1 ? Map : SampleMunicipality.Generate(seed);
        map.Premises.Count.ShouldBe(4_004);
        map.Buildings.Count.ShouldBeInRange(6_200, 6_900);
        (map.Roads.Sum(LengthM) / 1000).ShouldBeInRange(650, 750);
        map.Areas.Count.ShouldBe(5);
        double landKm2 = (Shape(map.Outline[0]).Area - WaterInside(map)) / 1e6;
        landKm2.ShouldBeInRange(350, 395);
        var nearest = NearestRoads(map);
        double[] distances = [.. nearest.Select(entry => entry.Metres).Order()];
        Quantile(distances, 0.5).ShouldBeInRange(12, 15);
        Quantile(distances, 0.9).ShouldBeInRange(26, 34);
        Quantile(distances, 0.99).ShouldBeInRange(65, 90);
        distances.Max().ShouldBeInRange(200, 340);
        distances.Min().ShouldBeGreaterThan(5);
        CutOff(map, nearest).ShouldBeInRange(5, 15);
    }

    [Fact]
    public void Nearly_all_of_the_road_network_hangs_together()
    {
        var parts = RoadParts(Map);
        double mainland = parts.GroupBy(part => part.Value).Max(part => part.Count()) / (double)parts.Count;
        mainland.ShouldBeGreaterThan(0.995);
        mainland.ShouldBeLessThan(1);
    }

    [Fact]
    public void No_road_house_or_address_lies_in_water_or_outside()
    {
        var outline = PreparedGeometryFactory.Prepare(Shape(Map.Outline[0]));
        var lakes = new STRtree<IPreparedGeometry>();
        foreach (var lake in Map.Waters.Select(water => Shape(water.Shape)))
        {
            lake.IsValid.ShouldBeTrue();
            lakes.Insert(lake.EnvelopeInternal, PreparedGeometryFactory.Prepare(lake));
        }
        var things = Map
            .Roads.Select(road => (road.Id, Shape: (NetTopologySuite.Geometries.Geometry)Line(road.Points)))
            .Concat(
                Map.Buildings.Select(b => (b.Id, (NetTopologySuite.Geometries.Geometry)Shape(new Polygon(b.Ring, []))))
            )
            .Concat(Map.Premises.Select(p => (p.Id, (NetTopologySuite.Geometries.Geometry)new Point(At(p.Point)))));
        foreach (var (id, shape) in things)
        {
            lakes.Query(shape.EnvelopeInternal).ShouldNotContain(lake => lake.Intersects(shape), id);
            outline.Covers(shape).ShouldBeTrue(id);
        }
    }

    [Fact]
    public void Every_premises_lies_in_exactly_one_rollout_area_and_each_area_has_hundreds()
    {
        var areas = Map.Areas.Select(area => area.Shape.Select(Shape).ToList()).ToList();
        int[] counts = new int[areas.Count];
        foreach (var premises in Map.Premises)
        {
            int[] holders =
            [
                .. Enumerable
                    .Range(0, areas.Count)
                    .Where(i => areas[i].Exists(s => s.Covers(new Point(At(premises.Point))))),
            ];
            holders.Length.ShouldBe(1, premises.Address);
            counts[holders[0]]++;
        }
        counts.ShouldAllBe(count => count > 200);
        Map.Areas.Select(area => area.BuildOrder).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void Every_address_occurs_once_and_every_id_too()
    {
        Map.Premises.Select(premises => premises.Address).ShouldBeUnique();
        Map.Premises.Select(premises => premises.Id)
            .Concat(Map.Roads.Select(road => road.Id))
            .Concat(Map.Buildings.Select(building => building.Id))
            .Concat(Map.Waters.Select(water => water.Id))
            .Concat(Map.Areas.Select(area => area.Id))
            .ShouldBeUnique();
    }

    [Fact]
    public void Addresses_look_as_in_Sweden()
    {
        foreach (var premises in Map.Premises)
        {
            premises.Address.ShouldMatch(@"^\p{Lu}[\p{L} ]+ [1-9][0-9]{0,2}[A-Z]?$");
            premises.Property!.ShouldMatch(@"^Vingåker \p{Lu}\p{L}+ [1-9][0-9]*:[1-9][0-9]*$");
            premises.Postcode!.ShouldMatch("^643 [0-9]{2}$");
            premises.Units.Total.ShouldBePositive();
        }
    }

    [Fact]
    public void Streets_are_named_and_their_houses_stand_along_them()
    {
        var named = Map
            .Roads.Where(road => road.Name is not null)
            .ToDictionary(road => road.Name!, road => Line(road.Points));
        named.Count.ShouldBeGreaterThan(150);
        foreach (var premises in Map.Premises)
        {
            string street = premises.Address[..premises.Address.LastIndexOf(' ')];
            if (named.TryGetValue(street, out var line))
            {
                line.Distance(new Point(At(premises.Point))).ShouldBeLessThan(90, premises.Address);
            }
        }
    }

    [Fact]
    public void People_live_in_flats_work_in_workplaces_and_have_holiday_homes()
    {
        Map.Premises.Sum(premises => premises.Units.Dwellings).ShouldBeInRange(4_300, 5_200);
        Map.Premises.Sum(premises => premises.Units.Workplaces).ShouldBeInRange(200, 700);
        Map.Premises.Sum(premises => premises.Units.HolidayHomes).ShouldBeInRange(150, 500);
    }

    [Fact]
    public void Every_point_is_rounded_to_the_millimetre() =>
        Map
            .Roads.SelectMany(road => road.Points)
            .Concat(Map.Premises.Select(premises => premises.Point))
            .Concat(Map.Buildings.SelectMany(building => building.Ring))
            .ShouldAllBe(point => point == MapPoint.Rounded(point.X, point.Y));

    /// <summary>How many addresses have their nearest road on an island.</summary>
    private static int CutOff(MapData map, (Road Road, double Metres)[] nearest)
    {
        var parts = RoadParts(map);
        int mainland = parts.GroupBy(part => part.Value).MaxBy(part => part.Count())!.Key;
        return nearest.Count(entry => parts[entry.Road.Points[0]] != mainland);
    }

    private static Dictionary<MapPoint, int> RoadParts(MapData map)
    {
        var parent = new Dictionary<MapPoint, MapPoint>();
        MapPoint Root(MapPoint point)
        {
            parent.TryAdd(point, point);
            while (parent[point] != point)
            {
                point = parent[point] = parent[parent[point]];
            }
            return point;
        }
        foreach (var road in map.Roads)
        {
            foreach (var point in road.Points)
            {
                parent[Root(point)] = Root(road.Points[0]);
            }
        }
        var roots = parent
            .Keys.Select(Root)
            .Distinct()
            .Select((root, i) => (root, i))
            .ToDictionary(r => r.root, r => r.i);
        return parent.Keys.ToList().ToDictionary(point => point, point => roots[Root(point)]);
    }

    /// <summary>For each premises the nearest road that a car can use, and the metres to it.</summary>
    private static (Road Road, double Metres)[] NearestRoads(MapData map)
    {
        var pieces = new STRtree<(Road Road, LineString Line)>();
        foreach (var road in map.Roads.Where(road => road.Class is not RoadClass.Path))
        {
            for (int i = 0; i + 1 < road.Points.Length; i++)
            {
                var line = Line(road.Points[i..(i + 2)]);
                pieces.Insert(line.EnvelopeInternal, (road, line));
            }
        }
        return [.. map.Premises.Select(premises => NearestTo(new Point(At(premises.Point)), 50))];

        (Road Road, double Metres) NearestTo(Point point, double reachM)
        {
            var around = point.EnvelopeInternal.Copy();
            around.ExpandBy(reachM);
            var found = pieces.Query(around).Select(piece => (piece.Road, Metres: piece.Line.Distance(point)));
            var nearest = found.OrderBy(piece => piece.Metres).FirstOrDefault();
            return nearest.Road is null || nearest.Metres > reachM ? NearestTo(point, reachM * 3) : nearest;
        }
    }

    private static double WaterInside(MapData map)
    {
        var outline = Shape(map.Outline[0]);
        return map.Waters.Sum(water => Shape(water.Shape).Intersection(outline).Area);
    }

    private static double Quantile(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static double LengthM(Road road) =>
        road.Points.Zip(road.Points.Skip(1)).Sum(p => p.First.DistanceTo(p.Second));

    private static Coordinate At(MapPoint point) => new(point.X, point.Y);

    private static LineString Line(MapPoint[] points) => new([.. points.Select(At)]);

    private static NetTopologySuite.Geometries.Polygon Shape(Polygon polygon) =>
        new(
            new LinearRing([.. polygon.Outer.Select(At)]),
            [.. polygon.Holes.Select(hole => new LinearRing([.. hole.Select(At)]))]
        );

    private static string Hash(MapData map)
    {
        var text = new StringBuilder();
        string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        void Ring(MapPoint[] points) =>
            text.AppendJoin(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}")).Append('\n');
        foreach (var road in map.Roads)
        {
            text.Append(CultureInfo.InvariantCulture, $"{road.Id} {road.Class} {road.Name} {road.Surface} ");
            Ring(road.Points);
        }
        foreach (var premises in map.Premises)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{premises.Id} {premises.Address} {premises.Units} {premises.Postcode} {premises.Locality} "
            );
            text.Append(CultureInfo.InvariantCulture, $"{premises.Property} ");
            Ring([premises.Point]);
        }
        foreach (var building in map.Buildings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{building.Id} {building.Kind} ");
            Ring(building.Ring);
        }
        var polygons = map
            .Waters.Select(water => (water.Id, water.Name, water.Shape))
            .Concat(map.Areas.SelectMany(area => area.Shape.Select(shape => (area.Id, (string?)area.Name, shape))))
            .Concat(map.Outline.Select(shape => ("outline", (string?)map.Name, shape)));
        foreach (var (id, name, shape) in polygons)
        {
            text.Append(CultureInfo.InvariantCulture, $"{id} {name} ");
            foreach (var ring in shape.Holes.Prepend(shape.Outer))
            {
                Ring(ring);
            }
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
