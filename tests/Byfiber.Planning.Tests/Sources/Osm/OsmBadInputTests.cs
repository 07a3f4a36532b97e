using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Tests.Sources.Osm;

/// <summary>Each way a map can be wrong gives one sentence that names the file and the mend.</summary>
public sealed class OsmBadInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_is_refused() => Refused(_folder.Path("none.osm.pbf")).ShouldContain("There is no file");

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(_folder.Path("folder.osm.pbf"));
        Refused(_folder.Path("folder.osm.pbf")).ShouldContain("is a folder");
    }

    [Theory]
    [InlineData("empty.osm.pbf")]
    [InlineData("empty.osm")]
    public void An_empty_file_is_refused(string name) => Refused(_folder.Write(name, "")).ShouldContain("is empty");

    [Fact]
    public void An_unknown_ending_is_refused() => Refused(_folder.Write("map.shp", "x")).ShouldContain(".osm.pbf");

    [Theory]
    [InlineData("This is a text about a map, not a map.")]
    [InlineData("\0\0\0\u000bThis is a text about a map, not a map.")]
    [InlineData("x")]
    public void A_file_that_is_no_pbf_is_refused(string text) =>
        Refused(_folder.Write("text.osm.pbf", text)).ShouldContain("no OpenStreetMap PBF");

    [Fact]
    public void A_pbf_cut_off_anywhere_is_refused()
    {
        var whole = Map().Pbf();
        for (var length = 1; length < whole.Length; length++)
        {
            var path = _folder.Write("cut.osm.pbf", whole[..length]);
            // Where a block begins, nothing tells that one is missing: there the map only lacks what is in it.
            if (BlockBegins(whole, length))
            {
                continue;
            }
            Refused(path).ShouldMatch($"cut off after {length} bytes|no OpenStreetMap PBF");
        }
    }

    private static bool BlockBegins(byte[] bytes, int at) =>
        at + 6 < bytes.Length && bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 0 && bytes[at + 4] == 0x0A;

    [Fact]
    public void A_pbf_with_any_byte_changed_is_read_or_refused_with_a_sentence()
    {
        var whole = Map().Pbf(zlib: false);
        for (var at = 0; at < whole.Length; at++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[at] ^= 0x55;
            var path = _folder.Write("bent.osm.pbf", bytes);
            try
            {
                Read(path);
            }
            catch (PlanningException e)
            {
                e.Message.ShouldContain("bent.osm.pbf");
            }
        }
    }

    [Fact]
    public void An_xml_file_that_is_cut_off_is_refused()
    {
        var xml = Map().Xml();
        Refused(_folder.Write("cut.osm", xml[..^20])).ShouldMatch("cut off or damaged at line \\d+");
    }

    [Fact]
    public void An_xml_file_of_something_else_is_refused() =>
        Refused(_folder.Write("other.osm", "<gpx></gpx>")).ShouldContain("<osm>");

    [Fact]
    public void An_xml_node_without_a_position_is_refused() =>
        Refused(_folder.Write("bad.osm", "<osm>\n<node id='1' lat='abc' lon='15'/>\n</osm>"))
            .ShouldContain("\"lat\" at line 2");

    [Fact]
    public void A_gzip_that_is_none_is_refused() =>
        Refused(_folder.Write("map.osm.gz", "no gzip")).ShouldContain("damaged");

    [Fact]
    public void A_map_without_roads_is_refused() =>
        Refused(Write(new TinyMap().Node(50, 1, 1, "addr:housenumber=1", "addr:street=Torget")))
            .ShouldContain("no roads to dig along");

    [Fact]
    public void A_map_with_nothing_but_a_motorway_is_refused() =>
        Refused(Write(new TinyMap().Node(1, 0, 0).Node(2, 9, 0).Way(1, [1, 2], "highway=motorway")))
            .ShouldContain("no roads to dig along");

    [Fact]
    public void A_map_without_addresses_and_buildings_is_refused() =>
        Refused(Write(TinyMap.WithRoad())).ShouldContain("neither addresses nor buildings");

    [Fact]
    public void A_map_with_nothing_is_refused() =>
        Refused(Write(new TinyMap())).ShouldContain("no roads, addresses or buildings");

    [Fact]
    public void A_map_that_needs_a_feature_we_lack_is_refused()
    {
        var bytes = Map().Pbf(zlib: false);
        var at = bytes.AsSpan().IndexOf("DenseNodes"u8);
        "HistNodes!"u8.CopyTo(bytes.AsSpan(at));
        Refused(_folder.Write("history.osm.pbf", bytes)).ShouldContain("HistNodes!");
    }

    private static TinyMap Map() => TinyMap.WithRoad().Node(50, 100, 10, "addr:housenumber=1", "addr:street=Torget");

    private string Write(TinyMap map) => _folder.Write("map.osm.pbf", map.Pbf());

    private static string Refused(string path)
    {
        var message = Should.Throw<PlanningException>(() => Read(path)).Message;
        message.ShouldContain(path);
        return message;
    }

    private static MapData Read(string path) => MapReader.Read(path, cancel: TestContext.Current.CancellationToken);
}
