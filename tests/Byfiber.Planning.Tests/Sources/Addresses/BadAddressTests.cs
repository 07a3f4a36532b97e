using Byfiber.Planning.Sources.Addresses;

namespace Byfiber.Planning.Tests.Sources.Addresses;

/// <summary>A file with bad rows is refused whole, in a sentence that names them.</summary>
public sealed class BadAddressTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("id,address,lon", "no column \"lon\" and \"lat\"")]
    [InlineData("address,x,y", "no column \"id\"")]
    [InlineData("id,gata,x,y", "no column \"address\"")]
    [InlineData("id,address,adress,x,y", "two columns for \"address\"")]
    public void Wrong_columns_are_refused(string header, string expected) =>
        Refused(header, "1,2,3,4").ShouldContain(expected);

    [Theory]
    [InlineData("1,A 1,abc,6544500", "row 2: its x \"abc\" is no number")]
    [InlineData("1,A 1,NaN,6544500", "row 2: its x \"NaN\" is no number")]
    [InlineData("1,A 1,1e999,6544500", "row 2: its x \"1e999\" is no number")]
    [InlineData("1,A 1,550000,", "row 2: its y \"\" is no number")]
    [InlineData("1,A 1,550000", "row 2: it has 3 fields where the first line has 4")]
    [InlineData("1,,550000,6544500", "row 2: it has no address")]
    [InlineData("1,A 1,15.87,59.04", "row 2: its position 15.87, 59.04 is in degrees where metres belong")]
    [InlineData("1,A 1,6544500,550000", "row 2: its position 6544500, 550000 lies far outside the map")]
    [InlineData("1,A 1,550000,6900000", "far outside the map")]
    public void A_bad_row_is_refused_by_its_line(string row, string expected) =>
        Refused("id,address,x,y", row).ShouldContain(expected);

    [Theory]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("99999")]
    public void A_bad_count_of_units_is_refused(string dwellings) =>
        Refused("id,address,x,y,dwellings", $"1,A 1,550000,6544500,{dwellings}")
            .ShouldContain($"its dwellings \"{dwellings}\"");

    [Theory]
    [InlineData("-1")]
    [InlineData("much")]
    [InlineData("1.234")]
    [InlineData("99999999999")]
    public void A_bad_worth_is_refused(string worth) =>
        Refused("id,address,x,y,worth_sek", $"1,A 1,550000,6544500,{worth}").ShouldContain($"its worth \"{worth}\"");

    [Fact]
    public void Metres_among_degrees_are_refused() =>
        Refused("id,address,lon,lat", "1,A 1,15.87,59.04", "2,A 2,550000,6544500")
            .ShouldContain("row 3: its position 550000, 6544500 is in metres where degrees belong");

    [Fact]
    public void Duplicate_ids_are_refused_with_both_rows() =>
        Refused("id,address,x,y", "1,A 1,550000,6544500", "1,A 2,550010,6544500")
            .ShouldContain("row 3: its id \"1\" is also that of row 2");

    [Fact]
    public void At_most_twenty_rows_are_named()
    {
        var rows = Enumerable.Range(0, 50).Select(i => $"{i},A {i},abc,6544500").Prepend("id,address,x,y").ToArray();
        var message = Refused(rows);
        message.ShouldContain("50 bad rows of 50");
        message.ShouldContain("row 21:");
        message.ShouldNotContain("row 22:");
        message.ShouldContain("and 30 more");
    }

    [Fact]
    public void A_file_without_rows_is_refused() => Refused("id,address,x,y").ShouldContain("holds no addresses");

    [Fact]
    public void An_unclosed_quote_is_refused() =>
        Refused("id,address,x,y", "1,\"A 1,550000,6544500").ShouldContain("cannot be read as CSV");

    [Fact]
    public void A_file_of_which_only_bad_rows_are_left_is_refused_even_when_skipping()
    {
        var path = _folder.Write("a.csv", "id,address,x,y\n1,A 1,abc,6544500\n");
        var skip = new AddressReadOptions { SkipBadRows = true };
        Should.Throw<PlanningException>(() => AddressReader.Read(path, AddressFile.Map, skip));
    }

    [Fact]
    public void A_missing_or_unknown_file_is_refused()
    {
        RefusedFile(_folder.Path("none.csv")).ShouldContain("There is no file");
        RefusedFile(_folder.Path("none.gpkg")).ShouldContain("There is no file");
        RefusedFile(_folder.Write("a.xlsx", "x")).ShouldContain("unknown ending");
    }

    [Fact]
    public void GeoJson_that_is_no_points_is_refused()
    {
        const string Line = """
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[15,59],[16,59]]},"properties":{"address":"A 1"}}
            """;
        RefusedFile(_folder.Write("a.geojson", Line)).ShouldContain("feature 1: it is a LineString, not a point");
        RefusedFile(_folder.Write("b.geojson", "{\"a\":1}")).ShouldContain("no GeoJSON");
        RefusedFile(_folder.Write("c.geojson", "{\n\"type\": oops")).ShouldContain("no valid JSON at line 2");
    }

    [Fact]
    public void A_GeoPackage_that_is_none_or_has_no_addresses_is_refused()
    {
        RefusedFile(_folder.Write("a.gpkg", "This is no database, but long enough to look like a file."))
            .ShouldContain("no GeoPackage");
        var roads = AddressFile.WriteGeoPackage(_folder.Path("b.gpkg"), 3006, ["speed"], (550_000, 6_544_500, ["70"]));
        RefusedFile(roads).ShouldContain("no point layer with a column \"address\"");
        var plane = AddressFile.WriteGeoPackage(_folder.Path("c.gpkg"), 3857, ["id", "address"], (1, 2, ["1", "A 1"]));
        RefusedFile(plane).ShouldContain("EPSG:3857");
    }

    private string Refused(params string[] lines) =>
        RefusedFile(_folder.Write("addresses.csv", string.Join('\n', lines) + "\n"));

    private static string RefusedFile(string path)
    {
        var message = Should.Throw<PlanningException>(() => AddressReader.Read(path, AddressFile.Map)).Message;
        message.ShouldContain(path);
        return message;
    }
}
