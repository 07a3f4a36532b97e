using Byfiber.Planning.Network;

namespace Byfiber.Planning.Tests.Network;

public class PlanningRulesJsonTests
{
    [Fact]
    public void Single_members_override_the_defaults()
    {
        var rules = PlanningRules.Parse(
            """
            {
              // A comment does no harm.
              "architecture": "pon", "splitterRatio": 64, "maxFibreMm": 20000000, "cableSizes": [12, 96],
              "colourStandard": "DIN VDE 0888", "trenchMethods": ["verge.plough"],
            }
            """,
            "rules.json"
        );
        rules.Architecture.ShouldBe(Architecture.Pon);
        rules.SplitterRatio.ShouldBe(64);
        rules.MaxFibreMm.ShouldBe(20_000_000);
        rules.CableSizes.ShouldBe([12, 96]);
        rules.TrenchMethods.ShouldBe(["verge.plough"]);
        rules.MaxDropMm.ShouldBe(new PlanningRules().MaxDropMm);
    }

    [Fact]
    public void Written_rules_read_back_the_same()
    {
        var rules = new PlanningRules
        {
            Backbone = Backbone.Ring,
            SparePercent = 25,
            CabinetSizes = [48, 96],
        };
        var json = rules.ToJson();
        json.ShouldContain("\"backbone\": \"ring\"");
        json.ShouldNotContain("splitterLossMdb");
        PlanningRules.Parse(json, "rules.json").ToJson().ShouldBe(json);
    }

    [Fact]
    public void The_defaults_pass_their_own_check() => Should.NotThrow(() => new PlanningRules().Check("defaults"));

    [Theory]
    [InlineData("""{"maxFiberMm":1}""", "unknown member \"maxFiberMm\": did you mean \"maxFibreMm\"?")]
    [InlineData("""{"MaxFibreMm":1}""", "did you mean \"maxFibreMm\"?")]
    [InlineData("""{"unknown":1}""", "unknown member \"unknown\": take it out.")]
    [InlineData("""{"splitterLossMdb":1}""", "unknown member \"splitterLossMdb\"")]
    [InlineData("""{"maxFibreMm":-1}""", "the maxFibreMm -1: give a whole number from 1 to")]
    [InlineData("""{"maxFibreMm":1.5}""", "the maxFibreMm 1.5: give a whole number")]
    [InlineData("""{"maxFibreMm":"far"}""", "the maxFibreMm \"far\": give a whole number")]
    [InlineData("""{"maxFibreMm":null}""", "the maxFibreMm null: give a whole number")]
    [InlineData("""{"splitterRatio":12}""", "the splitterRatio 12: give 8 or 16 or 32 or 64 or 128")]
    [InlineData("""{"architecture":"star"}""", "the architecture \"star\": give pointToPoint or pon")]
    [InlineData("""{"architecture":1}""", "the architecture 1: give pointToPoint or pon")]
    [InlineData("""{"cableSizes":[24,12]}""", "the cableSizes [24, 12]: give sizes above 0, ascending")]
    [InlineData("""{"cableSizes":[]}""", "the cableSizes []: give sizes")]
    [InlineData("""{"cabinetSizes":[0,24]}""", "the cabinetSizes [0, 24]: give sizes")]
    [InlineData("""{"colourStandard":"pink"}""", "the colourStandard \"pink\": give TIA-598-D or DIN VDE 0888")]
    [InlineData("""{"trenchMethods":["plough"]}""", "the trenchMethods \"plough\": give methods")]
    [InlineData("""{"maxFibreMm":1,"maxFibreMm":2}""", "no valid JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{\n\"maxFibreMm\": oops}", "no valid JSON at line 2")]
    public void Wrong_rules_are_refused_by_member(string json, string expected)
    {
        var message = Should.Throw<PlanningException>(() => PlanningRules.Parse(json, "rules.json")).Message;
        message.ShouldContain("rules.json");
        message.ShouldContain(expected);
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Should
            .Throw<PlanningException>(() => PlanningRules.Read("none/rules.json"))
            .Message.ShouldContain("There is no file");
}
