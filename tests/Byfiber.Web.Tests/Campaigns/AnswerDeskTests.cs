using System.Net;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Campaigns;

/// <summary>Answers on paper and by phone.</summary>
public class AnswerDeskTests(OnEach<CampaignVillage> villages) : IClassFixture<OnEach<CampaignVillage>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [OnBoth(true)]
    [OnBoth(false)]
    public async Task A_code_or_an_address_finds_the_form_and_neither_stands_in_an_address(string kind, bool byCode)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var offer = await village.OfferAsync("Hittepågatan 5");
        await village.Room<IssueCodes>().RunAsync(1, "test", Cancel);
        var typed = byCode ? CodeKey.Printed(village.Room<CodeKey>().CodeOf(offer, 1)) : "hittepågatan 5";
        var found = await visitor.Send("/answers", "/answers?handler=Find", ("q", typed), ("channel", "Phone"));
        found.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        found.Headers.Location!.OriginalString.ShouldBe($"/answers?offer={offer}&channel=Phone");
        Html.Text(await visitor.Page(found.Headers.Location.OriginalString)).ShouldContain("Hittepågatan 5");
    }

    [Theory, OnBoth]
    public async Task The_same_form_twice_is_one_answer_and_a_correction_is_a_new_row(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var offer = await village.OfferAsync("Hittepågatan 7");
        var form = $"/answers?offer={offer}";
        var mark = Marks.Of(await visitor.Page(form));
        const string Note = "<script>alert(1)</script> ring efter fem";
        for (var i = 0; i < 2; i++)
        {
            var saved = await Save(visitor, offer, mark, ("kind", "Maybe"), ("channel", "Phone"), ("note", Note));
            saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        var desk = await visitor.Page("/answers");
        desk.ShouldNotContain("<script>alert");
        Html.Text(desk).ShouldContain("Sparat: Kanske för Hittepågatan 7.");
        Html.Text(desk).ShouldContain("ring efter fem");
        await using var db = await village.DbAsync();
        (await db.Answers.CountAsync(a => a.OfferId == offer, Cancel)).ShouldBe(1);

        mark = Marks.Of(await visitor.Page(form));
        await Save(visitor, offer, mark, ("kind", "No"), ("reason", "Price"), ("channel", "Phone"));
        (
            await db.Answers.Where(a => a.OfferId == offer).OrderBy(a => a.Id).Select(a => a.Kind).ToListAsync(Cancel)
        ).ShouldBe([AnswerKind.Maybe, AnswerKind.No]);
        Html.Text(await visitor.Page("/answers")).ShouldContain("Ersatt");
    }

    [Theory]
    [OnBoth("", "", "Välj ett svar.")]
    [OnBoth("No", "", "Välj den orsak som ligger närmast.")]
    [OnBoth("NoAnswer", "", "Bara ett samtal eller en dörrknackning")]
    public async Task What_is_missing_is_said_and_the_note_is_kept(
        string kind,
        string answered,
        string reason,
        string sentence
    )
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var offer = await village.OfferAsync("Hittepågatan 9");
        var answer = await Save(
            visitor,
            offer,
            Guid.NewGuid().ToString(),
            ("kind", answered),
            ("reason", reason),
            ("channel", "Letter"),
            ("note", "behålls")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Body();
        Html.Text(html).ShouldContain(sentence);
        html.ShouldContain("value=\"behålls\"");
    }

    [Theory, OnBoth]
    public async Task A_talk_without_an_answer_counts_as_offered(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var offer = await village.OfferAsync("Hittepågatan 1");
        var saved = await Save(visitor, offer, Guid.NewGuid().ToString(), ("kind", "Talked"), ("channel", "Door"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var missing = await village.Room<MissingPremises>().RunAsync(1, null, 0, 100, cancel: Cancel);
        missing.Rows.ShouldNotContain(row => row.OfferId == offer);
    }

    [Theory, OnBoth]
    public async Task Who_asked_to_be_called_is_on_the_list(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var offer = await village.OfferAsync("Hittepågatan 2");
        await Save(
            visitor,
            offer,
            Guid.NewGuid().ToString(),
            ("kind", "CallMe"),
            ("channel", "Letter"),
            ("note", "0151-1")
        );
        var text = Html.Text(await visitor.Page("/answers/calls?campaign=1"));
        text.ShouldContain("Hittepågatan 2");
        text.ShouldContain("0151-1");
    }

    [Theory, OnBoth]
    public async Task Nothing_found_says_so_and_keeps_what_was_typed(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var answer = await visitor.Send("/answers", "/answers?handler=Find", ("q", "zzzz-zzzz"), ("channel", "Letter"));
        var html = await answer.Body();
        Html.Text(html).ShouldContain("Inget erbjudande hittades.");
        html.ShouldContain("value=\"zzzz-zzzz\"");
    }

    [Theory, OnBoth]
    public async Task A_mistyped_number_is_said_so_and_a_right_one_finds_its_form(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var offer = await village.OfferAsync("Hittepågatan 4");
        var right = OfferReference.Of(offer);
        var wrong = right[..^1] + (right[^1] == '3' ? '4' : '3');

        var refused = await visitor.Send("/answers", "/answers?handler=Find", ("q", wrong), ("channel", "Letter"));
        var found = await visitor.Send("/answers", "/answers?handler=Find", ("q", right), ("channel", "Letter"));

        Html.Text(await refused.Body()).ShouldContain($"Numret {wrong} är felskrivet");
        found.Headers.Location!.OriginalString.ShouldBe($"/answers?offer={offer}&channel=Letter");
    }

    [Theory, OnBoth]
    public async Task The_form_asks_for_the_day_on_the_paper_once_the_last_day_has_passed(string kind)
    {
        var village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Sales);
        var open = await village.OfferAsync("Hittepågatan 6");
        (await visitor.Page($"/answers?offer={open}")).ShouldNotContain("name=\"written\"");
        var (late, lastDay) = await village.LateOfferAsync("Hittepågatan 6");
        (await visitor.Page($"/answers?offer={late}")).ShouldContain("name=\"written\"");

        (string, string)[] paper = [("kind", "Maybe"), ("channel", "Letter")];
        var refused = await Save(visitor, late, Guid.NewGuid().ToString(), paper);
        Html.Text(await refused.Body()).ShouldContain("Erbjudandet gick att svara på till");
        var after = lastDay.AddDays(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        refused = await Save(visitor, late, Guid.NewGuid().ToString(), [.. paper, ("written", after)]);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.Body()).ShouldContain($"value=\"{after}\"");
        var written = lastDay.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var saved = await Save(visitor, late, Guid.NewGuid().ToString(), [.. paper, ("written", written)]);
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await saved.Body());
    }

    private static Task<HttpResponseMessage> Save(
        HttpClient visitor,
        long offer,
        string mark,
        params (string, string)[] fields
    ) =>
        visitor.Send(
            $"/answers?offer={offer}",
            "/answers?handler=Save",
            [("offer", $"{offer}"), ("requestId", mark), .. fields]
        );
}
