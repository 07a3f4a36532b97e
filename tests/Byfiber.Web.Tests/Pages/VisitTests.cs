using System.Net;
using Byfiber.Web.Tests.Commands;

namespace Byfiber.Web.Tests.Pages;

/// <summary>What people do on the pages, one visit each.</summary>
public class VisitTests(Village village) : IClassFixture<Village>
{
    [Fact]
    public async Task A_language_that_was_chosen_is_remembered()
    {
        using var visitor = village.Visitor();
        (await visitor.Page("/about?culture=en")).ShouldContain("<html lang=\"en\">");
        (await visitor.Page("/about")).ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task Money_is_written_as_the_language_does()
    {
        using var visitor = village.Visitor();
        Html.Text(await visitor.Page("/plans/revisions/1")).ShouldContain("\u00a0kr");
        Html.Text(await visitor.Page("/plans/revisions/1?culture=en")).ShouldContain("SEK\u00a0");
    }

    [Fact]
    public async Task The_search_suggests_addresses_with_their_place()
    {
        using var visitor = village.Visitor();
        var json = await visitor.Page("/map?handler=Find&q=hittepagatan 11");
        json.ShouldContain("gatan 11\"");
        json.ShouldContain("\"lon\":");
    }

    [Fact]
    public async Task Without_script_the_search_lists_links_to_the_addresses()
    {
        using var visitor = village.Visitor();
        Html.Links(await visitor.Page("/map?q=hittepagatan 3"))
            .ShouldContain(link => link.StartsWith("/map/premises/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_script_the_map_is_a_drawing()
    {
        using var visitor = village.Visitor();
        var answer = await visitor.Get("/map/picture?revision=1&west=15.99&south=58.99&east=16.02&north=59.01");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var svg = await answer.Body();
        svg.ShouldContain("class=\"trench\"");
        svg.ShouldContain("class=\"planned\"");
    }

    [Fact]
    public async Task A_click_on_the_map_gets_just_the_panel()
    {
        using var visitor = village.Visitor();
        var panel = await visitor.Page("/map/premises/1?revision=1&panel=true");
        panel.ShouldNotContain("<html");
        panel.ShouldContain("<h2>");
    }

    [Fact]
    public async Task The_premises_of_a_plan_can_be_searched_in()
    {
        using var visitor = village.Visitor();
        var table = await visitor.Page("/plans/revisions/1?handler=Premises&q=hittepagatan 11");
        table.ShouldContain("Hittepågatan 11");
        table.ShouldNotContain("Hittepågatan 7");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("many")]
    public async Task A_take_up_that_cannot_be_is_refused_beside_its_field(string takeUp)
    {
        using var visitor = village.Visitor();
        var answer = await visitor.Send(
            "/plans",
            "/plans",
            ("Order.TakeUpPercent", takeUp),
            ("Order.Effort", "5"),
            ("Order.SecondsAtMost", "5")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Html.Text(await answer.Body()).ShouldContain("Skriv ett helt tal från 1 till 100.");
    }

    [Fact]
    public async Task A_plan_that_was_ordered_waits_and_can_be_cancelled()
    {
        using var visitor = village.Visitor();
        var ordered = await visitor.Send(
            "/plans",
            "/plans",
            ("Order.TakeUpPercent", "80"),
            ("Order.Effort", "5"),
            ("Order.SecondsAtMost", "5")
        );
        ordered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var run = ordered.Headers.Location!.OriginalString;
        var waiting = await visitor.Page(run);
        Html.Text(waiting).ShouldContain("I kö");
        waiting.ShouldContain("http-equiv=\"refresh\"");
        var cancelled = await visitor.Send(run, run + "?handler=Cancel");
        cancelled.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Html.Text(await visitor.Page(run)).ShouldContain("Avbruten");
    }

    [Fact]
    public async Task Adopting_another_plan_makes_it_the_one_that_holds()
    {
        using var visitor = village.Visitor();
        var adopted = await visitor.Send("/plans/revisions/2", "/plans/revisions/2?handler=Adopt");
        adopted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Html.Text(await visitor.Page("/plans/revisions/2")).ShouldContain("Antagen");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var visitor = village.Visitor();
        using var nothing = new FormUrlEncodedContent([]);
        var answer = await visitor.Post("/plans/revisions/2?handler=Adopt", nothing);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Body()).ShouldContain("Formuläret gick inte att läsa");
    }

    [Fact]
    public async Task An_area_whose_outline_crosses_itself_is_refused_and_kept_in_the_form()
    {
        using var visitor = village.Visitor();
        const string Bow =
            """{"type":"Polygon","coordinates":[[[16,59],[16.01,59.01],[16.01,59],[16,59.01],[16,59]]]}""";
        var answer = await visitor.Send("/map", "/map?handler=Area", ("name", "Fluga"), ("shape", Bow));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Body();
        Html.Text(html).ShouldContain("korsar sig själv");
        html.ShouldContain("value=\"Fluga\"");
    }

    [Fact]
    public async Task An_area_that_was_drawn_gets_a_page()
    {
        using var visitor = village.Visitor();
        const string Square =
            """{"type":"Polygon","coordinates":[[[16,59],[16.002,59],[16.002,59.002],[16,59.002],[16,59]]]}""";
        var answer = await visitor.Send("/map", "/map?handler=Area", ("name", "Väster"), ("shape", Square));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page(answer.Headers.Location!.OriginalString)).ShouldContain("Väster");
    }

    [Fact]
    public async Task An_upload_shows_what_it_would_change_and_changes_it_only_when_confirmed()
    {
        using var visitor = village.Visitor();
        var preview = await Upload(visitor, "more.osm", TinyOsm.Text(addresses: 12));
        var text = Html.Text(await visitor.Page(preview));
        text.ShouldContain("Nya adresser (1)");
        (await visitor.Page("/map?handler=Find&q=hittepagatan 12")).ShouldBe("[]");
        (await visitor.Send(preview, preview)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Page("/map?handler=Find&q=hittepagatan 12")).ShouldContain("gatan 12\"");
        (await visitor.Get(preview)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_upload_that_is_no_map_is_refused_by_the_name_that_its_sender_knows()
    {
        using var visitor = village.Visitor();
        var html = await visitor.Page(await Upload(visitor, "letter.osm.pbf", "Dear planner"));
        html.ShouldContain("role=\"alert\"");
        html.ShouldContain("letter.osm.pbf");
        html.ShouldNotContain(Path.GetTempPath());
    }

    private static async Task<string> Upload(HttpClient visitor, string name, string content)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Html.Token(await visitor.Page("/imports"))), "__RequestVerificationToken");
        form.Add(new StringContent(content), "map", name);
        var answer = await visitor.Post("/imports", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.OriginalString;
    }
}
