using System.Net;
using System.Text.RegularExpressions;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Access;
using Byfiber.Web.Access.Residents;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Web.Tests.Residents;

/// <summary>What nobody may do to a household, and a household to another.</summary>
public partial class SafetyTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Script = "<script>alert(1)</script>";

    [Theory, OnBoth]
    public async Task Opening_the_letters_address_asks_first_and_signs_nobody_in(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var preview = hamlet.Browser();
        var page = await preview.Get($"/k/{home.Code}");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        SetsVisit(page).ShouldBeFalse();
        (await preview.Get("/household")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var resident = hamlet.Browser();
        (await resident.Send($"/k/{home.Code}", $"/k/{home.Code}")).Headers.Location!.OriginalString.ShouldBe(
            "/household"
        );
    }

    [Theory]
    [OnBoth("7H2K-9QXM-4TBD", "Ingen har den koden")]
    [OnBoth("7H2K", "tolv bokstäver och siffror")]
    [OnBoth("", "tolv bokstäver och siffror")]
    [OnBoth(Script, "tolv bokstäver och siffror")]
    public async Task A_code_that_opens_nothing_is_told_in_one_sentence(string kind, string code, string sentence)
    {
        var hamlet = await hamlets.On(kind);
        using var visitor = hamlet.Browser();
        var answer = await visitor.Send("/household/sign-in", "/household/sign-in?handler=Code", ("code", code));
        var html = await answer.Body();
        Html.Text(html).ShouldContain(sentence);
        html.ShouldNotContain(Script);
        SetsVisit(answer).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task A_code_is_read_however_it_is_typed(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        var typed = home
            .Code.ToLowerInvariant()
            .Replace("-", " ", StringComparison.Ordinal)
            .Replace('0', 'o')
            .Replace('1', 'l');
        using var visitor = hamlet.Browser();
        (
            await visitor.Send("/household/sign-in", "/household/sign-in?handler=Code", ("code", typed))
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task Signing_in_gives_a_cookie_of_its_own_making_and_throws_away_a_planted_one(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var (first, second) = (await hamlet.HomeAsync(), await hamlet.HomeAsync());
        using var visitor = await hamlet.ResidentAsync(first);
        var answer = await visitor.Send("/household/sign-in", "/household/sign-in?handler=Code", ("code", second.Code));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(IsVisit);
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        await using var db = hamlet.Database();
        var address = await db
            .Premises.Where(p => p.Id == second.PremisesId)
            .Select(p => p.Address)
            .SingleAsync(Cancel);
        Html.Text(await visitor.Page("/household")).ShouldContain($"Fiber till {address}");
    }

    [Theory, OnBoth]
    public async Task A_visit_ends_when_its_code_is_taken_back(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var visitor = await hamlet.ResidentAsync(home);
        await using (var db = hamlet.Database())
        {
            await db
                .OfferCodes.Where(c => c.OfferId == home.OfferId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.RevokedAt, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
                    Cancel
                );
        }
        var answer = await visitor.Get("/household");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/household/sign-in");
    }

    [Theory, OnBoth]
    public async Task What_a_browser_adds_to_a_form_changes_nothing_of_another_household(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var (own, other) = (await hamlet.HomeAsync(), await hamlet.HomeAsync());
        using var resident = await hamlet.ResidentAsync(own);
        var id = other.OfferId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var premises = other.PremisesId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await resident.Send(
            "/household",
            $"/household?offerId={id}&premisesId={premises}",
            ("Kind", "Maybe"),
            ("OfferId", id),
            ("offerId", id),
            ("PremisesId", premises),
            ("Visit.PremisesId", premises),
            ("PersonId", "1"),
            ("Channel", "Phone")
        );
        await using var db = hamlet.Database();
        (await db.Answers.AnyAsync(a => a.OfferId == other.OfferId, Cancel)).ShouldBeFalse();
        var answer = await db.Answers.SingleAsync(a => a.OfferId == own.OfferId, Cancel);
        (answer.Channel, answer.PersonId).ShouldBe((Core.Offers.Channel.Web, null));
    }

    [Theory, OnBoth]
    public async Task Another_households_contract_is_not_there(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var (own, other) = (await hamlet.HomeAsync(), await hamlet.HomeAsync());
        using var neighbour = await hamlet.ResidentAsync(other);
        await HouseholdTests.ChooseAsync(
            neighbour,
            "nina@example.se",
            ("Others[0].Name", "Nils Ek"),
            ("Others[0].Email", "nils@example.se")
        );
        await HouseholdTests.SignAsync(hamlet, neighbour, "nina@example.se");
        await using var db = hamlet.Database();
        var contract = await db.Contracts.SingleAsync(c => c.PremisesId == other.PremisesId, Cancel);
        var document = await db
            .ContractDocuments.Where(d => d.ContractId == contract.Id)
            .Select(d => d.Id)
            .FirstAsync(Cancel);
        var party = await db.ContractParties.Where(p => p.ContractId == contract.Id).MaxAsync(p => p.Id, Cancel);

        using var resident = await hamlet.ResidentAsync(own);
        (await resident.Get($"/household/contract?handler=Document&document={document}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await resident.Get($"/household/contract/co-sign?party={party}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await resident.Get($"/household/contract/co-sign?handler=Document&party={party}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await resident.Get("/household/contract/end")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Html.Text(await resident.Page("/household/contract")).ShouldNotContain(contract.Number);
    }

    [Theory, OnBoth]
    public async Task A_contract_begun_in_one_household_cannot_be_signed_in_another(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var (one, other) = (await hamlet.HomeAsync(), await hamlet.HomeAsync());
        using var visitor = await hamlet.ResidentAsync(one);
        await HouseholdTests.ChooseAsync(visitor, "olle@example.se");
        await visitor.Send("/household/sign-in", "/household/sign-in?handler=Code", ("code", other.Code));
        (await visitor.Get("/household/contract/review")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [OnBoth("/household")]
    [OnBoth("/household/contact")]
    [OnBoth("/household/contract")]
    [OnBoth("/household/contract/review?handler=Send")]
    [OnBoth("/household/contract/review?handler=Sign")]
    [OnBoth("/household/area?handler=Volunteer")]
    [OnBoth("/household/sign-out")]
    [OnBoth("/household/sign-in?handler=Code")]
    [OnBoth("/household/sign-in?handler=Address")]
    public async Task A_form_without_its_token_is_refused(string kind, string path)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        using var nothing = new FormUrlEncodedContent([]);
        (await resident.Post(path, nothing)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [OnBoth("/household")]
    [OnBoth("/household/contact")]
    [OnBoth("/household/contract")]
    [OnBoth("/household/area")]
    [OnBoth("/household/sign-in")]
    public async Task Every_form_of_a_page_carries_its_token(string kind, string path)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        var forms = Html.PostForms(await resident.Page(path)).ToList();
        forms.ShouldNotBeEmpty();
        forms.ShouldAllBe(form => Html.Token(form).Length > 0);
    }

    [Theory, OnBoth]
    public async Task Script_in_a_text_field_comes_back_as_text(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        (string, string)[] fields =
        [
            ("Name", Script),
            ("Email", "per@example.se"),
            ("Phone", "070-1234567"),
            ("Tie", "Owner"),
        ];
        await resident.Send("/household/contact", "/household/contact", fields);
        await resident.Send("/household", "/household", ("Kind", "CallMe"), ("Note", Script));
        await resident.Send(
            "/household/contract",
            "/household/contract",
            ("Name", Script),
            ("Email", "per@example.se"),
            ("Property", Script),
            ("Others[0].Name", Script),
            ("Others[0].Email", "pia@example.se"),
            ("Dig", "Own")
        );
        foreach (
            var path in new[]
            {
                "/household",
                "/household/contact",
                "/household/contract",
                "/household/contract/review",
            }
        )
            (await resident.Page(path)).ShouldNotContain(Script, customMessage: path);
        (await resident.Page("/address?q=" + Uri.EscapeDataString(Script))).ShouldNotContain(Script);
    }

    [Theory, OnBoth]
    public async Task Whether_somebody_has_an_address_shows_nowhere(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var resident = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        await resident.Send(
            "/household/contact",
            "/household/contact",
            ("Name", "Rut Ek"),
            ("Email", "rut@example.se"),
            ("Tie", "Owner")
        );
        var known = await AskAsync("rut@example.se");
        var unknown = await AskAsync("nobody@example.se");
        unknown.ShouldBe(known);

        async Task<string> AskAsync(string address)
        {
            using var visitor = hamlet.Browser();
            var sent = await visitor.Send(
                "/household/sign-in",
                "/household/sign-in?handler=Address",
                ("address", address)
            );
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var page = await visitor.Page(sent.Headers.Location!.OriginalString);
            var wrong = HouseholdTests.Fields(page, ("form", HouseholdTests.Hidden(page, "form")), ("code", "000000"));
            var answer = await (await visitor.Post("/household/sign-in/code", wrong())).Body();
            return Sealed().Replace(Html.Text(page) + Html.Text(answer), "");
        }
    }

    [Fact]
    public async Task Guesses_from_one_address_end_after_a_few_however_many_come_at_once()
    {
        var time = new FakeTimeProvider();
        var limit = new GuessLimit(time, 5, 100);
        var from = IPAddress.Parse("192.0.2.7");
        var looked = 0;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Guess()));
        looked.ShouldBe(5);
        (await limit.EnterAsync(IPAddress.Parse("192.0.2.8"), TestContext.Current.CancellationToken)).ShouldNotBeNull();
        time.Advance(TimeSpan.FromMinutes(1));
        using var again = await limit.EnterAsync(from, TestContext.Current.CancellationToken);
        again.ShouldNotBeNull();

        async Task Guess()
        {
            using var turn = await limit.EnterAsync(from, TestContext.Current.CancellationToken);
            await Task.Yield();
            if (turn is null)
                return;
            Interlocked.Increment(ref looked);
            turn.WasWrong();
        }
    }

    [Fact]
    public async Task Right_codes_are_never_too_many()
    {
        var limit = new GuessLimit(new FakeTimeProvider(), 5, 100);
        for (var i = 0; i < 50; i++)
        {
            using var turn = await limit.EnterAsync(IPAddress.Loopback, TestContext.Current.CancellationToken);
            turn.ShouldNotBeNull();
        }
    }

    [Theory, OnBoth]
    public async Task Staff_see_no_household_page_as_one(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var coordinator = await hamlet.Visitor(Core.People.Role.Coordinator);
        (await coordinator.Get("/household")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static bool SetsVisit(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(IsVisit);

    private static bool IsVisit(string cookie) =>
        cookie.StartsWith(Schemes.ResidentCookie + "=", StringComparison.Ordinal);

    [GeneratedRegex("\\s+")]
    private static partial Regex Sealed();
}
