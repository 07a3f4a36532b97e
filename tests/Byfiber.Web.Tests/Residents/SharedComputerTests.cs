using System.Net;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Access;
using Byfiber.Web.Tests.Access;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Residents;

/// <summary>The library's computer: what the one before left there, and what the one after could do with it.</summary>
public class SharedComputerTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private const string Choose = "/household/sign-in/premises";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task Who_has_two_homes_chooses_once_in_the_browser_that_proved_it_and_no_address_holds_the_proof(
        string kind
    )
    {
        var hamlet = await hamlets.On(kind);
        var mail = Address();
        await LiveAsync(hamlet, await hamlet.HomeAsync(), mail);
        var second = await hamlet.HomeAsync();
        await LiveAsync(hamlet, second, mail);
        using var library = hamlet.Browser();

        (await ByOneTimeCodeAsync(hamlet, library, mail)).Headers.Location!.OriginalString.ShouldBe(Choose);

        using var elsewhere = hamlet.Browser();
        (await elsewhere.Get(Choose)).Headers.Location!.OriginalString.ShouldBe("/household/sign-in");
        var page = await library.Page(Choose);
        var homes = Html.Text(page);
        homes.ShouldContain(await AddressAsync(hamlet, second));
        var one = HouseholdTests.Fields(page, ("home", "1"));
        (
            await library.Post(Choose, HouseholdTests.Fields(page, ("home", "2"))())
        ).Headers.Location!.OriginalString.ShouldBe("/household/sign-in");
        (await library.Post(Choose, one())).Headers.Location!.OriginalString.ShouldBe("/household");

        await library.Send("/household/sign-out", "/household/sign-out");
        (await library.Get("/household")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await library.Get(Choose)).Headers.Location!.OriginalString.ShouldBe("/household/sign-in");
        var again = await library.Page("/household/sign-in");
        var stale = HouseholdTests.Fields(again, ("home", "1"));
        (await library.Post(Choose, stale())).Headers.Location!.OriginalString.ShouldBe("/household/sign-in");
    }

    [Theory, OnBoth]
    public async Task The_way_out_takes_an_unmade_choice_with_it_and_so_does_the_next_to_sign_in(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var mail = Address();
        await LiveAsync(hamlet, await hamlet.HomeAsync(), mail);
        await LiveAsync(hamlet, await hamlet.HomeAsync(), mail);
        using var library = hamlet.Browser();

        await ByOneTimeCodeAsync(hamlet, library, mail);
        await library.Page("/household/sign-out");
        (await library.Get(Choose)).Headers.Location!.OriginalString.ShouldBe("/household/sign-in");

        await ByOneTimeCodeAsync(hamlet, library, mail);
        var next = await hamlet.HomeAsync();
        await library.Send("/household/sign-in", "/household/sign-in?handler=Code", ("code", next.Code));
        (await library.Get(Choose)).Headers.Location!.OriginalString.ShouldBe("/household/sign-in");
        Html.Text(await library.Page("/household")).ShouldContain(await AddressAsync(hamlet, next));
    }

    [Theory]
    [OnBoth("one-time-code")]
    [OnBoth("identity")]
    public async Task Whatever_cookie_was_there_before_a_sign_in_gives_one_of_its_own(string kind, string way)
    {
        var hamlet = await hamlets.On(kind);
        var (mail, name) = (Address(), "Ida " + Guid.NewGuid().ToString("N"));
        var own = await hamlet.HomeAsync();
        await LiveAsync(hamlet, own, mail, name);
        using var planted = SignedIn.Visitor(hamlet.App, follow: false, "planted", Schemes.ResidentCookie);

        var answer = await InAsync(planted);

        answer.Headers.Location!.OriginalString.ShouldBe("/household");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(IsVisit);
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        cookie.ShouldNotContain("planted");
        using var later = hamlet.Browser();
        var other = (await InAsync(later)).Headers.GetValues("Set-Cookie").Single(IsVisit);
        other.Split(';')[0].ShouldNotBe(cookie.Split(';')[0], "each sign-in has a cookie of its own");
        Html.Text(await planted.Page("/household")).ShouldContain(await AddressAsync(hamlet, own));

        async Task<HttpResponseMessage> InAsync(HttpClient browser) =>
            way == "identity" ? await ByIdentityAsync(browser, name) : await ByOneTimeCodeAsync(hamlet, browser, mail);
    }

    /// <summary>Somebody who lives there has given a mail address, and has shown who they are once.</summary>
    private static async Task LiveAsync(OfferedHamlet hamlet, Home home, string mail, string? name = null)
    {
        using var resident = await hamlet.ResidentAsync(home);
        if (name is not null)
            (await resident.IdentifyAsync("/household/identity", ("person", name))).ShouldBe("/household");
        await resident.Send(
            "/household/contact",
            "/household/contact",
            ("Name", name ?? "Lo Ek"),
            ("Email", mail),
            ("Tie", "Owner")
        );
    }

    private static async Task<HttpResponseMessage> ByOneTimeCodeAsync(
        OfferedHamlet hamlet,
        HttpClient browser,
        string mail
    )
    {
        var sent = await browser.Send("/household/sign-in", "/household/sign-in?handler=Address", ("address", mail));
        var page = await browser.Page(sent.Headers.Location!.OriginalString);
        var form = HouseholdTests.Fields(
            page,
            ("form", HouseholdTests.Hidden(page, "form")),
            ("code", await hamlet.OneTimeCodeAsync(mail))
        );
        return await browser.Post("/household/sign-in/code", form());
    }

    private static async Task<HttpResponseMessage> ByIdentityAsync(HttpClient browser, string name)
    {
        var callback = await browser.CallbackAsync("/household/identity", ("person", name));
        return await browser.Get((await browser.Get(callback)).Headers.Location!.ToString());
    }

    private static string Address() => $"{Guid.NewGuid():N}@example.se";

    private static async Task<string> AddressAsync(OfferedHamlet hamlet, Home home)
    {
        await using var db = hamlet.Database();
        return await db.Premises.Where(p => p.Id == home.PremisesId).Select(p => p.Address).SingleAsync(Cancel);
    }

    private static bool IsVisit(string cookie) =>
        cookie.StartsWith(Schemes.ResidentCookie + "=", StringComparison.Ordinal);
}
