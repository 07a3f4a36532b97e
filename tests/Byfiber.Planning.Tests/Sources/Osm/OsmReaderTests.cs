using System.IO.Compression;
using System.Text;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Sources.Osm;

namespace Byfiber.Planning.Tests.Sources.Osm;

public sealed class OsmReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_way_of_writing_a_map_reads_the_same()
    {
        var tiny = Everything();
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(tiny.Xml()));
        }
        string[] paths =
        [
            _folder.Write("map.osm.pbf", tiny.Pbf()),
            _folder.Write("raw.osm.pbf", tiny.Pbf(zlib: false)),
            _folder.Write("plain.osm.pbf", tiny.Pbf(dense: false)),
            _folder.Write("map.osm", tiny.Xml()),
            _folder.Write("map.osm.gz", packed.ToArray()),
        ];
        var texts = paths.Select(path => Told(Read(path))).ToArray();
        texts.ShouldAllBe(text => text == texts[0]);
        texts[0].ShouldContain("osm:r1");
    }

    [Fact]
    public void Roads_that_share_a_node_share_an_equal_point()
    {
        var map = Read(
            TinyMap
                .WithRoad()
                .Node(4, 0, 300)
                .Way(2, [4, 2], "highway=track", "tracktype=grade3")
                .Square(9, 90, 5, 5, 9, "building=yes")
        );
        map.Crs.ShouldBe(Crs.Sweref99Tm);
        map.Roads.Select(road => (road.Id, road.Class))
            .ShouldBe([("osm:w1", RoadClass.Residential), ("osm:w2", RoadClass.Track)]);
        map.Roads[1].Points[^1].ShouldBe(map.Roads[0].Points[1]);
        map.Roads[1].Surface.ShouldBe(Surface.Unpaved);
        map.Roads[0].Points[0].DistanceTo(map.Roads[0].Points[^1]).ShouldBe(1000, 5);
    }

    [Fact]
    public void The_negative_ids_of_an_editor_are_written_with_a_plain_minus() =>
        Read(TinyMap.WithRoad().Node(-5, 0, 10, "addr:housenumber=1", "addr:street=Torget"))
            .Premises.ShouldHaveSingleItem()
            .Id.ShouldBe("osm:n-5");

    [Theory]
    [InlineData("highway=motorway_link", RoadClass.Motorway)]
    [InlineData("highway=trunk", RoadClass.Primary)]
    [InlineData("highway=tertiary", RoadClass.Secondary)]
    [InlineData("highway=living_street", RoadClass.Residential)]
    [InlineData("highway=service", RoadClass.Service)]
    [InlineData("highway=cycleway", RoadClass.Path)]
    [InlineData("highway=construction", null)]
    [InlineData("highway=proposed", null)]
    [InlineData("highway=steps", null)]
    [InlineData("highway=footway indoor=yes", null)]
    [InlineData("highway=pedestrian area=yes", null)]
    [InlineData("railway=rail", null)]
    public void A_way_s_class_follows_its_highway_tag(string tags, RoadClass? expected)
    {
        var flat = tags.Split(' ').SelectMany(tag => tag.Split('=')).ToArray();
        OsmRoads.Class(new OsmTags(flat)).ShouldBe(expected);
    }

    [Fact]
    public void An_address_is_read_from_a_node_a_building_and_a_relation()
    {
        var map = Read(Everything());
        map.Premises.Select(one => (one.Id, one.Address))
            .ShouldBe([("osm:n50", "Storgatan 12B"), ("osm:w60", "Storgatan 14"), ("osm:r1", "Lyttersta 3")]);
        map.Premises[0].Postcode.ShouldBe("643 30");
        map.Premises[0].Locality.ShouldBe("Vingåker");
    }

    [Fact]
    public void An_address_of_a_building_relation_lies_inside_its_outer_wall()
    {
        var map = Read(Everything());
        var wall = map.Buildings.Single(building => building.Id == "osm:r1");
        new Region([new Polygon(wall.Ring, [])])
            .Holds(map.Premises.Single(one => one.Id == "osm:r1").Point)
            .ShouldBeTrue();
        Shapes.SquareMetres(wall.Ring).ShouldBe(40 * 40, 20);
    }

    [Fact]
    public void A_lake_of_two_half_shores_keeps_its_island()
    {
        var map = Read(
            TinyMap
                .WithRoad()
                .Node(50, 0, 20, "addr:housenumber=1", "addr:street=Sjövägen")
                .Node(10, 0, 100)
                .Node(11, 100, 100)
                .Node(12, 100, 200)
                .Node(13, 0, 200)
                .Way(20, [10, 11, 12])
                .Way(21, [10, 13, 12])
                .Square(22, 30, 40, 140, 10)
                .Relation(
                    7,
                    [(20, "outer"), (21, "outer"), (22, "inner")],
                    "type=multipolygon",
                    "natural=water",
                    "name=Kolsnaren"
                )
        );
        var lake = map.Waters.ShouldHaveSingleItem();
        lake.Name.ShouldBe("Kolsnaren");
        lake.Id.ShouldBe("osm:r7");
        lake.Shape.Outer[0].ShouldBe(lake.Shape.Outer[^1]);
        lake.Shape.Holes.ShouldHaveSingleItem().Length.ShouldBe(5);
    }

    [Fact]
    public void An_exact_duplicate_is_one_address_and_its_named_units_are_its_dwellings()
    {
        string[] address = ["addr:housenumber=5", "addr:street=Torget"];
        var map = Read(
            TinyMap
                .WithRoad()
                .Node(50, 10, 10, [.. address, "addr:unit=1101"])
                .Node(51, 10, 10, [.. address, "addr:unit=1102"])
                .Node(52, 10, 10, [.. address, "addr:unit=1102"])
                .Node(53, 30, 10, address)
        );
        map.Premises.Select(one => (one.Id, one.Units.Dwellings)).ShouldBe([("osm:n50", 2), ("osm:n53", 1)]);
    }

    [Theory]
    [InlineData("", "building=yes", 1, 0, 0)]
    [InlineData("office=yes", "building=yes", 0, 1, 0)]
    [InlineData("addr:flats=1-8;10", "building=yes", 9, 0, 0)]
    [InlineData("", "building=apartments building:flats=12", 12, 0, 0)]
    [InlineData("", "building=apartments", 2, 0, 0)]
    [InlineData("", "building=house shop=bakery", 1, 1, 0)]
    [InlineData("", "building=industrial", 0, 1, 0)]
    [InlineData("", "building=cabin", 0, 0, 1)]
    [InlineData("amenity=parking", "building=yes", 1, 0, 0)]
    public void Units_come_from_the_address_s_own_tags_else_from_its_building(
        string own,
        string around,
        int homes,
        int works,
        int holidays
    )
    {
        string[] address =
        [
            "addr:housenumber=5",
            "addr:street=Torget",
            .. own.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        var map = Read(TinyMap.WithRoad().Node(50, 15, 15, address).Square(60, 70, 10, 10, 20, around.Split(' ')));
        map.Premises.ShouldHaveSingleItem().Units.ShouldBe(new Units(homes, works, holidays));
    }

    [Fact]
    public void A_building_s_flats_are_dealt_out_among_its_addresses()
    {
        var map = Read(
            TinyMap
                .WithRoad()
                .Square(60, 70, 10, 10, 20, "building=apartments", "building:flats=5")
                .Node(50, 15, 15, "addr:housenumber=1A", "addr:street=Torget")
                .Node(51, 20, 15, "addr:housenumber=1B", "addr:street=Torget")
        );
        map.Premises.Select(one => one.Units.Dwellings).ShouldBe([3, 2]);
    }

    [Fact]
    public void Where_addresses_are_missing_fitting_buildings_stand_in_and_a_warning_says_so()
    {
        var map = Read(
            TinyMap
                .WithRoad()
                .Square(60, 70, 10, 10, 10, "building=yes")
                .Square(61, 80, 40, 10, 10, "building=garage")
                .Square(62, 90, 70, 10, 5, "building=house")
                .Square(63, 100, 100, 10, 10, "building=farm_auxiliary")
        );
        map.Premises.Select(one => (one.Id, one.Address)).ShouldBe([("osm:w60", "building w60")]);
        map.Warnings.ShouldHaveSingleItem().ShouldContain("1 buildings of at least 40 square metres stand in");
    }

    [Fact]
    public void Buildings_do_not_stand_in_where_addresses_exist_unless_asked()
    {
        var tiny = TinyMap
            .WithRoad()
            .Square(60, 70, 10, 10, 10, "building=yes")
            .Node(50, 100, 10, "addr:housenumber=1", "addr:street=Torget");
        var path = _folder.Write("map.osm.pbf", tiny.Pbf());
        Read(path).Premises.ShouldHaveSingleItem().Id.ShouldBe("osm:n50");
        MapReader
            .Read(
                path,
                new MapReadOptions { BuildingsAsPremises = true },
                cancel: TestContext.Current.CancellationToken
            )
            .Premises.ShouldHaveSingleItem()
            .Id.ShouldBe("osm:w60");
    }

    [Fact]
    public void A_road_is_cut_where_the_file_lacks_its_nodes()
    {
        var map = Read(
            TinyMap
                .WithRoad()
                .Way(2, [1, 2, 999, 3, 2], "highway=track")
                .Node(50, 100, 10, "addr:housenumber=1", "addr:street=Torget")
        );
        map.Roads.Select(road => (road.Id, road.Points.Length))
            .ShouldBe([("osm:w1", 3), ("osm:w2", 2), ("osm:w2/2", 2)]);
        map.Warnings.ShouldHaveSingleItem().ShouldContain("lacks some points of 1 roads");
    }

    [Fact]
    public void Progress_grows_from_nothing_to_all()
    {
        var seen = new List<double>();
        OsmReader.Read(
            _folder.Write("map.osm.pbf", Everything().Pbf()),
            null,
            new Seen(seen),
            TestContext.Current.CancellationToken
        );
        seen.ShouldBeInOrder();
        seen[^1].ShouldBe(1, 1e-9);
    }

    [Fact]
    public void A_cancelled_reading_stops()
    {
        var path = _folder.Write("map.osm.pbf", Everything().Pbf());
        Should.Throw<OperationCanceledException>(() => OsmReader.Read(path, cancel: new CancellationToken(true)));
    }

    private static TinyMap Everything() =>
        TinyMap
            .WithRoad()
            .Node(
                50,
                100,
                10,
                "addr:housenumber=12B",
                "addr:street=Storgatan",
                "addr:postcode=643 30",
                "addr:city=Vingåker"
            )
            .Square(60, 70, 140, 10, 10, "building=house", "addr:housenumber=14", "addr:street=Storgatan")
            .Square(61, 80, 200, 10, 40)
            .Square(62, 84, 210, 20, 20)
            .Relation(
                1,
                [(61, "outer"), (62, "inner")],
                "type=multipolygon",
                "building=yes",
                "addr:housenumber=3",
                "addr:place=Lyttersta"
            )
            .Square(63, 90, 300, 100, 50, "natural=water");

    private MapData Read(TinyMap map) => Read(_folder.Write("map.osm.pbf", map.Pbf()));

    private static MapData Read(string path) => MapReader.Read(path, cancel: TestContext.Current.CancellationToken);

    private static string Told(MapData map) =>
        string.Join('\n', map.Premises)
        + string.Join('\n', map.Roads.Select(road => $"{road} {string.Join(' ', road.Points)}"))
        + string.Join('\n', map.Buildings.Select(one => $"{one.Id} {one.Kind} {string.Join(' ', one.Ring)}"))
        + string.Join('\n', map.Waters.Select(one => $"{one.Id} {string.Join(' ', one.Shape.Outer)}"));

    private sealed class Seen(List<double> fractions) : IProgress<double>
    {
        public void Report(double value) => fractions.Add(value);
    }
}
