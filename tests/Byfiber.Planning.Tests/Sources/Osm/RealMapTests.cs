using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Sources.Osm;

namespace Byfiber.Planning.Tests.Sources.Osm;

/// <summary>The five real maps, with figures counted independently or frozen after a look at the map.</summary>
public class RealMapTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bornholm-3720-aakirkeby", 25833, 3916, 6523, 5429)]
    [InlineData("dk-femoe-2022", 25832, 333, 564, 153)]
    [InlineData("dk-tunoe-2025", 25832, 267, 495, 175)]
    [InlineData("dk-anholt-2020", 25832, 576, 733, 264)]
    [InlineData("dk-sindal-2015", 25832, 1832, 238, 482)]
    public void A_real_map_gives_its_known_figures(string name, int epsg, int premises, int buildings, int roads)
    {
        var map = MapReader.Read(SharedData.Path(name + ".osm.pbf"), cancel: Cancel);
        map.Name.ShouldBe(name);
        map.Crs.Epsg.ShouldBe(epsg);
        map.Attribution.ShouldBe("© OpenStreetMap contributors");
        map.Premises.Count.ShouldBe(premises);
        map.Buildings.Count.ShouldBe(buildings);
        map.Roads.Count.ShouldBe(roads);
        map.Premises.Select(one => one.Id).Distinct().Count().ShouldBe(premises);
        map.Roads.Select(one => one.Id).Distinct().Count().ShouldBe(roads);
        map.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void The_outline_of_the_working_municipality_keeps_all_its_addresses()
    {
        var map = Aakirkeby();
        map.Name.ShouldBe("Aakirkeby");
        map.Premises.Count.ShouldBe(3916);
        map.Outline.ShouldNotBeEmpty();
        map.Premises[0]
            .ShouldSatisfyAllConditions(
                one => one.Id.ShouldBe("osm:n946936831"),
                one => one.Address.ShouldBe("Vestermarievej 54"),
                one => one.Postcode.ShouldBe("3720"),
                one => one.Locality.ShouldBe("Aakirkeby"),
                one => one.Point.ShouldBe(new MapPoint(489674.086, 6105887.962))
            );
    }

    [Fact]
    public void The_working_municipality_s_roads_hang_together()
    {
        var map = Aakirkeby();
        var first = new Dictionary<MapPoint, int>();
        var parent = Enumerable.Range(0, map.Roads.Count).ToArray();
        for (var road = 0; road < map.Roads.Count; road++)
        {
            foreach (var point in map.Roads[road].Points)
            {
                if (!first.TryAdd(point, road))
                {
                    parent[Root(parent, road)] = Root(parent, first[point]);
                }
            }
        }
        var largest = map
            .Roads.Select((road, i) => (Root: Root(parent, i), Metres: Metres(road)))
            .GroupBy(one => one.Root);
        var share = largest.Max(part => part.Sum(one => one.Metres)) / map.Roads.Sum(Metres);
        share.ShouldBeGreaterThan(0.98);
    }

    [Theory]
    [InlineData("bornholm-3720-aakirkeby")]
    public void Element_by_element_it_reads_what_OsmSharp_reads(string name)
    {
        var path = SharedData.Path(name + ".osm.pbf");
        var ours = new Counts();
        OsmFile
            .Of(path)
            .Read(
                node => ours.Add(0, node.Id, node.Tags.Count, node.Lat + 3L * node.Lon),
                way => ours.Add(1, way.Id, way.Tags.Count, way.Nodes.Sum()),
                relation => ours.Add(2, relation.Id, relation.Tags.Count, relation.Members.Sum(member => member.Id)),
                null,
                Cancel
            );
        var theirs = new Counts();
        using var stream = File.OpenRead(path);
        foreach (var one in new OsmSharp.Streams.PBFOsmStreamSource(stream))
        {
            var check = one switch
            {
                OsmSharp.Node node => Fixed(node.Latitude) + 3 * Fixed(node.Longitude),
                OsmSharp.Way way => way.Nodes.Sum(),
                OsmSharp.Relation relation => relation.Members.Sum(member => member.Id),
                _ => 0,
            };
            theirs.Add((int)one.Type, one.Id ?? 0, one.Tags?.Count ?? 0, check);
        }
        ours.ToString().ShouldBe(theirs.ToString());
    }

    private static long Fixed(double? degrees) => (long)Math.Round((degrees ?? 0) * 1e7);

    private static MapData Aakirkeby() =>
        MapReader.Read(
            SharedData.Path("bornholm-3720-aakirkeby.osm.pbf"),
            new MapReadOptions { AreaPath = SharedData.Path("bornholm-3720-aakirkeby.geojson") },
            cancel: Cancel
        );

    private static int Root(int[] parent, int at)
    {
        while (parent[at] != at)
        {
            at = parent[at] = parent[parent[at]];
        }
        return at;
    }

    private static double Metres(Road road) => road.Points.Zip(road.Points.Skip(1), (a, b) => a.DistanceTo(b)).Sum();

    /// <summary>Count, tags and a checksum of ids and contents per kind of element.</summary>
    private sealed class Counts
    {
        private readonly long[,] _sums = new long[3, 4];

        public void Add(int kind, long id, int tags, long check)
        {
            _sums[kind, 0]++;
            _sums[kind, 1] += tags;
            _sums[kind, 2] = unchecked(_sums[kind, 2] * 31 + id);
            _sums[kind, 3] = unchecked(_sums[kind, 3] * 31 + check);
        }

        public override string ToString() => string.Join(' ', _sums.Cast<long>());
    }
}
