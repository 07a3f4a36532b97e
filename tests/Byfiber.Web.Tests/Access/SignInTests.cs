using System.Net;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Access;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Web.Tests.Access;

/// <summary>Signing in as people do, and as those do who should not come in.</summary>
public class SignInTests(OnEach<EmptyVillage> villages) : IClassFixture<OnEach<EmptyVillage>>
{
    private EmptyVillage village = null!;

    private const string Password = "kanot-vinter-lampa-sju";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task The_right_password_leads_where_the_person_was_going(string kind)
    {
        village = await villages.On(kind);
        var (_, email) = await Somebody(Role.Planner);
        using var visitor = village.Stranger();

        var asked = await visitor.Get("/plans?limit=3");
        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        asked.Headers.Location!.PathAndQuery.ShouldBe("/sign-in?returnTo=%2Fplans%3Flimit%3D3");
        var answer = await visitor.ByFormAsync(email, Password, "/plans?limit=3");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/plans?limit=3");
        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [OnBoth("https://evil.example/")]
    [OnBoth("//evil.example/")]
    [OnBoth("/\\evil.example/")]
    [OnBoth("\\\\evil.example")]
    [OnBoth("javascript:alert(1)")]
    public async Task A_sign_in_never_leads_to_another_site(string kind, string returnTo)
    {
        village = await villages.On(kind);
        var (_, email) = await Somebody(Role.Planner);
        using var visitor = village.Stranger();

        var page = await visitor.Page("/sign-in?returnTo=" + Uri.EscapeDataString(returnTo));
        page.ShouldNotContain("name=\"returnTo\" value");
        var answer = await visitor.ByFormAsync(email, Password, returnTo);

        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Theory, OnBoth]
    public async Task Whether_an_address_has_an_account_shows_neither_at_the_sign_in_nor_at_a_forgotten_password(
        string kind
    )
    {
        village = await villages.On(kind);
        var (locked, lockedEmail) = await Somebody(Role.Planner);
        await Lock(locked);
        var (_, email) = await Somebody(Role.Planner);
        var (closed, closedEmail) = await Somebody(Role.Planner);
        await village.Room<CloseAccount>().RunAsync(closed, "test", Cancel);
        var answers = new List<string>();
        foreach (var one in (string[])[lockedEmail, email, closedEmail, $"{Guid.NewGuid():N}@byfiber.example"])
        {
            using var visitor = village.Stranger();
            // The locked one has the right password.
            var signIn = await visitor.ByFormAsync(one, one == email ? "fel-ord-helt-och-hållet" : Password);
            signIn.StatusCode.ShouldBe(HttpStatusCode.OK);
            var forgotten = await visitor.Send("/sign-in/forgotten", "/sign-in/forgotten", ("email", one));
            answers.Add(Bare(await signIn.Body(), one) + Bare(await forgotten.Body(), one));
        }
        answers.Distinct().ShouldHaveSingleItem().ShouldContain("Om adressen hör till ett konto");
    }

    [Theory, OnBoth]
    public async Task Five_wrong_passwords_lock_an_account_and_the_journal_tells(string kind)
    {
        village = await villages.On(kind);
        var (id, email) = await Somebody(Role.Planner);
        using var visitor = village.Stranger();
        for (var i = 0; i < 5; i++)
            (await visitor.ByFormAsync(email, "fel-ord-helt-och-hållet")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await visitor.ByFormAsync(email, Password)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var history = await village.Room<AccountList>().OneAsync(id, Cancel);
        history!.Account.State.ShouldBe(AccountState.Locked);
        history.Entries[0].Verb.ShouldBe("LockAccount");
    }

    [Theory, OnBoth]
    public async Task A_sign_in_gives_a_new_cookie_that_no_script_reads_and_no_other_sites_form_sends(string kind)
    {
        village = await villages.On(kind);
        var (_, email) = await Somebody(Role.Planner);
        // Somebody else's cookie, put there to be signed in to (session fixation).
        var planted = await SignedIn.CookieAsync(village.App.Services, Role.Sales);
        using var visitor = village.Stranger();
        visitor.DefaultRequestHeaders.Add("Cookie", $"{Schemes.StaffCookie}=planted-{planted[..20]}");

        var answer = await visitor.ByFormAsync(email, Password);

        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(one => one.StartsWith(Schemes.StaffCookie, StringComparison.Ordinal));
        cookie.ShouldNotContain("planted");
        cookie.ToLowerInvariant().ShouldContain("httponly");
        cookie.ToLowerInvariant().ShouldContain("samesite=lax");
    }

    [Theory, OnBoth]
    public async Task A_closed_account_and_an_ended_role_lose_access_at_the_next_request(string kind)
    {
        village = await villages.On(kind);
        var first = await SignedIn.AccountAsync(village.App.Services, Role.Planner, Role.Sales);
        using var visitor = SignedIn.Visitor(
            village.App,
            follow: false,
            await SignedIn.CookieAsync(village.App.Services, first)
        );
        (await visitor.Get("/imports")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await village.Room<EndRole>().RunAsync(first, Role.Planner, "test", Cancel);
        (await visitor.Get("/imports")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await village.Room<CloseAccount>().RunAsync(first, "test", Cancel);
        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/api/plans/runs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBoth]
    public async Task Signing_out_takes_a_button_with_a_token(string kind)
    {
        village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Planner);
        using var nothing = new FormUrlEncodedContent([]);
        (await visitor.Post("/sign-out", nothing)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await visitor.Send("/sign-out", "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [OnBoth("/api/plans/runs", HttpStatusCode.Unauthorized, "sign in")]
    [OnBoth("/tiles/facts.json", HttpStatusCode.Unauthorized, "sign in")]
    public async Task A_program_without_a_sign_in_gets_a_problem(
        string kind,
        string path,
        HttpStatusCode status,
        string words
    )
    {
        village = await villages.On(kind);
        using var visitor = village.Stranger();
        var answer = await visitor.Get(path);
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Body()).ShouldContain(words);
    }

    [Theory, OnBoth]
    public async Task A_program_whose_role_does_not_include_it_gets_a_problem_and_a_person_a_page(string kind)
    {
        village = await villages.On(kind);
        using var visitor = await village.Visitor(Role.Provider);
        var answer = await visitor.Get("/api/plans/runs");
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var page = await visitor.Get("/plans");
        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.Body()).ShouldContain("Din roll räcker inte");
    }

    [Theory]
    [OnBoth(Role.Administrator)]
    [OnBoth(Role.Coordinator)]
    [OnBoth(Role.Planner)]
    [OnBoth(Role.Sales)]
    [OnBoth(Role.Crew)]
    [OnBoth(Role.Provider)]
    [OnBoth(Role.CircleLeader)]
    [OnBoth(Role.Auditor)]
    public async Task Every_link_of_a_roles_home_page_is_open_to_it(string kind, Role role)
    {
        village = await villages.On(kind);
        using var visitor = await village.Visitor(role);
        foreach (var link in Html.Links(await visitor.Page("/")).Distinct())
            (await visitor.Get(link)).StatusCode.ShouldBe(HttpStatusCode.OK, $"{role}: {link}");
    }

    [Theory, OnBoth]
    public async Task A_stranger_sees_the_front_page_and_no_menu_of_the_staff(string kind)
    {
        village = await villages.On(kind);
        using var visitor = village.Stranger();
        var page = await visitor.Page("/");
        Html.Links(page).ShouldContain("/sign-in");
        Html.Links(page).ShouldNotContain("/map");
        foreach (var link in Html.Links(page).Distinct())
            (await visitor.Get(link)).StatusCode.ShouldBe(HttpStatusCode.OK, link);
    }

    /// <summary>The page without what differs for any visitor: tokens, and the address that was written.</summary>
    private static string Bare(string html, string email) =>
        System
            .Text.RegularExpressions.Regex.Replace(html, "value=\"CfDJ[^\"]*\"", "")
            .Replace(email, "", StringComparison.Ordinal);

    private async Task Lock(long id)
    {
        await using var scope = village.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await users.SetLockoutEndDateAsync(account!, DateTimeOffset.MaxValue);
    }

    private async Task<(long Id, string Email)> Somebody(params Role[] roles)
    {
        var id = await SignedIn.AccountAsync(village.App.Services, roles);
        await using var scope = village.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await users.AddPasswordAsync(account!, Password)).Succeeded.ShouldBeTrue();
        return (id, account!.Email!);
    }
}
