using System.Globalization;
using Byfiber.Planning;
using Byfiber.Planning.Sources;
using Byfiber.Web.Pages.Shared;
using Byfiber.Web.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Tests.Pages;

/// <summary>What the planner says in English is said in the visitor's language.</summary>
public class PlannerWordsTests(EmptyVillage empty) : IClassFixture<EmptyVillage>
{
    private IStringLocalizer<SharedText> T => empty.App.Services.GetRequiredService<IStringLocalizer<SharedText>>();

    [Theory]
    [InlineData("Plan run 7 has ended: there is nothing to cancel.", "Planering 7 är redan slut")]
    [InlineData("There is already an area called Öster: choose another name.", "område som heter Öster")]
    [InlineData("1234 premises lie in no area of areas.geojson.", "1\u00a0234 adresser ligger utanför alla områden")]
    [InlineData("As asked: 12 buildings of at least 40 square metres stand in for addresses.", "12 byggnader")]
    [InlineData(
        "No premises pays: the cheapest to join, \"Åvägen 2\", would take 48,200 SEK and is worth 30,000 SEK; give another worth.",
        "Åvägen 2, skulle kosta 48\u00a0200\u00a0kr och är värd 30\u00a0000\u00a0kr"
    )]
    public void A_known_sentence_is_said_in_Swedish_with_what_it_names(string sentence, string swedish)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv");
        PlannerWords.Of(T, sentence).ShouldNotBeNull().ShouldContain(swedish);
    }

    [Fact]
    public void An_unknown_sentence_is_left_to_be_shown_as_it_is() =>
        PlannerWords.Of(T, "The planner met an error that is ours.").ShouldBeNull();

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, 100L)]
    [InlineData(true, 100L)]
    public void The_engines_reasons_and_refusals_of_a_choice_are_known(bool byWorth, long? budgetOre)
    {
        var map = Hamlet();
        // Worth nothing, or for no money, nobody is joined; for half the bill some are.
        var poor = map with
        {
            Premises = [.. map.Premises.Select(one => one with { WorthOre = 1 })],
        };
        var request = new PlanRequest
        {
            Map = poor,
            Effort = 3,
            ByWorth = byWorth,
            BudgetOre = budgetOre,
        };
        var refusal = Should.Throw<PlanningException>(() => Plan(request)).Message;
        PlannerWords.Of(T, refusal).ShouldNotBeNull(refusal);

        var some = request with
        {
            Map = map with
            {
                Premises = [.. map.Premises.Select((one, i) => one with { WorthOre = i % 2 == 0 ? 1 : 1_000_000_000 })],
            },
            BudgetOre = budgetOre is null
                ? null
                : Plan(request with { ByWorth = false, BudgetOre = null }).Summary.CostOre * 9 / 10,
        };
        var reasons = Plan(some)
            .Premises.Where(premises => premises.Status == PremisesStatus.NotChosen)
            .Select(premises => premises.Reason!)
            .ToList();
        reasons.ShouldNotBeEmpty();
        reasons.ShouldAllBe(reason => PlannerWords.Of(T, reason) != null);
    }

    private static MapData Hamlet()
    {
        var folder = Directory.CreateTempSubdirectory("byfiber-words-");
        var file = Path.Combine(folder.FullName, "hamlet.osm");
        File.WriteAllText(file, TinyOsm.Text());
        var map = MapReader.Read(file);
        folder.Delete(recursive: true);
        return map;
    }

    private static Plan Plan(PlanRequest request) =>
        new Planner(TimeProvider.System).Plan(request, null, TestContext.Current.CancellationToken);
}
