using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Tests.Sources.Osm;

namespace Byfiber.Planning.Tests.Sources;

/// <summary>What goes with a map: outline, addresses, areas.</summary>
public sealed class MapReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_outline_keeps_the_premises_inside_and_the_roads_500_m_around()
    {
        var map = Read(
            TinyMap
                .WithRoad()
                .Node(4, 1500, 0)
                .Way(2, [3, 4], "highway=track")
                .Node(50, -50, 10, "addr:housenumber=1", "addr:street=Inne")
                .Node(51, 300, 10, "addr:housenumber=2", "addr:street=Ute"),
            new MapReadOptions { AreaPath = Outline("Hemma", (-100, -100), (100, -100), (100, 100), (-100, 100)) }
        );
        map.Name.ShouldBe("Hemma");
        map.Premises.ShouldHaveSingleItem().Address.ShouldBe("Inne 1");
        map.Roads.Select(road => road.Id).ShouldBe(["osm:w1"]);
        map.Outline.ShouldHaveSingleItem().Outer.Length.ShouldBe(5);
    }

    [Fact]
    public void A_multipolygon_and_a_hole_count()
    {
        string Ring(double from, double to) =>
            $"[{string.Join(',', new[] { (from, from), (to, from), (to, to), (from, to), (from, from) }.Select(Position))}]";
        var path = _folder.Write(
            "o.geojson",
            $$"""{"type":"MultiPolygon","coordinates":[[{{Ring(-100, 100)}},{{Ring(-20, 20)}}],[{{Ring(200, 300)}}]]}"""
        );
        var map = Read(
            TinyMap
                .WithRoad()
                .Node(50, 0, 0, "addr:housenumber=1", "addr:street=Hålet")
                .Node(51, 50, 0, "addr:housenumber=2", "addr:street=Ringen")
                .Node(52, 250, 250, "addr:housenumber=3", "addr:street=Ön"),
            new MapReadOptions { AreaPath = path }
        );
        map.Premises.Select(one => one.Address).ShouldBe(["Ringen 2", "Ön 3"]);
        map.Outline.Count.ShouldBe(2);
    }

    [Fact]
    public void An_outline_outside_the_map_is_refused()
    {
        var path = Outline("Borta", (90_000, 0), (91_000, 0), (91_000, 1000), (90_000, 1000));
        Refused(new MapReadOptions { AreaPath = path }).ShouldContain($"The outline {path} lies outside the map");
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[15,59]}""", "holds no polygon")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[550000,6544500],[551000,6544500],[551000,6545500],[550000,6544500]]]}""",
        "not in degrees"
    )]
    [InlineData("""{"type":"Polygon","coordinates":[[[15,59],[16,59]]]}""", "is broken")]
    [InlineData("[1,2]", "no GeoJSON")]
    [InlineData("", "is empty")]
    public void A_broken_outline_is_refused(string text, string expected) =>
        Refused(new MapReadOptions { AreaPath = _folder.Write("o.geojson", text) }).ShouldContain(expected);

    [Fact]
    public void A_file_of_addresses_replaces_the_map_s_own()
    {
        var inside = At(50, 10);
        var outside = At(5000, 10);
        var addresses = _folder.Write(
            "a.csv",
            FormattableString.Invariant(
                $"id,address,lon,lat\n1,Egen 1,{inside.Lon:F7},{inside.Lat:F7}\n2,Egen 2,{outside.Lon:F7},{outside.Lat:F7}\n"
            )
        );
        var outline = Outline("Hemma", (-100, -100), (100, -100), (100, 100), (-100, 100));
        var map = Read(House(), new MapReadOptions { AreaPath = outline, AddressesPath = addresses });
        map.Premises.ShouldHaveSingleItem().Address.ShouldBe("Egen 1");
        map.Warnings.ShouldHaveSingleItem().ShouldContain("1 addresses of");
    }

    [Fact]
    public void Areas_come_in_build_order()
    {
        var path = _folder.Write(
            "areas.geojson",
            Collection(
                Feature("""{"name":"Söder","build_order":2}""", Square(-100)),
                Feature("""{"name":"Norr","build_order":1}""", Square(200))
            )
        );
        var map = Read(House(), new MapReadOptions { AreasPath = path });
        map.Areas.Select(area => (area.Id, area.Name, area.BuildOrder)).ShouldBe([("2", "Norr", 1), ("1", "Söder", 2)]);
    }

    [Fact]
    public void Areas_that_hold_no_premises_are_refused_and_premises_in_none_are_a_warning()
    {
        var away = _folder.Write("areas.geojson", Collection(Feature("""{"name":"Norr"}""", Square(300))));
        Refused(new MapReadOptions { AreasPath = away }).ShouldContain("No premises of the map lies in an area of");
        var more = House().Node(51, 350, 10, "addr:housenumber=2", "addr:street=Inne");
        Read(more, new MapReadOptions { AreasPath = away })
            .Warnings.ShouldHaveSingleItem()
            .ShouldContain("1 premises lie in no area");
    }

    [Theory]
    [InlineData("""{"build_order":1}""", "has no \"name\"")]
    [InlineData("""{"name":"A","build_order":0}""", "the \"build_order\" \"0\"")]
    [InlineData("""{"name":"A","build_order":"soon"}""", "the \"build_order\" \"soon\"")]
    [InlineData("""{"name":"B","build_order":2}""", "Two areas of")]
    public void A_bad_area_is_refused(string properties, string expected)
    {
        var good = Feature("""{"name":"B","build_order":3}""", Square(200));
        var path = _folder.Write("areas.geojson", Collection(Feature(properties, Square(-100)), good));
        Refused(new MapReadOptions { AreasPath = path }).ShouldContain(expected);
    }

    private MapData Read(TinyMap map, MapReadOptions options) =>
        MapReader.Read(_folder.Write("map.osm.pbf", map.Pbf()), options, cancel: TestContext.Current.CancellationToken);

    private string Refused(MapReadOptions options) =>
        Should.Throw<PlanningException>(() => Read(House(), options)).Message;

    private static TinyMap House() => TinyMap.WithRoad().Node(50, -50, 10, "addr:housenumber=1", "addr:street=Inne");

    private string Outline(string name, params (double East, double North)[] corners)
    {
        var ring = string.Join(',', corners.Append(corners[0]).Select(Position));
        return _folder.Write(
            "outline.geojson",
            Collection(Feature($$"""{"name":"{{name}}"}""", $$"""{"type":"Polygon","coordinates":[[{{ring}}]]}"""))
        );
    }

    private static string Square(double from)
    {
        (double, double)[] corners = [(from, 0), (from + 100, 0), (from + 100, 100), (from, 100), (from, 0)];
        return $$"""{"type":"Polygon","coordinates":[[{{string.Join(',', corners.Select(Position))}}]]}""";
    }

    private static string Feature(string properties, string geometry) =>
        $$"""{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}""";

    private static string Collection(params string[] features) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Position((double East, double North) at) =>
        FormattableString.Invariant($"[{At(at.East, at.North).Lon:F7},{At(at.East, at.North).Lat:F7}]");

    private static LonLat At(double east, double north) =>
        new(TinyMap.Lon + east / (111_320 * Math.Cos(TinyMap.Lat * Math.PI / 180)), TinyMap.Lat + north / 111_320);
}
