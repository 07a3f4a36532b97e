using System.Net;
using System.Text.RegularExpressions;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Access;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Web.Tests.Access;

/// <summary>Invitations, passwords, the second factor and the administrator's pages, as people meet them.</summary>
public partial class AccountPageTests(OnEach<EmptyVillage> villages) : IClassFixture<OnEach<EmptyVillage>>
{
    private EmptyVillage village = null!;

    private const string Password = "kanot-vinter-lampa-sju";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task An_invited_person_chooses_a_password_once_and_comes_in(string kind)
    {
        village = await villages.On(kind);
        var invitation = await Invite(Role.Sales);
        using var visitor = village.Stranger();
        var page = "/account/password?key=" + invitation.Secret;
        (await visitor.Page(page)).ShouldContain(invitation.Email);

        var chosen = await Choose(visitor, invitation.Secret, Password);
        chosen.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        chosen.Headers.Location!.OriginalString.ShouldStartWith("/sign-in");

        (await visitor.ByFormAsync(invitation.Email, Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var other = village.Stranger();
        Html.Text(await other.Page(page)).ShouldContain("Länken fungerar inte längre");
    }

    [Theory]
    [OnBoth("kort")]
    [OnBoth("passwordpassword")]
    [OnBoth("qwertyuiopasdf")]
    [OnBoth("111111111111111")]
    [OnBoth("byfiberbyfiber")]
    public async Task A_password_that_a_guesser_tries_early_is_refused_and_the_link_still_works(
        string kind,
        string password
    )
    {
        village = await villages.On(kind);
        var invitation = await Invite(Role.Sales);
        using var visitor = village.Stranger();

        var refused = await Choose(visitor, invitation.Secret, password);

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.Body()).ShouldContain("role=\"alert\"");
        (await Choose(visitor, invitation.Secret, Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task A_form_cannot_give_more_than_it_asks_for(string kind)
    {
        village = await villages.On(kind);
        var (_, visitor) = await SignIn(Role.Sales);
        using var _ = visitor;
        await visitor.Send(
            "/account",
            "/account?handler=Address",
            ("email", "ny@byfiber.example"),
            ("Account.TwoFactorEnabled", "true"),
            ("Account.Email", "stulen@byfiber.example"),
            ("roles", "Administrator"),
            ("Account.DisplayName", "Chefen")
        );

        var page = Html.Text(await visitor.Page("/account"));
        page.ShouldNotContain("stulen@");
        page.ShouldNotContain("Chefen");
        (await visitor.Get("/administration/accounts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBoth]
    public async Task An_administrator_invites_and_the_letter_waits_in_the_outbox(string kind)
    {
        village = await villages.On(kind);
        using var administrator = await village.Visitor(Role.Administrator);
        var email = $"{Guid.NewGuid():N}@byfiber.example";

        var sent = await administrator.Send(
            "/administration/accounts",
            "/administration/accounts",
            ("name", "<script>alert(1)</script>"),
            ("email", email),
            ("roles", "Crew")
        );

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await administrator.Page("/administration/accounts");
        page.ShouldContain(email);
        page.ShouldNotContain("<script>alert");
    }

    [Theory]
    [OnBoth("Resident")]
    [OnBoth("99")]
    public async Task A_role_that_no_account_has_is_refused(string kind, string role)
    {
        village = await villages.On(kind);
        using var administrator = await village.Visitor(Role.Administrator);
        var answer = await administrator.Send(
            "/administration/accounts",
            "/administration/accounts",
            ("name", "Anna"),
            ("email", $"{Guid.NewGuid():N}@byfiber.example"),
            ("roles", role)
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Body()).ShouldContain("role=\"alert\"");
    }

    [Theory, OnBoth]
    public async Task With_a_second_factor_the_password_alone_is_not_enough(string kind)
    {
        village = await villages.On(kind);
        var (email, visitor) = await SignIn(Role.Sales);
        using var _ = visitor;
        (await visitor.Send("/account/second-factor", "/account/second-factor?handler=Begin")).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var page = await visitor.Page("/account/second-factor");
        var key = KeyText().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var picture = await visitor.Get("/account/second-factor?handler=Picture");
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");

        var on = await visitor.Send(
            "/account/second-factor",
            "/account/second-factor?handler=On",
            ("code", Totp.Now(key))
        );
        var codes = CodeText().Matches(await on.Body()).Select(code => code.Groups[1].Value).ToArray();
        codes.Length.ShouldBe(10);
        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK, "the own sign-in goes on");

        using var other = village.Stranger();
        var half = await other.ByFormAsync(email, Password);
        half.Headers.Location!.OriginalString.ShouldStartWith("/sign-in/code");
        (await other.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await other.Send("/sign-in/code", "/sign-in/code", ("code", "000000"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.Send("/sign-in/code", "/sign-in/code", ("code", codes[0]))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await other.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var third = village.Stranger();
        await third.ByFormAsync(email, Password);
        (await third.Send("/sign-in/code", "/sign-in/code", ("code", codes[0]))).StatusCode.ShouldBe(
            HttpStatusCode.OK,
            "a recovery code works once"
        );
    }

    [Theory, OnBoth]
    public async Task A_new_password_ends_other_sign_ins(string kind)
    {
        village = await villages.On(kind);
        var (email, visitor) = await SignIn(Role.Sales);
        using var other = village.Stranger();
        await other.ByFormAsync(email, Password);
        (await other.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);
        const string Next = "segel-granit-morot-elva";

        var changed = await visitor.Send(
            "/account",
            "/account?handler=Password",
            ("current", Password),
            ("password", Next),
            ("again", Next)
        );

        Html.Text(await changed.Body()).ShouldContain("Lösenordet är bytt");
        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        visitor.Dispose();
    }

    [GeneratedRegex("<code class=\"key\">([A-Z2-7 ]+)</code>")]
    private static partial Regex KeyText();

    [GeneratedRegex("<li><code>([^<]+)</code>|<code>([^<]+)</code>")]
    private static partial Regex CodeText();

    private static async Task<HttpResponseMessage> Choose(HttpClient visitor, string secret, string password) =>
        await visitor.Send(
            "/account/password?key=" + secret,
            "/account/password",
            ("key", secret),
            ("password", password),
            ("again", password)
        );

    private Task<Invitation> Invite(params Role[] roles) =>
        village
            .Room<InviteAccount>()
            .RunAsync($"{Guid.NewGuid():N}@byfiber.example", "Test Person", roles, "test", cancel: Cancel);

    private async Task<(string Email, HttpClient Visitor)> SignIn(params Role[] roles)
    {
        var invitation = await Invite(roles);
        var visitor = village.Stranger();
        (await Choose(visitor, invitation.Secret, Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.ByFormAsync(invitation.Email, Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return (invitation.Email, visitor);
    }
}
