using System.Net;
using System.Text.RegularExpressions;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Access;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Residents;

/// <summary>Signing in and signing by OpenID Connect, with the made-up provider in the program itself.</summary>
public partial class IdentityTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task An_identity_is_known_once_the_letters_code_was_used_and_then_signs_in_alone(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var stranger = hamlet.Browser();
        (await IdentifyAsync(stranger, "Ida Ek")).ShouldContain("why=unknown");
        using var resident = await hamlet.ResidentAsync(home);
        (await IdentifyAsync(resident, "Ida Ek")).ShouldBe("/household");
        using var later = hamlet.Browser();
        (await IdentifyAsync(later, "Ida Ek")).ShouldBe("/household");
        await using var db = hamlet.Database();
        var address = await db.Premises.Where(p => p.Id == home.PremisesId).Select(p => p.Address).SingleAsync(Cancel);
        Html.Text(await later.Page("/household")).ShouldContain($"Fiber till {address}");
    }

    [Theory, OnBoth]
    public async Task A_contract_can_be_signed_with_an_identity_and_keeps_its_evidence_without_the_subject(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        await HouseholdTests.ChooseAsync(resident, "jan@example.se", ("Name", "Jan Ek"));
        await IdentifyAsync(resident, "Jan Ek", sign: true);
        var review = await resident.Page("/household/contract/review");
        var signing = HouseholdTests.Fields(review, ("document", HouseholdTests.Hidden(review, "document")));
        var answer = await resident.Post("/household/contract/review?handler=Sign", signing());
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, Html.Text(await answer.Body()));
        await using var db = hamlet.Database();
        var signature = await db
            .Signatures.Join(db.Contracts, s => s.ContractId, c => c.Id, (s, c) => new { s, c.PremisesId })
            .Where(x => x.PremisesId == home.PremisesId)
            .Select(x => x.s)
            .SingleAsync(Cancel);
        signature.EvidenceJson.ShouldContain("made-up-bankid.invalid");
    }

    [Theory, OnBoth]
    public async Task The_answer_of_the_provider_is_good_once(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        var callback = await CallbackAsync(resident, "Kim Ek");
        (await resident.Get(callback)).Headers.Location!.ToString().ShouldContain("/household/identity/return");
        (await resident.Get(callback)).Headers.Location!.ToString().ShouldContain("why=failed");
    }

    [Theory, OnBoth]
    public async Task An_answer_that_was_meant_for_another_browser_signs_nobody_in(string kind)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var resident = await hamlet.ResidentAsync(home);
        (await IdentifyAsync(resident, "Lo Ek")).ShouldBe("/household");
        using var attacker = hamlet.Browser();
        var callback = await CallbackAsync(attacker, "Lo Ek");
        using var victim = hamlet.Browser();
        (await victim.Get(callback)).Headers.Location!.ToString().ShouldContain("why=failed");
        (await victim.Get("/household")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await attacker.Get(callback.Replace("state=", "state=x", StringComparison.Ordinal))).StatusCode.ShouldNotBe(
            HttpStatusCode.OK
        );
    }

    [Theory, OnBoth]
    public async Task Giving_up_leads_back_with_a_word(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var visitor = hamlet.Browser();
        (await IdentifyAsync(visitor, "")).ShouldContain("why=given-up");
    }

    [Theory, OnBoth]
    public async Task The_made_up_provider_says_what_it_is_and_asks_only_for_its_own(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var visitor = hamlet.Browser();
        var challenge = await visitor.Get("/household/identity");
        var authorize = challenge.Headers.Location!.ToString();
        authorize.ShouldContain("code_challenge=");
        authorize.ShouldContain("nonce=");
        authorize.ShouldContain("state=");
        Html.Text(await visitor.Page(authorize)).ShouldContain("Påhittad legitimering");
        var elsewhere = authorize.Replace(
            "redirect_uri=http",
            "redirect_uri=http%3A%2F%2Fevil.example%2F",
            StringComparison.Ordinal
        );
        var refused = await visitor.Get(elsewhere);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var unproved = Challenge().Replace(authorize, "");
        (await visitor.Get(unproved)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    /// <summary>Goes to the provider, is this person, and comes back; gives where it ended.</summary>
    private static async Task<string> IdentifyAsync(HttpClient visitor, string name, bool sign = false)
    {
        var callback = await CallbackAsync(visitor, name, sign);
        var back = (await visitor.Get(callback)).Headers.Location!.ToString();
        return back.Contains("/household/identity/return", StringComparison.Ordinal)
            ? (await visitor.Get(back)).Headers.Location!.ToString()
            : back;
    }

    private static Task<string> CallbackAsync(HttpClient visitor, string name, bool sign = false) =>
        visitor.CallbackAsync(sign ? "/household/identity?sign=true" : "/household/identity", ("person", name));

    [GeneratedRegex("&code_challenge=[^&]*&code_challenge_method=[^&]*")]
    private static partial Regex Challenge();
}
