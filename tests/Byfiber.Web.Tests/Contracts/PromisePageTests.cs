using System.Globalization;
using System.Net;
using System.Text;
using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Byfiber.Web.Tests.Residents;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Contracts;

/// <summary>The board of promises, and the hindrances that households are told of.</summary>
public class PromisePageTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private const string New = "/promises/hindrances/new";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task The_board_shows_a_promise_with_what_it_waits_for(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var contract = await Desk.SignedAsync(hamlet);
        using var visitor = await hamlet.Visitor(Role.Planner);
        var board = await visitor.Page(FormattableString.Invariant($"/promises?area={hamlet.Area}&blocker=Decision"));
        board.ShouldContain(contract.Number);
        (await visitor.Page("/promises?risk=Broken")).ShouldNotContain(contract.Number);
        (await visitor.Page("/promises?risk=nonsense&area=x&rows=-1")).ShouldNotBeEmpty();
    }

    [Theory, OnBoth]
    public async Task A_pace_sent_twice_is_one_and_no_pace_is_refused_in_Swedish(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var visitor = await hamlet.Visitor(Role.Coordinator);
        (string, string)[] pace =
        [
            ("paceArea", Number(hamlet.Area)),
            ("digFrom", Day(30)),
            ("metresAWeek", "900"),
            ("requestId", Guid.NewGuid().ToString()),
        ];
        for (var i = 0; i < 2; i++)
            (await visitor.Send("/promises", "/promises?handler=Pace", pace)).StatusCode.ShouldBe(
                HttpStatusCode.Redirect
            );
        await using var db = hamlet.Database();
        (await db.AreaPaces.CountAsync(Cancel)).ShouldBe(1);

        foreach (var none in new[] { "0", "-5", "2000000" })
        {
            (string, string)[] wrong =
            [
                .. pace.Where(f => f.Item1 is not ("metresAWeek" or "requestId")),
                ("metresAWeek", none),
                ("requestId", Guid.NewGuid().ToString()),
            ];
            var refused = await visitor.Send("/promises", "/promises?handler=Pace", wrong);
            Html.Text(await refused.Body()).ShouldContain("Takten ska vara mer än 0 och högst 100 km");
        }
        (await db.AreaPaces.CountAsync(Cancel)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_hindrance_is_reported_once_told_as_text_and_ended(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var visitor = await hamlet.Visitor(Role.Planner);
        var fields = Hindrance(hamlet, Desk.Script);
        var file = ("../../beslut.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 beslut"));
        var first = await visitor.SendFileAsync(New, New, "Hindrance.File", file, fields);
        var second = await visitor.SendFileAsync(New, New, "Hindrance.File", file, fields);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect, Html.Text(await first.Body()));
        second.Headers.Location.ShouldBe(first.Headers.Location);
        var path = first.Headers.Location!.OriginalString;
        var html = await visitor.Page(path);
        html.ShouldNotContain(Desk.Script);
        Html.Text(html).ShouldContain(Desk.Script);
        var kept = await visitor.Get(path + "?handler=File");
        kept.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        kept.Content.Headers.ContentDisposition!.ToString().ShouldNotContain("..");

        var early = await visitor.Send(path, path, Word(("Word.EndedOn", Day(-400))));
        Html.Text(await early.Body())
            .ShouldContain("Hindret kan bara ha slutat mellan dagen då det började och i dag.");
        var ended = Word(("Word.EndedOn", Day(0)));
        for (var i = 0; i < 2; i++)
            (await visitor.Send(path, path, ended)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await using var db = hamlet.Database();
        var id = long.Parse(path[(path.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
        (await db.HindranceWords.CountAsync(w => w.HindranceId == id, Cancel)).ShouldBe(2);
        // Once it has ended there is no form any more; a page that was left open still sends it.
        var late = await visitor.Send(New, path, Word());
        Html.Text(await late.Body()).ShouldContain("Hindret är redan avslutat.");
    }

    [Theory]
    [OnBoth("Hindrance.TextSv", " ", "Skriv på svenska vad hushållen ska få veta.")]
    [OnBoth("Hindrance.Owner", "", "Skriv vem som arbetar med hindret")]
    [OnBoth("Hindrance.AreaId", "99999", "Läs in sidan igen.")]
    [OnBoth("Hindrance.Since", "2999-01-01", "Ett hinder kan inte börja längre fram.")]
    [OnBoth("Hindrance.ExpectedUntil", "2001-01-01", "Det väntade slutet ligger före början.")]
    public async Task A_hindrance_that_cannot_be_is_refused_in_Swedish_and_nobody_is_told(
        string kind,
        string field,
        string value,
        string sentence
    )
    {
        var hamlet = await hamlets.On(kind);
        using var visitor = await hamlet.Visitor(Role.Coordinator);
        await using var db = hamlet.Database();
        var before = await db.HindranceWords.CountAsync(Cancel);
        (string, string)[] fields =
        [
            .. Hindrance(hamlet, "Vi väntar på tillstånd.").Where(f => f.Item1 != field),
            (field, value),
        ];

        var refused = await visitor.Send(New, New, fields);

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        Html.Text(await refused.Body()).ShouldContain(sentence);
        (await db.HindranceWords.CountAsync(Cancel)).ShouldBe(before);
    }

    [Theory, OnBoth]
    public async Task A_hindrance_that_is_not_there_and_a_reader_who_may_not_write_get_nothing(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var planner = await hamlet.Visitor(Role.Planner);
        (await planner.Get("/promises/hindrances/999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await planner.Get("/promises/hindrances/999?handler=File")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await planner.Send(New, "/promises/hindrances/999", Word())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var sales = await hamlet.Visitor(Role.Sales);
        (await sales.Get(New)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        await sales.Page("/promises");
    }

    private static (string, string)[] Hindrance(OfferedHamlet hamlet, string text) =>
        [
            ("Hindrance.RequestId", Guid.NewGuid().ToString()),
            ("Hindrance.Kind", "Permit"),
            ("Hindrance.AreaId", Number(hamlet.Area)),
            ("Hindrance.Owner", text),
            ("Hindrance.Since", Day(-3)),
            ("Hindrance.TextSv", text),
            ("Hindrance.Evidence", text),
        ];

    private static (string, string)[] Word(params (string, string)[] more) =>
        [("Word.RequestId", Guid.NewGuid().ToString()), ("Word.TextSv", "Tillståndet kom."), .. more];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(int fromToday) =>
        TimeProvider.System.SwedishToday().AddDays(fromToday).ToString("O", CultureInfo.InvariantCulture);
}
