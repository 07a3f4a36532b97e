using System.Net;
using Byfiber.Web.Pages.Plans;

namespace Byfiber.Web.Tests.Pages;

/// <summary>Plans by worth and budget, as people order and read them.</summary>
public class ChoiceTests(Village village) : IClassFixture<Village>
{
    private const string NotChosen = "Skulle kosta 48\u00a0200\u00a0kr att ansluta; är värd 30\u00a0000\u00a0kr.";

    [Theory]
    [InlineData("12500000", 1_250_000_000L)]
    [InlineData(" 12 500 000 kr", 1_250_000_000L)]
    [InlineData("12\u00a0500\u00a0000", 1_250_000_000L)]
    [InlineData("1", 100L)]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("12,5", null)]
    [InlineData("12 mkr", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("1000000000001", null)]
    public void A_budget_is_read_as_people_write_it(string written, long? ore) => Budgets.Ore(written).ShouldBe(ore);

    [Fact]
    public async Task A_plan_by_worth_and_budget_is_ordered_and_the_run_says_so()
    {
        using var visitor = village.Visitor();
        var ordered = await visitor.Send(
            "/plans",
            "/plans",
            ("Order.TakeUpPercent", "100"),
            ("Order.ByWorth", "true"),
            ("Order.BudgetSek", "1 250 000"),
            ("Order.Effort", "5"),
            ("Order.SecondsAtMost", "5")
        );
        ordered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var run = Html.Text(await visitor.Page(ordered.Headers.Location!.OriginalString));
        run.ShouldContain("Bara de som lönar sig");
        run.ShouldContain("1\u00a0250\u00a0000\u00a0kr");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("mycket")]
    [InlineData("12,5")]
    public async Task A_budget_that_is_no_amount_is_refused_beside_its_field_and_kept_in_it(string budget)
    {
        using var visitor = village.Visitor();
        var answer = await visitor.Send(
            "/plans",
            "/plans",
            ("Order.TakeUpPercent", "100"),
            ("Order.BudgetSek", budget),
            ("Order.Effort", "5"),
            ("Order.SecondsAtMost", "5")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Body();
        Html.Text(html).ShouldContain("Skriv ett helt antal kronor");
        html.ShouldContain($"value=\"{budget}\"");
    }

    [Fact]
    public async Task A_plan_shows_its_curve_as_a_drawing_with_words_and_as_a_table()
    {
        using var visitor = village.Visitor();
        var html = await visitor.Page("/plans/revisions/3");
        html.ShouldContain("role=\"img\" aria-labelledby=\"budget-title budget-desc\"");
        html.ShouldContain("class=\"bound\"");
        html.ShouldContain("class=\"own\"");
        html.ShouldNotContain("NaN", Case.Sensitive);
        Html.Text(html).ShouldContain("Bevisat högst");
    }

    [Fact]
    public async Task A_plan_says_first_how_good_its_choice_is_and_then_its_digging_and_that_a_weak_proof_is_weak()
    {
        using var visitor = village.Visitor();
        var text = Html.Text(await visitor.Page("/plans/revisions/3"));
        var choice = text.IndexOf(
            "Det är bevisat att inget nät för 500\u00a0000\u00a0kr når fler än",
            StringComparison.Ordinal
        );
        var digging = text.IndexOf("Till just de här adresserna kostar grävningen", StringComparison.Ordinal);
        choice.ShouldBeGreaterThan(0);
        digging.ShouldBeGreaterThan(choice);
        text.ShouldContain("Beviset är svagt");
        text.ShouldNotContain("hann inte bevisa");
    }

    [Fact]
    public async Task An_address_that_is_left_out_says_what_it_would_take()
    {
        using var visitor = village.Visitor();
        var plan = await visitor.Page("/plans/revisions/3");
        var link = Html.Links(plan[plan.IndexOf("id=\"not-chosen\"", StringComparison.Ordinal)..])
            .First(path => path.StartsWith("/map/premises/", StringComparison.Ordinal));

        Html.Text(plan).ShouldContain("48\u00a0200\u00a0kr");
        Html.Text(await visitor.Page(link)).ShouldContain(NotChosen);
        Html.Text(await visitor.Page(link + "&panel=true")).ShouldContain(NotChosen);
        Html.Text(await visitor.Page(link + "&culture=en"))
            .ShouldContain("Joining it would cost SEK\u00a048,200; it is worth SEK\u00a030,000.");
    }

    [Fact]
    public async Task Comparing_shows_what_was_chosen()
    {
        using var visitor = village.Visitor();
        var text = Html.Text(await visitor.Page("/plans/revisions/3/compare/1"));
        text.ShouldContain("Ej valda adresser");
        text.ShouldContain("Bara de som lönar sig");
        text.ShouldContain("500\u00a0000\u00a0kr");
        Html.Text(await visitor.Page("/plans/revisions/2/compare/1")).ShouldNotContain("Ej valda adresser");
    }
}
