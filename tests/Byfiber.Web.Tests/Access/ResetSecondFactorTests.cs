using System.Net;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Web.Tests.Access;

/// <summary>An administrator helps somebody who has lost the phone.</summary>
public class ResetSecondFactorTests(OnEach<IdentityVillage> villages) : IClassFixture<OnEach<IdentityVillage>>
{
    private IdentityVillage village = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task What_was_chosen_is_gone_the_person_is_out_and_told_and_the_journal_names_who_did_it(string kind)
    {
        village = await villages.On(kind);
        var id = await WithCodeAppAsync(Role.Sales);
        using var person = SignedIn.Visitor(
            village.App,
            follow: false,
            await SignedIn.CookieAsync(village.App.Services, id)
        );
        (await person.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var administrator = await village.Visitor(Role.Administrator);

        var done = await administrator.Send(
            $"/administration/accounts/{id}",
            $"/administration/accounts/{id}?handler=Reset",
            ("phone", "true")
        );

        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Html.Text(await administrator.Page($"/administration/accounts/{id}")).ShouldContain("får ett brev om det");
        (await person.Get("/plans")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var history = (await village.Room<AccountList>().OneAsync(id, Cancel))!;
        history.Account.HasSecondFactor.ShouldBeFalse();
        history.Entries[0].Verb.ShouldBe(nameof(ResetSecondFactor));
        history.Entries[0].Actor.ShouldContain("Test Person (#");
        await using var db = village.Room<Database>().CreateDbContext();
        (await db.Set<IdentityUserToken<long>>().AnyAsync(t => t.UserId == id, Cancel)).ShouldBeFalse();
        (
            await db.Messages.CountAsync(
                m => m.Template == "second-factor-reset" && m.Address == history.Account.Email,
                Cancel
            )
        ).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Nobody_resets_their_own_and_only_an_administrator_resets_anybodys(string kind)
    {
        village = await villages.On(kind);
        var id = await WithCodeAppAsync(Role.Administrator);
        var other = await WithCodeAppAsync(Role.Sales);
        using var administrator = SignedIn.Visitor(
            village.App,
            follow: false,
            await SignedIn.CookieAsync(village.App.Services, id)
        );
        var own = await administrator.Send(
            $"/administration/accounts/{id}",
            $"/administration/accounts/{id}?handler=Reset",
            ("phone", "true"),
            ("passkeys", "true")
        );
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await own.Body()).ShouldContain("role=\"alert\"");
        using var coordinator = await village.Visitor(Role.Coordinator);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("phone", "true")]);
        (await coordinator.Post($"/administration/accounts/{other}?handler=Reset", form)).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );

        (await village.Room<AccountList>().OneAsync(id, Cancel))!.Account.HasSecondFactor.ShouldBeTrue();
        (await village.Room<AccountList>().OneAsync(other, Cancel))!.Account.HasSecondFactor.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task Nothing_lost_is_nothing_done_and_nobody_is_told(string kind)
    {
        village = await villages.On(kind);
        var id = await SignedIn.AccountAsync(village.App.Services, Role.Sales);
        using var administrator = await village.Visitor(Role.Administrator);
        var page = $"/administration/accounts/{id}";

        await administrator.Send(page, page + "?handler=Reset", ("phone", "true"), ("passkeys", "true"));
        Html.Text(await administrator.Page(page)).ShouldContain("Det fanns inget av det att ta bort");
        var nothing = await administrator.Send(page, page + "?handler=Reset");

        (await nothing.Body()).ShouldContain("role=\"alert\"");
        (await village.Room<AccountList>().OneAsync(id, Cancel))!.Entries.ShouldNotContain(e =>
            e.Verb == nameof(ResetSecondFactor)
        );
    }

    private async Task<long> WithCodeAppAsync(Role role)
    {
        var id = await SignedIn.AccountAsync(village.App.Services, role);
        await using var scope = village.App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await accounts.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await accounts.ResetAuthenticatorKeyAsync(account!);
        await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account!, 10);
        (await accounts.SetTwoFactorEnabledAsync(account!, true)).Succeeded.ShouldBeTrue();
        return id;
    }
}
