using System.Text;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Sources.Addresses;

namespace Byfiber.Planning.Tests.Sources.Addresses;

public sealed class AddressReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_csv_in_metres_gives_every_field()
    {
        var one = Csv(
                "id,address,x,y,dwellings,workplaces,holiday_homes,postcode,locality,property",
                "7,\"Storgatan 12B, uppgång 2\",550000.5,6544500.25,3,1,0,643 30,Vingåker,Vingåker Lyttersta 2:3"
            )
            .ShouldHaveSingleItem();
        one.ShouldBe(
            new Premises("7", new MapPoint(550_000.5, 6_544_500.25), "Storgatan 12B, uppgång 2")
            {
                Units = new Units(3, 1, 0),
                Postcode = "643 30",
                Locality = "Vingåker",
                Property = "Vingåker Lyttersta 2:3",
            }
        );
    }

    [Fact]
    public void A_csv_in_degrees_lands_on_the_map_s_plane()
    {
        var at = AddressFile.Degrees(550_000, 6_544_500);
        var row = FormattableString.Invariant($"7,Storgatan 1,{at.Lon:F9},{at.Lat:F9}");
        var one = Csv("id,address,lon,lat", row).ShouldHaveSingleItem();
        one.Point.DistanceTo(new MapPoint(550_000, 6_544_500)).ShouldBeLessThan(0.002);
        one.Units.ShouldBe(new Units(1, 0, 0));
    }

    [Fact]
    public void Semicolons_decimal_commas_capitals_and_Latin_1_are_understood()
    {
        var text = "ID;Adress;X;Y;Bostad\n7;Källgården 1;550000,5;6544500,25;x\n";
        var path = _folder.Write("addresses.csv", text, Encoding.Latin1);
        var list = AddressReader.Read(path, AddressFile.Map);
        list.Premises.ShouldHaveSingleItem().Address.ShouldBe("Källgården 1");
        list.Premises[0].Point.ShouldBe(new MapPoint(550_000.5, 6_544_500.25));
        list.Warnings.ShouldHaveSingleItem().ShouldContain("not used: Bostad");
    }

    [Theory]
    [InlineData("worth_sek", "30000")]
    [InlineData("worth", "30000.00")]
    [InlineData("Worth_SEK", "30000")]
    public void A_premises_may_bring_its_own_worth(string column, string value) =>
        Csv($"id,address,x,y,{column}", $"7,A 1,550000,6544500,{value}")
            .ShouldHaveSingleItem()
            .WorthOre.ShouldBe(3_000_000);

    [Fact]
    public void A_worth_may_have_a_decimal_comma_where_columns_are_parted_otherwise()
    {
        var path = _folder.Write("w.csv", "id;address;x;y;worth\n7;A 1;550000;6544500;12,50\n8;A 2;550000;6544510;\n");
        AddressReader.Read(path, AddressFile.Map).Premises.Select(p => p.WorthOre).ShouldBe([1_250, null]);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_do_no_harm()
    {
        var path = _folder.Write("a.csv", "id,address,x,y\r\n7,A 1,550000,6544500\r\n\r\n", new UTF8Encoding(true));
        AddressReader.Read(path, AddressFile.Map).Premises.ShouldHaveSingleItem().Id.ShouldBe("7");
    }

    [Fact]
    public void Metres_of_another_zone_are_converted()
    {
        var utm32 = Crs.FromEpsg(25832);
        var there = utm32.Project(AddressFile.Degrees(550_000, 6_544_500));
        var path = _folder.Write("a.csv", FormattableString.Invariant($"id,address,x,y\n7,A 1,{there.X},{there.Y}\n"));
        var list = AddressReader.Read(path, AddressFile.Map, new AddressReadOptions { Epsg = 25832 });
        list.Premises[0].Point.DistanceTo(new MapPoint(550_000, 6_544_500)).ShouldBeLessThan(0.003);
    }

    [Fact]
    public void GeoJson_points_carry_the_same_fields()
    {
        var at = AddressFile.Degrees(550_000, 6_544_500);
        var path = _folder.Write(
            "a.geojson",
            FormattableString.Invariant(
                $$"""
                {"type":"FeatureCollection","features":[
                  {"type":"Feature","id":5,"geometry":{"type":"Point","coordinates":[{{at.Lon}},{{at.Lat}}]},
                   "properties":{"address":"Lyttersta 3","dwellings":2,"postcode":"643 30"} },
                  {"type":"Feature","geometry":{"type":"Point","coordinates":[{{at.Lon}},{{at.Lat}}]},
                   "properties":{"addr:street":"Storgatan","addr:housenumber":"12B"} }]}
                """
            )
        );
        var list = AddressReader.Read(path, AddressFile.Map).Premises;
        list[0]
            .ShouldSatisfyAllConditions(
                one => one.Id.ShouldBe("5"),
                one => one.Address.ShouldBe("Lyttersta 3"),
                one => one.Units.Dwellings.ShouldBe(2),
                one => one.Postcode.ShouldBe("643 30")
            );
        list[1].Address.ShouldBe("Storgatan 12B");
        list[1].Id.ShouldStartWith("Storgatan 12B@");
    }

    [Fact]
    public void Lantmäteriet_s_GeoPackage_gives_its_valid_addresses()
    {
        string[] columns =
        [
            "objektidentitet",
            "adressomrade_faststalltnamn",
            "adressplatsnummer",
            "bokstavstillagg",
            "postnummer",
            "postort",
            "statusforbelagenhetsadress",
        ];
        var path = AddressFile.WriteGeoPackage(
            _folder.Path("belagenhetsadresser_kn0428.gpkg"),
            3006,
            columns,
            (550_000, 6_544_500, ["u-1", "Storgatan", "12", "B", "64330", "Vingåker", "Gällande"]),
            (550_100, 6_544_500, ["u-2", "Källgården", null, null, "64330", "Vingåker", "Gällande"]),
            (550_200, 6_544_500, ["u-3", "Storgatan", "14", null, "64330", "Vingåker", "Reserverad"])
        );
        var list = AddressReader.Read(path, AddressFile.Map);
        list.Premises.Select(one => (one.Id, one.Address, one.Point.X))
            .ShouldBe([("u-1", "Storgatan 12B", 550_000), ("u-2", "Källgården", 550_100)]);
        list.Premises[0].Postcode.ShouldBe("64330");
        list.Premises[0].Locality.ShouldBe("Vingåker");
        list.Warnings.ShouldHaveSingleItem().ShouldContain("1 addresses");
    }

    [Fact]
    public void A_plain_GeoPackage_in_degrees_is_understood()
    {
        var at = AddressFile.Degrees(550_000, 6_544_500);
        var path = AddressFile.WriteGeoPackage(
            _folder.Path("a.gpkg"),
            4326,
            ["id", "address", "workplaces"],
            (at.Lon, at.Lat, ["7", "Torget 1", "2"])
        );
        var one = AddressReader.Read(path, AddressFile.Map).Premises.ShouldHaveSingleItem();
        one.Point.DistanceTo(new MapPoint(550_000, 6_544_500)).ShouldBeLessThan(0.002);
        one.Units.ShouldBe(new Units(0, 2, 0));
    }

    [Fact]
    public void Skipped_rows_are_each_a_warning()
    {
        var path = _folder.Write(
            "a.csv",
            "id,address,x,y\n1,A 1,550000,6544500\n2,A 2,abc,6544500\n1,A 3,550000,6544500\n"
        );
        var list = AddressReader.Read(path, AddressFile.Map, new AddressReadOptions { SkipBadRows = true });
        list.Premises.ShouldHaveSingleItem().Address.ShouldBe("A 1");
        list.Warnings.Count.ShouldBe(2);
        list.Warnings[0].ShouldContain("row 3: its x \"abc\" is no number");
        list.Warnings[1].ShouldContain("row 4: its id \"1\" is also that of row 2");
    }

    private IReadOnlyList<Premises> Csv(params string[] lines) =>
        AddressReader.Read(_folder.Write("addresses.csv", string.Join('\n', lines)), AddressFile.Map).Premises;
}
