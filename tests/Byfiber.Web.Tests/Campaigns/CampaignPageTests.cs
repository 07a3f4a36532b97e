using System.Net;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Campaigns;

/// <summary>The staff's pages of a campaign.</summary>
public class CampaignPageTests(OnEach<CampaignVillage> villages) : IClassFixture<OnEach<CampaignVillage>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly string[] s_pages =
    [
        "/campaigns",
        "/campaigns/new",
        "/campaigns/1",
        "/campaigns/1/missing",
        "/campaigns/1/missing?area=1",
        "/campaigns/1/missing?latest=Returned",
        "/campaigns/1/mailings",
        "/campaigns/1/mailings?purpose=Reminder",
        "/campaigns/1/phone-list",
        "/campaigns/1/door-list",
        "/campaigns/1/returns",
        "/campaigns/1/proof",
        "/answers",
        "/answers?offer=1",
        "/answers/calls",
        "/prices",
        "/prices/new",
        "/prices/new?from=1",
        "/prices/1",
        "/terms",
        "/terms/1",
        "/leads",
        "/leads?by=day",
        "/areas/1/news",
        "/areas/1/ambassadors",
    ];

    public static IEnumerable<TheoryDataRow<string, string, string>> PagesInBothLanguages =>
        from kind in (string[])[TestDatabases.Sqlite, TestDatabases.Postgres]
        from page in s_pages
        from language in (string[])["sv", "en"]
        select new TheoryDataRow<string, string, string>(kind, page, language);

    [Theory]
    [MemberData(nameof(PagesInBothLanguages))]
    public async Task A_page_has_its_language_and_one_heading_and_every_id_once(
        string kind,
        string path,
        string language
    )
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        var html = await visitor.Page(path + (path.Contains('?') ? "&" : "?") + "culture=" + language);
        html.ShouldContain($"<html lang=\"{language}\">");
        html.Split("<h1").Length.ShouldBe(2);
        html.ShouldNotContain(" style=\"");
        var ids = html.Split(" id=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"')]);
        ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
        foreach (var form in Html.PostForms(html))
            form.ShouldContain("__RequestVerificationToken");
    }

    [Theory]
    [OnBoth(Role.Crew)]
    [OnBoth(Role.Provider)]
    [OnBoth(Role.CircleLeader)]
    public async Task Nobody_else_sees_the_campaign(string kind, Role role)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(role);
        foreach (var path in s_pages)
            (await visitor.Get(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Theory, OnBoth]
    public async Task An_auditor_reads_and_changes_nothing(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Auditor);
        var html = await visitor.Page("/campaigns/1");
        html.ShouldNotContain("handler=Close");
        using var other = await village.Visitor(Role.Coordinator);
        var answer = await visitor.Send("/about", "/campaigns/1?handler=Close");
        answer.StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        (await village.Room<CampaignDetails>().RunAsync(1, Cancel))!.State.ShouldBe(CampaignState.Started);
    }

    [Theory]
    [OnBoth("/campaigns/999")]
    [OnBoth("/campaigns/999/missing")]
    [OnBoth("/campaigns/999/mailings")]
    [OnBoth("/campaigns/999/proof?handler=Csv")]
    [OnBoth("/campaigns/999/door-list?handler=Map")]
    [OnBoth("/answers?offer=999")]
    [OnBoth("/answers/calls?campaign=999")]
    [OnBoth("/prices/999")]
    [OnBoth("/terms/999")]
    [OnBoth("/areas/999/news")]
    public async Task What_is_not_there_is_not_found(string kind, string path)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        (await visitor.Get(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task A_campaign_is_prepared_started_and_closed_by_its_buttons(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        var day = DateOnly
            .FromDateTime(TimeProvider.System.GetLocalNow().DateTime)
            .AddDays(60)
            .ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var prepared = await visitor.Send(
            "/campaigns/new",
            "/campaigns/new",
            ("Wish.Name", "Höst <script>alert(1)</script>"),
            ("Wish.Areas", "1"),
            ("Wish.Pasted", "Hittepågatan 1\n\nHittepågatan 2"),
            ("Wish.PriceListId", "1"),
            ("Wish.AnswerBy", day),
            ("Wish.PromiseMonths", "18"),
            ("Wish.RemindAfterDays", "14")
        );
        prepared.StatusCode.ShouldBe(HttpStatusCode.Redirect, await prepared.Body());
        var page = prepared.Headers.Location!.OriginalString;
        var html = await visitor.Page(page);
        html.ShouldNotContain("<script>alert");
        Html.Text(html).ShouldContain("Starta kampanjen:");
        (await visitor.Send(page, page + "?handler=Start")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Send(page, page + "?handler=Start")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Html.Text(await visitor.Page(page)).ShouldContain("Pågår");
        (await visitor.Send(page, page + "?handler=Close")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Html.Text(await visitor.Page(page)).ShouldContain("Avslutad");
        var again = await visitor.Send(page, page + "?handler=Start");
        Html.Text(await again.Body()).ShouldContain("är avslutad. Förbered en ny.");
    }

    [Theory, OnBoth]
    public async Task A_form_that_lacks_something_says_so_beside_the_field_and_keeps_the_rest(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Coordinator);
        var answer = await visitor.Send(
            "/campaigns/new",
            "/campaigns/new",
            ("Wish.Name", "Behålls"),
            ("Wish.Pasted", "Hittepågatan 1\nIngenstans 77"),
            ("Wish.PromiseMonths", "två"),
            ("Wish.RemindAfterDays", "14")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Body();
        html.ShouldContain("value=\"Behålls\"");
        var text = Html.Text(html);
        text.ShouldContain("Välj en dag.");
        text.ShouldContain("Skriv ett helt tal.");
        text.ShouldContain("Rad 2, Ingenstans 77: finns inte i registret.");
    }

    [Theory, OnBoth]
    public async Task The_figures_of_the_proof_add_up_and_the_list_is_safe_in_a_spreadsheet(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Auditor);
        var proof = (await village.Room<ContactProof>().RunAsync(1, Cancel)).Total;
        (proof.Offered + proof.Missing).ShouldBe(proof.All);
        var csv = await visitor.Page("/campaigns/1/proof?handler=Csv");
        csv.Trim().Split("\r\n").Length.ShouldBe(proof.All + 1);
        using var coordinator = await village.Visitor(Role.Coordinator);
        var zip = await coordinator.Send("/campaigns/1/proof", "/campaigns/1/proof");
        zip.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
    }

    [Theory, OnBoth]
    public async Task A_list_with_names_leaves_a_row_for_everybody_on_it(string kind)
    {
        var village = await villages.On(kind);
        await using var db = await village.DbAsync();
        var premises = await db
            .Offers.Where(o => o.CampaignId == 1)
            .OrderBy(o => o.Id)
            .Select(o => o.PremisesId)
            .LastAsync(Cancel);
        var person = await village
            .Room<TieToPremises>()
            .NewAsync(
                premises,
                new PersonWish { Name = "Åsa Öberg", Phone = "070-123 45 67" },
                PremisesTie.Owner,
                "test",
                Cancel
            );
        using var visitor = await village.Visitor(Role.Sales);
        Html.Text(await visitor.Page("/campaigns/1/phone-list")).ShouldContain("Åsa Öberg");
        (await db.PersonReads.Where(r => r.PersonId == person).Select(r => r.Why).ToListAsync(Cancel)).ShouldContain(
            "/campaigns/1/phone-list"
        );
    }

    [Theory, OnBoth]
    public async Task The_missing_can_be_chosen_by_their_latest_contact(string kind)
    {
        var village = await villages.On(kind);
        var offer = await village.OfferAsync("Hittepågatan 8");
        await village
            .Room<RecordContacts>()
            .RunAsync([new(offer, Channel.Door, ContactOutcome.NoAnswer, Guid.NewGuid())], "test", Cancel);
        using var visitor = await village.Visitor(Role.Sales);
        var page = await visitor.Page("/campaigns/1/missing?latest=NoAnswer");
        page.ShouldContain("value=\"NoAnswer\" selected");
        var text = Html.Text(page);
        text.ShouldContain("Hittepågatan 8");
        text.ShouldNotContain("Hittepågatan 10");
    }

    [Theory, OnBoth]
    public async Task The_ambassadors_sheet_is_a_document_for_staff_and_nobody_elses(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        Html.Links(await visitor.Page("/areas/1/ambassadors")).ShouldContain("/areas/1/ambassadors?handler=Sheet");
        var pdf = await visitor.Get("/areas/1/ambassadors?handler=Sheet");
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await visitor.Get("/areas/999/ambassadors?handler=Sheet")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var crew = await village.Visitor(Role.Crew);
        (await crew.Get("/areas/1/ambassadors?handler=Sheet")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBoth]
    public async Task The_home_page_says_what_waits_in_the_campaign_and_each_way_opens(string kind)
    {
        var village = await villages.On(kind);
        var offer = await village.OfferAsync("Hittepågatan 9");
        await village
            .Room<RecordAnswer>()
            .RunAsync(offer, new(AnswerKind.CallMe, null, null, Channel.Web, Guid.NewGuid()), "test", Cancel);
        foreach (var role in new[] { Role.Sales, Role.Coordinator })
        {
            using var visitor = await village.Visitor(role);
            var home = await visitor.Page("/");
            Html.Text(home).ShouldContain("1 hushåll har bett om att bli uppringda (Vår).");
            Html.Text(home).ShouldContain("hushåll har inte nåtts än (Vår).");
            foreach (var way in Html.Links(home).Where(link => link.Contains("campaign", StringComparison.Ordinal)))
                await visitor.Page(way);
        }
        using var planner = await village.Visitor(Role.Planner);
        Html.Text(await planner.Page("/")).ShouldNotContain("uppringda");
    }

    [Theory, OnBoth]
    public async Task The_door_list_is_a_drawing_and_a_document(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var map = await visitor.Get("/campaigns/1/door-list?handler=Map");
        map.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        (await map.Body()).ShouldContain("class=\"walk\"");
        var pdf = await visitor.Get("/campaigns/1/door-list?handler=Pdf");
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }
}
