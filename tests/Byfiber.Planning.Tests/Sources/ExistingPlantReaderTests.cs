using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Tests.Sources;

public sealed class ExistingPlantReaderTests : IDisposable
{
    private const string Line = """{"type":"LineString","coordinates":[[15.87,59.04],[15.88,59.04]]}""";
    private const string Square =
        """{"type":"Polygon","coordinates":[[[15.87,59.04],[15.88,59.04],[15.88,59.05],[15.87,59.04]]]}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ducts_poles_trenches_and_zones_are_read_with_their_prices()
    {
        var plant = Read(
            Feature("""{"kind":"duct","free_fibres":96,"sek_per_metre":12.5}""", Line),
            Feature("""{"kind":"pole","free_fibres":24,"id":"p-7"}""", Line),
            Feature("""{"kind":"open_trench","free_fibres":1000}""", Line),
            Feature("""{"kind":"no_dig"}""", Square)
        );
        plant
            .Routes.Select(route => (route.Id, route.Kind, route.FreeFibres, route.OrePerMetre))
            .ShouldBe([
                ("1", ExistingKind.Duct, 96, 1250L),
                ("p-7", ExistingKind.Pole, 24, null),
                ("3", ExistingKind.OpenTrench, 1000, null),
            ]);
        plant.Routes[0].Points[0].ShouldBe(Crs.Sweref99Tm.Project(new LonLat(15.87, 59.04)));
        plant.NoDigZones.ShouldHaveSingleItem().Outer.Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("""{"kind":"drain","free_fibres":1}""", Line, "the \"kind\" \"drain\"")]
    [InlineData("""{"free_fibres":1}""", Line, "the \"kind\" \"\"")]
    [InlineData("""{"kind":"duct"}""", Line, "\"free_fibres\" \"\"")]
    [InlineData("""{"kind":"duct","free_fibres":-1}""", Line, "\"free_fibres\" \"-1\"")]
    [InlineData("""{"kind":"duct","free_fibres":1,"sek_per_metre":-5}""", Line, "negative")]
    [InlineData("""{"kind":"duct","free_fibres":1,"sek_per_metre":"dear"}""", Line, "no number")]
    [InlineData("""{"kind":"duct","free_fibres":1}""", Square, "draw it as a LineString")]
    [InlineData("""{"kind":"no_dig"}""", Line, "draw it as a Polygon")]
    public void A_wrong_feature_is_refused_by_its_number(string properties, string geometry, string expected)
    {
        var message = Should.Throw<PlanningException>(() => Read(Feature(properties, geometry))).Message;
        message.ShouldContain("Feature 1 of");
        message.ShouldContain(expected);
    }

    private ExistingPlant Read(params string[] features)
    {
        var text = $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
        return ExistingPlantReader.Read(_folder.Write("existing.geojson", text), Crs.Sweref99Tm);
    }

    private static string Feature(string properties, string geometry) =>
        $$"""{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}""";
}
