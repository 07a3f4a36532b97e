using System.Net;
using System.Text.RegularExpressions;
using Byfiber.Core.Contracts;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Residents;

/// <summary>What a household does on its pages, from the letter to the signed contract.</summary>
public partial class HouseholdTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task The_letters_code_opens_the_offer_of_that_house_and_no_other(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        var text = Html.Text(await resident.Page("/household"));
        await using var db = hamlet.Database();
        var address = await db.Premises.Where(p => p.Id == home.PremisesId).Select(p => p.Address).SingleAsync(Cancel);
        text.ShouldContain($"Fiber till {address}");
        text.ShouldContain("19\u00a0500\u00a0kr");
        text.ShouldContain("Om tillräckligt många i området skriver avtal.");
    }

    [Theory]
    [OnBoth("/household")]
    [OnBoth("/household/contact")]
    [OnBoth("/household/contract")]
    [OnBoth("/household/area")]
    [OnBoth("/household/terms")]
    [OnBoth("/household/area?handler=Picture")]
    public async Task A_households_page_opens_and_lies_in_no_cache(string kind, string path)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        var answer = await resident.Get(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Body());
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task The_offer_says_how_many_neighbours_have_signed_and_names_nobody(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        var text = Html.Text(await resident.Page("/household"));
        text.ShouldContain("Hur många grannar är med?");
        text.ShouldMatch("Avtal är skrivna för (färre än fem|[0-9]+) av [0-9]+ hus\\.");
    }

    [Theory, OnBoth]
    public async Task An_answer_sent_twice_is_one_answer_and_the_last_one_holds(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        var page = await resident.Page("/household");
        var first = Fields(page, ("Kind", "Maybe"), ("requestId", Hidden(page, "requestId")));
        (await resident.Post("/household", first())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await resident.Post("/household", first())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await resident.Page("/household");
        var second = Fields(page, ("Kind", "No"), ("Reason", "Price"), ("requestId", Hidden(page, "requestId")));
        (await resident.Post("/household", second())).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await using var db = hamlet.Database();
        (await db.Answers.Where(a => a.OfferId == home.OfferId).CountAsync(Cancel)).ShouldBe(2);
        Html.Text(await resident.Page("/household")).ShouldContain("Ert svar: Nej tack");
    }

    [Theory, OnBoth]
    public async Task A_no_without_its_reason_is_asked_again_in_words(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        var answer = await resident.Send("/household", "/household", ("Kind", "No"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Html.Text(await answer.Body()).ShouldContain("Välj det skäl till nej som stämmer bäst");
    }

    [Theory, OnBoth]
    public async Task A_contract_is_read_and_signed_with_a_code_and_signing_twice_is_one_contract(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        await ChooseAsync(resident, "asta@example.se");
        Html.Text(await resident.Page("/household/contract/review")).ShouldContain("Att betala");
        var pdf = await resident.Get("/household/contract/review?handler=Document");
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (
            await resident.Send("/household/contract/review", "/household/contract/review?handler=Send")
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var review = await resident.Page("/household/contract/review");
        var signing = Fields(
            review,
            ("code", await hamlet.OneTimeCodeAsync("asta@example.se")),
            ("document", Hidden(review, "document"))
        );
        var answers = await Task.WhenAll(
            resident.Post("/household/contract/review?handler=Sign", signing()),
            resident.Post("/household/contract/review?handler=Sign", signing())
        );
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);

        await using var db = hamlet.Database();
        var contract = await db.Contracts.SingleAsync(c => c.PremisesId == home.PremisesId, Cancel);
        (await db.Signatures.CountAsync(s => s.ContractId == contract.Id, Cancel)).ShouldBe(1);
        var page = Html.Text(await resident.Page("/household/contract"));
        page.ShouldContain(contract.Number);
        page.ShouldContain("dagar kvar");
        // Loaded anew, gone back to: the contract, not another one.
        (await resident.Get("/household/contract/review")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task A_wrong_code_signs_nothing_and_says_so(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        await ChooseAsync(resident, "bo@example.se");
        await resident.Send("/household/contract/review", "/household/contract/review?handler=Send");
        var code = await hamlet.OneTimeCodeAsync("bo@example.se");
        var review = await resident.Page("/household/contract/review");
        var wrong = Fields(
            review,
            ("code", code == "123456" ? "123457" : "123456"),
            ("document", Hidden(review, "document"))
        );
        var answer = await resident.Post("/household/contract/review?handler=Sign", wrong());
        Html.Text(await answer.Body()).ShouldContain("Koden är fel eller gäller inte längre");
        await using var db = hamlet.Database();
        (await db.Contracts.CountAsync(c => c.PremisesId == home.PremisesId, Cancel)).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_contract_waits_for_the_co_owner_who_signs_with_a_code_of_their_own(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        await ChooseAsync(
            resident,
            "eva@example.se",
            ("Others[0].Name", "Erik Berg"),
            ("Others[0].Email", "erik@example.se")
        );
        await SignAsync(hamlet, resident, "eva@example.se");
        var waiting = await resident.Page("/household/contract");
        Html.Text(waiting).ShouldContain("Väntar på underskrift");
        var coSign = Html.Links(waiting).First(link => link.Contains("co-sign", StringComparison.Ordinal));
        var sent = await resident.Send(coSign, coSign.Replace("?", "?handler=Send&", StringComparison.Ordinal));
        var page = await resident.Page(sent.Headers.Location!.OriginalString);
        var signing = Fields(
            page,
            ("form", Hidden(page, "form")),
            ("code", await hamlet.OneTimeCodeAsync("erik@example.se"))
        );
        var answer = await resident.Post(coSign.Replace("?", "?handler=Sign&", StringComparison.Ordinal), signing());
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Body());
        Html.Text(await resident.Page("/household/contract")).ShouldContain("Gäller");
    }

    [Theory, OnBoth]
    public async Task Ending_a_contract_shows_its_fee_first_and_is_asked_twice(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        await ChooseAsync(resident, "fia@example.se");
        await SignAsync(hamlet, resident, "fia@example.se");
        var page = await resident.Page("/household/contract/end");
        var handler = page.Contains("handler=Withdraw", StringComparison.Ordinal) ? "Withdraw" : "Cancel";
        var action = "/household/contract/end?handler=" + handler;
        var unsure = await resident.Send("/household/contract/end", action, ("feeOre", "0"));
        Html.Text(await unsure.Body()).ShouldContain("Kryssa i rutan");
        (await resident.Send("/household/contract/end", action, ("feeOre", "0"), ("sure", "true"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        await using var db = hamlet.Database();
        (await db.Contracts.SingleAsync(c => c.PremisesId == home.PremisesId, Cancel)).EndedAt.ShouldNotBeNull();
    }

    [Theory, OnBoth]
    public async Task Who_has_given_a_mail_address_comes_back_by_a_one_time_code(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        await resident.Send(
            "/household/contact",
            "/household/contact",
            ("Name", "Gun Ek"),
            ("Email", "gun@example.se"),
            ("Tie", "Owner")
        );
        using var later = hamlet.Browser();
        var sent = await later.Send(
            "/household/sign-in",
            "/household/sign-in?handler=Address",
            ("address", "Gun@Example.se")
        );
        var page = await later.Page(sent.Headers.Location!.OriginalString);
        var form = Fields(
            page,
            ("form", Hidden(page, "form")),
            ("code", await hamlet.OneTimeCodeAsync("gun@example.se"))
        );
        (await later.Post("/household/sign-in/code", form())).Headers.Location!.OriginalString.ShouldBe("/household");
        (await later.Page("/household/contact")).ShouldContain("Gun Ek");
    }

    [Theory, OnBoth]
    public async Task A_neighbour_who_asks_neighbours_sees_counts_only(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        (await resident.Get("/household/area/sheet")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await resident.Send(
            "/household/contact",
            "/household/contact",
            ("Name", "Hans Ek"),
            ("Phone", "070-123 45 67"),
            ("Tie", "Owner")
        );
        (await resident.Send("/household/area", "/household/area?handler=Volunteer")).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var sheet = Html.Text(await resident.Page("/household/area/sheet"));
        sheet.ShouldContain("Hela byn");
        sheet.ShouldNotContain("Hans");
        var pdf = await resident.Get("/household/area/sheet?handler=Pdf");
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    internal static async Task ChooseAsync(HttpClient resident, string email, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] usual =
        [
            ("Name", "Asta Berg"),
            ("Email", email),
            ("Role", "Owner"),
            ("Dig", "Own"),
            ("Pay", "Once"),
        ];
        var chosen = await resident.Send(
            "/household/contract",
            "/household/contract",
            [.. usual.Where(field => more.All(one => one.Name != field.Name)), .. more]
        );
        chosen.Headers.Location?.OriginalString.ShouldBe("/household/contract/review", Html.Text(await chosen.Body()));
    }

    internal static async Task SignAsync(OfferedHamlet hamlet, HttpClient resident, string email)
    {
        await resident.Send("/household/contract/review", "/household/contract/review?handler=Send");
        var review = await resident.Page("/household/contract/review");
        var signing = Fields(
            review,
            ("code", await hamlet.OneTimeCodeAsync(email)),
            ("document", Hidden(review, "document"))
        );
        (await resident.Post("/household/contract/review?handler=Sign", signing())).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
    }

    /// <summary>A form with its token, as often as one likes.</summary>
    internal static Func<HttpContent> Fields(string page, params (string Name, string Value)[] fields) =>
        () =>
            new FormUrlEncodedContent(
                fields
                    .Append(("__RequestVerificationToken", Html.Token(page)))
                    .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            );

    /// <summary>The value of a hidden field.</summary>
    internal static string Hidden(string page, string name) =>
        WebUtility.HtmlDecode(
            Input()
                .Matches(page)
                .Select(m => m.Value)
                .Where(i => i.Contains($"name=\"{name}\"", StringComparison.Ordinal))
                .Select(i => Value().Match(i).Groups[1].Value)
                .First()
        );

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
