using System.Net;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Campaigns;

/// <summary>Price lists, terms and news.</summary>
public class PricePageTests(OnEach<CampaignVillage> villages) : IClassFixture<OnEach<CampaignVillage>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task A_list_with_an_areas_own_price_inherits_the_rest(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        for (var i = 0; i < 2; i++)
        {
            var made = await visitor.Send(
                "/prices/new",
                "/prices/new",
                ("name", "Två priser"),
                ("source", "§ 2"),
                ("all.connection_sek", "19 500"),
                ("all.dig_per_m_sek", "187,50"),
                ("1.connection_sek", "22500")
            );
            made.StatusCode.ShouldBe(HttpStatusCode.Redirect, await made.Body());
        }
        await using var db = await village.DbAsync();
        var list = await db.PriceLists.Include(l => l.Rows).SingleAsync(l => l.Name == "Två priser", Cancel);
        list.Rows.Single(r => r.AreaId == null).ConnectionOre.ShouldBe(1_950_000);
        list.Rows.Single(r => r.AreaId == 1).ConnectionOre.ShouldBe(2_250_000);
        list.Rows.ShouldAllBe(r => r.DigPerMetreOre == 18_750);
        Html.Text(await visitor.Page($"/prices/{list.Id}")).ShouldContain("187,50");
    }

    [Theory, OnBoth]
    public async Task What_is_no_number_is_said_beside_its_field_and_kept(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        var answer = await visitor.Send(
            "/prices/new",
            "/prices/new",
            ("name", "Fel"),
            ("all.connection_sek", "gratis"),
            ("1.dig_base_m", "-5")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Body();
        html.ShouldContain("value=\"gratis\"");
        html.ShouldContain("value=\"-5\"");
        html.Split("Skriv ett tal, till exempel 18 000 eller 187,50.").Length.ShouldBeGreaterThan(2);
    }

    [Theory]
    [OnBoth("area,connection_sek\r\n*,19500\r\n", "")]
    [OnBoth("area,connection_sek\r\nAtlantis,19500\r\n", "Rad 2 i priser.csv nämner området Atlantis, som inte finns.")]
    [OnBoth("area,connection_sek\r\n*,billigt\r\n", "Rad 2 i priser.csv har inget tal i connection_sek.")]
    [OnBoth("area,price\r\n*,1\r\n", "saknar kolumnen connection_sek")]
    [OnBoth("area,connection_sek\r\n*,1\r\n*,2\r\n", "två priser för samtliga områden")]
    public async Task A_file_of_prices_is_saved_or_refused_with_row_and_column(string kind, string csv, string sentence)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Html.Token(await visitor.Page("/prices/new"))), "__RequestVerificationToken");
        form.Add(new StringContent("Ur fil"), "fileName");
        form.Add(new StringContent(csv), "file", "priser.csv");
        var answer = await visitor.Post("/prices/new?handler=File", form);
        if (sentence.Length == 0)
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Body());
        else
            Html.Text(await answer.Body()).ShouldContain(sentence);
    }

    [Theory, OnBoth]
    public async Task A_list_that_is_downloaded_can_be_read_in_again(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        var csv = await visitor.Page("/prices/1?handler=Csv");
        csv.ShouldContain("*,19500,30000,");
    }

    [Theory, OnBoth]
    public async Task New_terms_get_the_next_number_once_and_are_shown_as_text(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        for (var i = 0; i < 2; i++)
        {
            var sent = await visitor.Send(
                "/terms",
                "/terms",
                ("textSv", "<b>Nya</b> villkor"),
                ("textEn", "New terms")
            );
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        await using var db = await village.DbAsync();
        var made = await db.TermsVersions.SingleAsync(t => t.TextEn == "New terms", Cancel);
        (await visitor.Page($"/terms/{made.Number}")).ShouldContain("&lt;b&gt;Nya&lt;/b&gt; villkor");
        (await visitor.Get("/terms/99")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task The_days_to_withdraw_in_are_a_term_and_never_under_14(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        (string, string)[] texts = [("textSv", "Villkor med ångerrätt"), ("textEn", "Terms with withdrawal")];
        foreach (var wrong in new[] { "13", "0", "366", "-14", "14,5", "två veckor" })
        {
            var refused = await visitor.Send("/terms", "/terms", [.. texts, ("withdrawalDays", wrong)]);
            var html = await refused.Body();
            Html.Text(html).ShouldContain("Skriv ett antal dagar från 14 till 365.");
            html.ShouldContain($"value=\"{wrong}\"");
        }
        (await visitor.Send("/terms", "/terms", [.. texts, ("withdrawalDays", "30")])).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        await using var db = await village.DbAsync();
        var made = await db.TermsVersions.SingleAsync(t => t.TextSv == "Villkor med ångerrätt", Cancel);
        made.WithdrawalDays.ShouldBe(30);
        Html.Text(await visitor.Page($"/terms/{made.Number}")).ShouldContain("utan kostnad i 30 dagar");
    }

    [Theory, OnBoth]
    public async Task News_are_published_once_shown_as_text_and_taken_back(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        for (var i = 0; i < 2; i++)
        {
            var sent = await visitor.Send(
                "/areas/1/news",
                "/areas/1/news",
                ("titleSv", "Grävstart <img src=x>"),
                ("textSv", "På måndag.")
            );
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Body());
        }
        await using var db = await village.DbAsync();
        var news = await db.AreaNews.AsNoTracking().SingleAsync(Cancel);
        (await visitor.Page("/areas/1/news")).ShouldNotContain("<img src=x>");
        var back = await visitor.Send("/areas/1/news", $"/areas/1/news?handler=TakeBack&news={news.Id}");
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Html.Text(await visitor.Page("/areas/1/news")).ShouldContain("Borttagen");
        var empty = await visitor.Send("/areas/1/news", "/areas/1/news", ("textSv", "Utan rubrik"));
        Html.Text(await empty.Body()).ShouldContain("Skriv en rubrik på svenska.");
    }
}
