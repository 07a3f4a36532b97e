using System.Net;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Access;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Web.Tests.Access;

/// <summary>Staff who come by an identity provider, and those whom it must not let in.</summary>
public class StaffIdentityTests(OnEach<IdentityVillage> villages) : IClassFixture<OnEach<IdentityVillage>>
{
    private IdentityVillage village = null!;

    private const string Password = "kanot-vinter-lampa-sju";
    private const string NoAccount = "/sign-in?why=no-account";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task A_verified_address_of_an_account_leads_in_once_and_the_link_from_then_on(string kind)
    {
        village = await villages.On(kind);
        var (id, email) = await Somebody();
        var name = NewName();
        using var visitor = village.Stranger();
        (await visitor.Page("/sign-in?returnTo=%2Fplans")).ShouldContain("/sign-in/identity?returnTo=%2Fplans");

        (await Go(visitor, name, email, "/sign-in/identity?returnTo=%2Fplans")).ShouldBe("/plans");

        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Verbs(id)).ShouldBe(["SignIn", "LinkAccountIdentity"], ignoreOrder: false);
        using var later = village.Stranger();
        (await Go(later, name, "another@byfiber.example")).ShouldBe("/");
        (await village.Room<UnlinkIdentity>().OfAsync(id, Cancel)).ShouldHaveSingleItem();
        await using var db = village.Room<Database>().CreateDbContext();
        var kept = await db.Set<IdentityUserLogin<long>>().SingleAsync(l => l.UserId == id, Cancel);
        kept.ProviderKey.ShouldNotContain("made-up", Case.Insensitive, "the subject may be a personal number");
    }

    [Theory, OnBoth]
    public async Task Whoever_has_no_way_in_gets_one_answer_whatever_the_reason_and_no_account_is_made(string kind)
    {
        village = await villages.On(kind);
        var (_, unverified) = await Somebody();
        var (closed, closedEmail) = await Somebody();
        await village.Room<CloseAccount>().RunAsync(closed, "test", Cancel);
        var (locked, lockedEmail) = await Somebody();
        await WithAccountAsync(
            locked,
            (accounts, account) => accounts.SetLockoutEndDateAsync(account, DateTimeOffset.UtcNow.AddHours(1))
        );
        var invited = $"{Guid.NewGuid():N}@byfiber.example";
        await village.Room<InviteAccount>().RunAsync(invited, "Test Person", [Role.Sales], "test", cancel: Cancel);
        var before = await village.Room<AccountList>().RunAsync(Cancel);

        (await Answer(unverified, verified: false)).ShouldBe(NoAccount);
        (await Answer(closedEmail)).ShouldBe(NoAccount);
        (await Answer(lockedEmail)).ShouldBe(NoAccount);
        (await Answer(invited)).ShouldBe(NoAccount);
        (await Answer($"{Guid.NewGuid():N}@byfiber.example")).ShouldBe(NoAccount);
        (await Answer("")).ShouldBe(NoAccount);
        (await Answer("' or 1=1 --")).ShouldBe(NoAccount);

        (await village.Room<AccountList>().RunAsync(Cancel)).Count.ShouldBe(before.Count);
        using var visitor = village.Stranger();
        Html.Text(await visitor.Page(NoAccount)).ShouldContain("Det gick inte att logga in den vägen");
    }

    [Theory, OnBoth]
    public async Task An_address_that_only_looks_like_an_accounts_leads_nowhere(string kind)
    {
        village = await villages.On(kind);
        var (_, email) = await Somebody("k");
        // The Kelvin sign, which becomes a K when addresses are made alike to be looked up.
        (await Answer("\u212A" + email[1..])).ShouldBe(NoAccount);
        (await Answer("K" + email[1..])).ShouldBe("/");
    }

    [Theory, OnBoth]
    public async Task An_address_that_is_somebody_elses_at_the_provider_now_does_not_lead_to_the_account_it_was_linked_to(
        string kind
    )
    {
        village = await villages.On(kind);
        var (first, email) = await Somebody();
        var (second, secondEmail) = await Somebody();
        var name = NewName();
        using var owner = village.Stranger();
        (await Go(owner, name, email)).ShouldBe("/");

        (await Answer(email)).ShouldBe(NoAccount, "another subject with the address of a linked account");
        using var again = village.Stranger();
        (await Go(again, name, secondEmail)).ShouldBe("/", "the link goes before the address");

        (await Verbs(first)).Count(verb => verb == "SignIn").ShouldBe(2);
        (await Verbs(second)).ShouldNotContain("SignIn");
    }

    [Theory, OnBoth]
    public async Task A_closed_account_is_closed_to_its_link_too_and_a_new_invitation_does_not_bring_the_link_back(
        string kind
    )
    {
        village = await villages.On(kind);
        var (id, email) = await Somebody();
        var name = NewName();
        using var visitor = village.Stranger();
        (await Go(visitor, name, email)).ShouldBe("/");

        await village.Room<CloseAccount>().RunAsync(id, "test", Cancel);

        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var later = village.Stranger();
        (await Go(later, name, email)).ShouldBe(NoAccount);
        await Activate(
            await village.Room<InviteAccount>().RunAsync(email, "Någon Annan", [Role.Sales], "test", cancel: Cancel)
        );
        using var other = village.Stranger();
        (await Go(other, name, "")).ShouldBe(NoAccount);
    }

    [Theory, OnBoth]
    public async Task A_code_app_is_asked_for_after_the_provider_too(string kind)
    {
        village = await villages.On(kind);
        var (id, email) = await Somebody();
        var key = "";
        await WithAccountAsync(
            id,
            async (accounts, account) =>
            {
                await accounts.ResetAuthenticatorKeyAsync(account);
                key = (await accounts.GetAuthenticatorKeyAsync(account))!;
                return await accounts.SetTwoFactorEnabledAsync(account, true);
            }
        );
        using var visitor = village.Stranger();

        (await Go(visitor, NewName(), email, "/sign-in/identity?returnTo=%2Fplans")).ShouldBe(
            "/sign-in/code?returnTo=%2Fplans"
        );

        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "half of it is nothing");
        var done = await visitor.Send(
            "/sign-in/code",
            "/sign-in/code",
            ("code", Totp.Now(key)),
            ("returnTo", "/plans")
        );
        done.Headers.Location!.OriginalString.ShouldBe("/plans");
        (await visitor.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBoth]
    public async Task The_providers_answer_is_good_once_in_the_browser_that_asked_and_unchanged(string kind)
    {
        village = await villages.On(kind);
        var (_, email) = await Somebody();
        using var asker = village.Stranger();
        var callback = await asker.CallbackAsync("/sign-in/identity", Says(NewName(), email));
        using var victim = village.Stranger();
        (await Location(victim, callback)).ShouldBe("/sign-in?why=failed", "sent to another browser");
        (await Location(asker, callback.Replace("state=", "state=x", StringComparison.Ordinal))).ShouldBe(
            "/sign-in?why=failed",
            "another state"
        );
        (await Location(asker, callback)).ShouldContain("/sign-in/identity/return");
        (await Location(asker, "/sign-in/identity/return")).ShouldBe("/");
        (await Location(asker, callback)).ShouldBe("/sign-in?why=failed", "the same answer again");
        (await Location(asker, "/sign-in/identity/return")).ShouldBe("/sign-in?why=failed", "the same page again");
        (await Location(victim, "/sign-in/identity/return")).ShouldBe("/sign-in?why=failed");
    }

    [Theory]
    [OnBoth("https://evil.example/")]
    [OnBoth("//evil.example/")]
    [OnBoth("/\\evil.example/")]
    public async Task The_way_by_a_provider_never_leads_to_another_site(string kind, string returnTo)
    {
        village = await villages.On(kind);
        var (_, email) = await Somebody();
        using var visitor = village.Stranger();
        var evil = "?returnTo=" + Uri.EscapeDataString(returnTo);
        (await Go(visitor, NewName(), email, "/sign-in/identity" + evil)).ShouldBe("/");
        using var other = village.Stranger();
        var callback = await other.CallbackAsync("/sign-in/identity", Says(NewName(), (await Somebody()).Email));
        await Location(other, callback);
        (await Location(other, "/sign-in/identity/return" + evil)).ShouldBe("/");
    }

    [Theory, OnBoth]
    public async Task A_sign_in_by_identity_gives_a_new_cookie_and_takes_the_ticket_away(string kind)
    {
        village = await villages.On(kind);
        var (_, email) = await Somebody();
        using var visitor = village.Stranger();
        visitor.DefaultRequestHeaders.Add("Cookie", $"{Schemes.StaffCookie}=planted");
        var callback = await visitor.CallbackAsync("/sign-in/identity", Says(NewName(), email));
        await visitor.Get(callback);

        var answer = await visitor.Get("/sign-in/identity/return");

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        var own = cookies.Single(one => one.StartsWith(Schemes.StaffCookie + "=", StringComparison.Ordinal));
        own.ShouldNotContain("planted");
        own.ToLowerInvariant().ShouldContain("httponly");
        cookies.ShouldContain(one =>
            one.StartsWith("byfiber.staff-ticket=;", StringComparison.Ordinal) && one.Contains("1970")
        );
    }

    [Theory, OnBoth]
    public async Task Whoever_ends_a_link_is_linked_again_only_by_the_own_wish_with_the_password(string kind)
    {
        village = await villages.On(kind);
        var (id, email) = await Somebody();
        var name = NewName();
        using var visitor = village.Stranger();
        using var elsewhere = village.Stranger();
        (await Go(visitor, name, email)).ShouldBe("/");
        (await Go(elsewhere, name, email)).ShouldBe("/");
        var page = await visitor.Page("/account/identities");
        page.ShouldContain("Demo-ID");

        var removed = await visitor.Send(
            "/account/identities",
            "/account/identities?handler=Remove",
            ("issuer", "https://made-up-bankid.invalid/")
        );

        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/account")).StatusCode.ShouldBe(HttpStatusCode.OK, "the own sign-in goes on");
        (await elsewhere.Get("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "others end");
        using var later = village.Stranger();
        (await Go(later, name, email)).ShouldBe(NoAccount);
        (await Link(visitor, "fel-ord-helt-och-hållet")).ShouldBeNull();
        (await Go(visitor, name, "", (await Link(visitor, Password))!)).ShouldBe("/account/identities");
        (await Go(later, name, "")).ShouldBe("/");
        (await Verbs(id)).ShouldContain(nameof(UnlinkIdentity));
    }

    [Theory, OnBoth]
    public async Task A_permit_to_link_is_its_owners_alone_and_an_identity_is_one_accounts(string kind)
    {
        village = await villages.On(kind);
        var (_, email) = await Somebody();
        var (otherId, otherEmail) = await Somebody();
        using var visitor = village.Stranger();
        await visitor.ByFormAsync(email, Password);
        using var other = village.Stranger();
        await other.ByFormAsync(otherEmail, Password);
        var permit = (await Link(visitor, Password))!;

        (await Go(other, NewName(), "", permit)).ShouldBe("/sign-in?why=failed");
        using var nobody = village.Stranger();
        (await Go(nobody, NewName(), "", permit)).ShouldBe("/sign-in?why=failed");

        var name = NewName();
        (await Go(visitor, name, "", permit)).ShouldBe("/account/identities");
        (await Go(other, name, "", (await Link(other, Password))!)).ShouldBe("/account/identities?taken=true");
        (await village.Room<UnlinkIdentity>().OfAsync(otherId, Cancel)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task The_made_up_provider_is_labelled_wherever_it_is_named(string kind)
    {
        village = await villages.On(kind);
        using var visitor = village.Stranger();
        Html.Text(await visitor.Page("/sign-in")).ShouldContain("Påhittad inloggning");
        var away = await visitor.Get("/sign-in/identity");
        var page = Html.Text(await visitor.Page(away.Headers.Location!.ToString()));
        page.ShouldContain("Det här är ingen riktig inloggning");
        page.ShouldContain("Astrid Ström");
    }

    private static string NewName() => "Person " + Guid.NewGuid().ToString("N");

    private static (string, string)[] Says(string name, string email, bool verified = true) =>
        [("person", name), ("email", email), ("verified", verified ? "true" : "false")];

    private static Task<string> Go(HttpClient visitor, string name, string email, string start = "/sign-in/identity") =>
        visitor.IdentifyAsync(start, Says(name, email));

    private async Task<string> Answer(string email, bool verified = true)
    {
        using var visitor = village.Stranger();
        return await visitor.IdentifyAsync("/sign-in/identity", Says(NewName(), email, verified));
    }

    private static async Task<string> Location(HttpClient visitor, string path) =>
        (await visitor.Get(path)).Headers.Location!.ToString().Split("?returnTo")[0] is var found
        && Uri.TryCreate(found, UriKind.Absolute, out var whole)
        && whole.Scheme == "http"
            ? whole.PathAndQuery
            : found;

    /// <summary>Asks for a link with the password; gives the way to the provider, or null when refused.</summary>
    private static async Task<string?> Link(HttpClient visitor, string password)
    {
        var answer = await visitor.Send(
            "/account/identities",
            "/account/identities?handler=Link",
            ("password", password)
        );
        return Html.Links(await answer.Body())
            .SingleOrDefault(link => link.StartsWith("/sign-in/identity?permit=", StringComparison.Ordinal));
    }

    private async Task<List<string>> Verbs(long id) =>
        [
            .. (await village.Room<AccountList>().OneAsync(id, Cancel))!
                .Entries.Select(entry => entry.Verb)
                .Where(verb => verb is not (nameof(InviteAccount) or nameof(ChoosePassword))),
        ];

    private async Task<(long Id, string Email)> Somebody(string beginning = "")
    {
        var invitation = await village
            .Room<InviteAccount>()
            .RunAsync(
                $"{beginning}{Guid.NewGuid():N}@byfiber.example",
                "Test Person",
                [Role.Planner],
                "test",
                cancel: Cancel
            );
        await Activate(invitation);
        return (invitation.AccountId, invitation.Email);
    }

    private async Task Activate(Invitation invitation) =>
        await village
            .Room<ChoosePassword>()
            .RunAsync(
                invitation.Secret,
                new PasswordHasher<Account>().HashPassword(new Account { DisplayName = "x" }, Password),
                Cancel
            );

    private async Task WithAccountAsync(long id, Func<UserManager<Account>, Account, Task<IdentityResult>> change)
    {
        await using var scope = village.App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await accounts.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await change(accounts, account!)).Succeeded.ShouldBeTrue();
    }
}
