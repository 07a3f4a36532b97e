using System.Net;
using Byfiber.Core.People;

namespace Byfiber.Web.Tests.Pages;

/// <summary>Take-up, thresholds, decisions and the equal-price simulator as people use them.</summary>
public class TakeUpTests(Village village) : IClassFixture<Village>
{
    private string Area => FormattableString.Invariant($"/take-up/areas/{village.Area}");

    [Fact]
    public async Task A_coordinator_sets_a_threshold_and_decides_and_both_stay_on_the_page()
    {
        using var coordinator = await village.Visitor(Role.Coordinator);
        await coordinator.Send(
            Area,
            Area + "?handler=Threshold",
            ("Threshold.Kind", "Share"),
            ("Threshold.Value", "60"),
            ("Threshold.RequestId", Guid.NewGuid().ToString())
        );
        var decided = await coordinator.Send(
            Area,
            Area + "?handler=Decide",
            ("Decision.Kind", "Wait"),
            ("Decision.Reason", "<script>alert(1)</script> För få."),
            ("Decision.Deciders", "Styrgruppen"),
            ("Decision.DecidedOn", "2026-05-01"),
            ("Decision.Seen", await SeenAsync(coordinator)),
            ("Decision.RequestId", Guid.NewGuid().ToString())
        );

        decided.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var html = await coordinator.Page(Area + "?culture=sv");
        html.ShouldNotContain("<script>alert");
        var text = Html.Text(html);
        text.ShouldContain("60 % av adresserna".Replace(' ', '\u00a0').Replace("\u00a0av\u00a0", " av "));
        text.ShouldContain("Styrgruppen");
        text.ShouldContain("Sedan beslutet");
    }

    [Theory]
    [InlineData("Threshold.Kind=Share&Threshold.Value=200", "Threshold", "En tröskel i procent")]
    [InlineData("Threshold.Kind=Count&Threshold.Value=många", "Threshold", "Skriv ett helt tal")]
    [InlineData(
        "Decision.Kind=Build&Decision.DecidedOn=2026-05-01&Decision.Seen=6.0.0.0..0..0.0",
        "Decide",
        "Ett beslut behöver ett skäl"
    )]
    [InlineData("Decision.Kind=Build&Decision.DecidedOn=2026-05-01", "Decide", "Formuläret saknar siffrorna")]
    [InlineData("Decision.Reason=x", "Decide", "Välj vad som beslutades")]
    public async Task What_cannot_be_kept_is_said_in_a_sentence(string fields, string handler, string sentence)
    {
        using var coordinator = await village.Visitor(Role.Coordinator);

        var answer = await coordinator.Send(
            Area,
            $"{Area}?handler={handler}&culture=sv",
            [.. fields.Split('&').Select(field => field.Split('=')).Select(pair => (pair[0], pair[1]))]
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Html.Text(await answer.Body()).ShouldContain(sentence);
    }

    [Theory]
    [InlineData(Role.Planner)]
    [InlineData(Role.Sales)]
    [InlineData(Role.Auditor)]
    public async Task Others_see_the_figures_and_neither_form_nor_power_to_decide(Role role)
    {
        using var visitor = await village.Visitor(role);

        var html = await visitor.Page(Area);
        Html.PostForms(html).ShouldNotContain(form => form.Contains("Decision.", StringComparison.Ordinal));
        using var fields = new FormUrlEncodedContent([new("Decision.Kind", "Build")]);
        var answer = await visitor.Post(Area + "?handler=Decide", fields);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await visitor.Page("/take-up")).ShouldContain(Area);
    }

    [Theory]
    [InlineData("/take-up")]
    [InlineData("/one-price")]
    public async Task A_stranger_and_a_crew_see_nothing_of_it(string path)
    {
        using var stranger = village.Stranger();
        using var crew = await village.Visitor(Role.Crew);

        (await stranger.Get(path)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await crew.Get(path)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_price_is_reckoned_from_the_address_alone_and_only_the_answer_when_asked()
    {
        using var planner = village.Visitor();

        var page = await planner.Page(
            "/one-price?culture=sv&price=20+000&vat=25&cost=100&monthly=0&months=0&mode=share"
        );
        var part = await planner.Page(
            "/one-price?handler=Result&price=20000&vat=25&cost=100&monthly=0&months=0&mode=demand&low=10000&lowShare=80&high=30000&highShare=20,5"
        );

        Html.Text(page).ShouldContain("Vem bär vem");
        part.ShouldNotContain("<html");
        part.ShouldContain("id=\"result\"");
    }

    [Fact]
    public async Task A_drawing_writes_its_lengths_alike_in_every_language()
    {
        using var planner = village.Visitor();

        // Where the price is nothing every area has a deficit, whose bar goes to the left.
        var html = await planner.Page(
            "/one-price?culture=sv&price=0&vat=25&cost=100&monthly=0&months=0&mode=share&built1=1"
        );

        html.ShouldContain(" x=\"-");
        html.ShouldNotContain(" x=\"\u2212");
    }

    [Theory]
    [InlineData("price=-1")]
    [InlineData("price=1000001")]
    [InlineData("price=abc")]
    [InlineData("price=20000&vat=101")]
    [InlineData("price=20000&cost=0")]
    [InlineData("price=20000&mode=demand&low=300&high=200")]
    [InlineData("price=20000&share1=101")]
    [InlineData("price=20000&months=99999999999999999999")]
    public async Task A_figure_that_cannot_be_reckoned_with_is_marked_and_nothing_breaks(string query)
    {
        using var planner = village.Visitor();

        var html = await planner.Page("/one-price?culture=sv&" + query);

        html.ShouldContain("is-invalid");
        Html.Text(html).ShouldContain("Något fält går inte att räkna med");
    }

    [Fact]
    public async Task A_scenario_is_saved_opened_compared_and_taken_away()
    {
        using var planner = village.Visitor();
        async Task<string> SaveAsync(string name, string price)
        {
            var saved = await planner.Send(
                "/one-price",
                "/one-price?handler=Save",
                ("name", name),
                ("revision", "1"),
                ("asked", $"price={price}&vat=25&cost=100&monthly=0&months=0&mode=share&built1=1"),
                ("requestId", Guid.NewGuid().ToString())
            );
            saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            return saved.Headers.Location!.ToString();
        }
        var first = await SaveAsync("Tjugo", "20000");
        var second = await SaveAsync("<b>Trettio</b>", "30000");
        string Id(string location) => location.Split('=')[^1];

        var opened = await planner.Page(first);
        opened.ShouldContain("value=\"20000\"");
        opened.ShouldNotContain("<b>Trettio");
        Html.Text(await planner.Page($"/one-price/compare?a={Id(first)}&b={Id(second)}")).ShouldContain("Tjugo");
        (await planner.Page("/one-price")).ShouldContain("href=\"/one-price/compare\"");
        Html.Text(await planner.Page("/one-price/compare")).ShouldContain("Tjugo", customMessage: "the last two");
        await planner.Send("/one-price", $"/one-price?handler=Remove&id={Id(first)}");
        (await planner.Get(first)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await planner.Get($"/one-price/compare?a={Id(first)}&b={Id(second)}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task A_decision_on_other_figures_than_those_of_now_shows_both_and_keeps_what_was_written()
    {
        using var coordinator = await village.Visitor(Role.Coordinator);
        var now = await SeenAsync(coordinator);
        var then = "999" + now[now.IndexOf('.')..];

        var answer = await coordinator.Send(
            Area,
            Area + "?handler=Decide&culture=sv",
            ("Decision.Kind", "Build"),
            ("Decision.Reason", "Tröskeln är nådd i Kesäter."),
            ("Decision.Deciders", "Styrgruppen"),
            ("Decision.DecidedOn", "2026-05-01"),
            ("Decision.Seen", then),
            ("Decision.RequestId", Guid.NewGuid().ToString())
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Body();
        var text = Html.Text(html);
        text.ShouldContain("har ändrats sedan de visades");
        text.ShouldContain("När du läste dem");
        text.ShouldContain("999");
        text.ShouldContain("Tröskeln är nådd i Kesäter.");
        Seen(html).ShouldBe(now);
        Html.Text(await coordinator.Page(Area)).ShouldNotContain("Kesäter.");
    }

    private async Task<string> SeenAsync(HttpClient visitor) => Seen(await visitor.Page(Area));

    private static string Seen(string html) =>
        System.Text.RegularExpressions.Regex.Match(html, "name=\"Decision.Seen\" value=\"([^\"]+)\"").Groups[1].Value;

    [Fact]
    public async Task A_plan_for_those_who_signed_is_refused_while_nobody_has()
    {
        using var planner = village.Visitor();
        planner.DefaultRequestHeaders.Add("Accept-Language", "sv");

        var answer = await planner.Send(
            "/plans",
            "/plans?culture=sv",
            ("Order.TakeUpPercent", "100"),
            ("Order.Effort", "5"),
            ("Order.SecondsAtMost", "5"),
            ("Order.ForSigned", "true")
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Html.Text(await answer.Body()).ShouldContain("Ingen har tecknat avtal än");
    }
}
