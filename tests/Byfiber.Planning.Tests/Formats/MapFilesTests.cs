using System.Text.Json;
using System.Xml.Linq;
using Byfiber.Planning.Formats;

namespace Byfiber.Planning.Tests.Formats;

public class MapFilesTests
{
    private static readonly XNamespace s_kml = "http://www.opengis.net/kml/2.2";

    [Fact]
    public void GeoJson_holds_every_premises_node_trench_and_cable()
    {
        var features = Features();
        features
            .CountBy(feature => feature.GetProperty("properties").GetProperty("layer").GetString()!)
            .ShouldBe([new("premises", 6), new("nodes", 11), new("trenches", 10), new("cables", 6)], ignoreOrder: true);
    }

    [Fact]
    public void GeoJson_is_in_degrees_longitude_first_with_seven_decimals()
    {
        foreach (
            var position in Features()
                .SelectMany(feature => Positions(feature.GetProperty("geometry").GetProperty("coordinates")))
        )
        {
            position.Lon.ShouldBeInRange(15.5, 16.2);
            position.Lat.ShouldBeInRange(58.8, 59.2);
            position.Lon.ShouldBe(Math.Round(position.Lon, 7));
        }
    }

    [Fact]
    public void A_cable_is_drawn_from_its_first_node_to_its_last_through_its_trenches()
    {
        // Cable 3 passes trench 3 against its direction.
        var plan = TinyPlan.Make();
        var line = CableLines.Of(plan, plan.Cables[2], [.. plan.Trenches.Select(trench => trench.Points)]);
        line.ShouldBe([plan.Nodes[2].Point, plan.Nodes[3].Point, plan.Nodes[10].Point, plan.Nodes[5].Point]);
    }

    [Fact]
    public void A_cable_without_ducts_has_no_line()
    {
        var plan = TinyPlan.Make();
        plan = plan with { Cables = [plan.Cables[0] with { DuctIds = [], LengthMm = 0, ToNode = 1 }] };
        using var json = JsonDocument.Parse(File("plan.geojson").ToBytes(plan, TestContext.Current.CancellationToken));
        json.RootElement.GetProperty("features")
            .EnumerateArray()
            .Last()
            .GetProperty("geometry")
            .ValueKind.ShouldBe(JsonValueKind.Null);
        File("plan.kml").ToBytes(plan, TestContext.Current.CancellationToken).ShouldNotBeEmpty();
        File("plan.gpkg").ToBytes(plan, TestContext.Current.CancellationToken).ShouldNotBeEmpty();
    }

    [Fact]
    public void Kml_has_a_folder_per_layer_and_every_style_that_it_uses()
    {
        var document = Kml(TinyPlan.Make());
        document
            .Elements(s_kml + "Folder")
            .Select(folder => folder.Element(s_kml + "name")!.Value)
            .ShouldBe(["Sites", "Cabinets", "Joints", "Premises", "Trenches", "Cables"]);
        var styles = document.Elements(s_kml + "Style").Select(style => "#" + style.Attribute("id")!.Value).ToHashSet();
        document
            .Descendants(s_kml + "styleUrl")
            .Select(url => url.Value)
            .Where(url => !styles.Contains(url))
            .ShouldBeEmpty();
        document.Descendants(s_kml + "Placemark").Count().ShouldBe(2 + 1 + 1 + 6 + 10 + 6);
    }

    [Fact]
    public void Kml_takes_any_text_that_a_map_may_hold()
    {
        var plan = TinyPlan.Make() with { Name = "A\u0001 <&>\uD800 Ö" };
        Kml(plan).Element(s_kml + "name")!.Value.ShouldBe("A <&> Ö");
    }

    [Fact]
    public void A_synthetic_plan_says_so() =>
        Kml(TinyPlan.Make()).Element(s_kml + "description")!.Value.ShouldStartWith("Synthetic");

    private static JsonElement[] Features()
    {
        var json = JsonDocument.Parse(
            File("plan.geojson").ToBytes(TinyPlan.Make(), TestContext.Current.CancellationToken)
        );
        return [.. json.RootElement.GetProperty("features").EnumerateArray()];
    }

    private static IEnumerable<(double Lon, double Lat)> Positions(JsonElement coordinates) =>
        coordinates[0].ValueKind == JsonValueKind.Number
            ? [(coordinates[0].GetDouble(), coordinates[1].GetDouble())]
            : coordinates.EnumerateArray().SelectMany(Positions);

    private static XElement Kml(Plan plan)
    {
        using var stream = new MemoryStream(File("plan.kml").ToBytes(plan, TestContext.Current.CancellationToken));
        return XDocument.Load(stream).Root!.Element(s_kml + "Document")!;
    }

    private static PlanFile File(string name) => PlanFiles.All.Single(file => file.Name == name);
}
