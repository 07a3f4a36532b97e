using System.Net;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Campaigns;

/// <summary>Letters out and letters back.</summary>
public class MailingPageTests(OnEach<CampaignVillage> villages) : IClassFixture<OnEach<CampaignVillage>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Mailings = "/campaigns/1/mailings";
    private const string Returns = "/campaigns/1/returns";

    [Theory, OnBoth]
    public async Task Letters_are_made_once_printed_posted_and_come_back(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var mark = Marks.Of(await visitor.Page(Mailings));
        for (var i = 0; i < 2; i++)
        {
            var made = await visitor.Send(
                Mailings,
                Mailings + "?handler=Make",
                ("what", "Letter.Offer"),
                ("requestId", mark)
            );
            made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        await using var db = await village.DbAsync();
        var mailing = await db.Mailings.SingleAsync(Cancel);

        var print = $"{Mailings}?handler=Letters&mailing={mailing.Id}";
        Html.Text(await (await visitor.Send(Mailings, print)).Body()).ShouldContain("Skriv brevens text och avsändare");
        (await visitor.Send(Mailings, Mailings + "?handler=Text", Words())).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var letters = await visitor.Send(Mailings, print);
        letters.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await letters.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(
            10_000
        );

        var offer = await village.OfferAsync("Hittepågatan 3");
        var scan = await visitor.Send(Returns, Returns + "?handler=Scan", ("code", OfferReference.Of(offer)));
        Html.Text(await scan.Body()).ShouldContain("inget brev dit postats");

        var posted = await visitor.Send(Mailings, $"{Mailings}?handler=Post&mailing={mailing.Id}");
        posted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        scan = await visitor.Send(Returns, Returns + "?handler=Scan", ("code", OfferReference.Of(offer)));
        scan.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Html.Text(await visitor.Page(Returns)).ShouldContain("Brevet till Hittepågatan 3 är registrerat som retur.");
        (
            await db.Contacts.CountAsync(k => k.OfferId == offer && k.Outcome == ContactOutcome.Returned, Cancel)
        ).ShouldBe(1);
        var unknown = await visitor.Send(Returns, Returns + "?handler=Scan", ("code", OfferReference.Of(999_999)));
        Html.Text(await unknown.Body()).ShouldContain("Ingen har koden E999999-0");
        var mistyped = await visitor.Send(Returns, Returns + "?handler=Scan", ("code", "E999999-1"));
        Html.Text(await mistyped.Body()).ShouldContain("Numret E999999-1 är felskrivet");

        // The button comes with the day; a form that was kept open says when.
        (await visitor.Page(Mailings)).ShouldNotContain("handler=Settle");
        var early = await visitor.Send(Mailings, $"{Mailings}?handler=Settle&mailing={mailing.Id}");
        Html.Text(await early.Body()).ShouldContain("kan komma i retur till");
    }

    [Theory]
    [OnBoth("returns.xlsx", "E000001-X", "sluta på .csv")]
    [OnBoth("returns.csv", "", "inte är tom")]
    [OnBoth("returns.csv", "PK\u0003\u0004\0\0", "inte text")]
    public async Task A_file_that_is_no_list_of_returns_is_refused(
        string kind,
        string name,
        string content,
        string sentence
    )
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        Html.Text(await (await SendFile(visitor, name, content)).Body()).ShouldContain(sentence);
    }

    [Theory, OnBoth]
    public async Task A_file_of_returns_lists_what_is_unknown(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var answer = await SendFile(visitor, "returer.csv", "referens,orsak\r\nE999998-2,<script>\r\nE999998-3,\r\n");
        var html = await answer.Body();
        Html.Text(html).ShouldContain("Rad 2: E9999982");
        Html.Text(html).ShouldContain("Rad 3: E9999983");
        html.ShouldNotContain("<script>");
    }

    [Theory, OnBoth]
    public async Task Letters_say_where_the_program_is_found(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var text = Html.Text(await visitor.Page(Mailings));
        text.ShouldContain($"Webbadressen i brev och utskick är {village.App.Urls.First()}");
        text.ShouldContain("fungerar bara på den här datorn");
    }

    [Fact]
    public void The_public_address_is_said_whatever_a_request_names()
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new HostString("127.0.0.1:5000"));
        PublicSite.Of(Settings(null), request).ShouldBe("http://127.0.0.1:5000");
        request.Host = new HostString("evil.example");
        PublicSite.Of(Settings("https://fiber.example.se"), request).ShouldBe("https://fiber.example.se");

        static HostSettings Settings(string? site) =>
            new()
            {
                Database = Core.Storage.Database.InFolder(Path.GetTempPath()),
                KeysDirectory = "",
                PublicAddress = site is null ? null : new Uri(site),
            };
    }

    private static (string, string)[] Words() =>
        [
            ("purpose", "Offer"),
            ("Heading", "Fiber till ert hus"),
            ("TextSv", "Nu kan du ansluta."),
            ("TextEn", "You can connect."),
            ("SenderName", "Kommunen"),
            ("SenderAddress", "Box 1"),
            ("SenderPostcode", "643 80"),
            ("SenderLocality", "Vingåker"),
            ("SenderPhone", "0151-123 45"),
            ("SenderPhoneHours", "vardagar 8–16"),
            ("SenderEmail", "fiber@exempel.se"),
        ];

    private static async Task<HttpResponseMessage> SendFile(HttpClient visitor, string name, string content)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Html.Token(await visitor.Page(Returns))), "__RequestVerificationToken");
        form.Add(new StringContent(content), "file", name);
        return await visitor.Post(Returns + "?handler=File", form);
    }
}
