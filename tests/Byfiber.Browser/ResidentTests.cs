using System.Security.Cryptography;
using Microsoft.Playwright;

namespace Byfiber.Browser;

/// <summary>
/// Everything that a household does, from the letter's code to the signed contract and out of it again: with script off, without
/// a mouse, on a telephone and at 200 % zoom. Zoom is what the browser's own does (WCAG 1.4.4): half the width, and two pixels
/// of the screen for one of the page; every step is looked at with 320 pixels as well (1.4.10: 1280 pixels at 400 %).
/// </summary>
public class ResidentTests(Chromium chromium, Demo demo)
{
    // Of the series that is set aside for films and the like.
    private const string Phone = "+46701740699";

    [Theory]
    [InlineData("sv", 360, 1)]
    [InlineData("en", 640, 2)]
    public async Task A_household_does_everything_by_keyboard_without_script(string language, int width, float zoom)
    {
        await using var visit = await Visit.Begin(
            chromium,
            demo,
            new(width, language, Script: false, Role: null, Zoom: zoom)
        );
        var keys = new Keys(visit);
        await SignIn(visit, keys);
        await ReadTheOffer(visit);
        await Answer(visit, keys, "CallMe");
        await Answer(visit, keys, "No", reason: true);
        await Answer(visit, keys, "Maybe");
        await LeaveContactDetails(visit, keys);
        await SeeTheArea(visit, keys);
        await Answer(visit, keys, "Yes");
        await Choose(visit, keys);
        await ReadAndSign(visit, keys);
        await ChangeTheirMind(visit, keys);
        await SignOut(visit, keys);
        visit.ShouldBeQuiet();
    }

    /// <summary>In Swedish by typing the code, in English by the address of the letter's QR code.</summary>
    private async Task SignIn(Visit visit, Keys keys)
    {
        if (visit.Look.Language == "sv")
        {
            await visit.Open("/household/sign-in");
            await LookAt(visit);
            await keys.TabTo("#code");
            await keys.Type(demo.UnansweredLetter[3..].ToLowerInvariant());
        }
        else
        {
            await visit.Open(demo.UnansweredLetter);
            await LookAt(visit);
            await keys.TabTo("main form button");
        }
        await keys.Send();
        ShouldBeAt(visit, "/household");
    }

    private static async Task ReadTheOffer(Visit visit)
    {
        await LookAt(visit);
        (await visit.Page.Locator(".price-table tfoot td").First.InnerTextAsync()).ShouldMatch(@"\d");
        (await visit.Page.Locator("section[aria-labelledby=promise] .promise-line").InnerTextAsync()).ShouldMatch(
            @"\d"
        );
    }

    private static async Task Answer(Visit visit, Keys keys, string kind, bool reason = false)
    {
        await keys.Follow(".resident-menu a[href='/household']");
        await keys.Choose("[name=Kind]", $"#kind-{kind}");
        if (reason)
        {
            await keys.TabTo("#reason");
            await keys.Press("ArrowDown");
        }
        await keys.Follow("main form button");
        ShouldBeAt(visit, kind == "Yes" ? "/household/contract" : "/household");
        await visit.Page.Locator(".note-box.good").WaitForAsync();
        await LookAt(visit);
    }

    private static async Task LeaveContactDetails(Visit visit, Keys keys)
    {
        await keys.Follow(".resident-menu a[href='/household/contact']");
        await LookAt(visit);
        await keys.TabTo("#name");
        await keys.TypeAnew("Asta Provberg");
        await keys.Send();
        await visit.Page.Locator("[role=alert]").WaitForAsync();
        (await visit.Page.Locator("#name").InputValueAsync()).ShouldBe("Asta Provberg");
        await LookAt(visit);
        await keys.TabTo("#phone");
        await keys.TypeAnew(Phone);
        await keys.Follow("main form button");
        await visit.Page.Locator(".note-box.good").WaitForAsync();
        await LookAt(visit);
    }

    private static async Task SeeTheArea(Visit visit, Keys keys)
    {
        await keys.Follow(".resident-menu a[href='/household/area']");
        await LookAt(visit);
        (await visit.Page.Locator(".area-map img").EvaluateAsync<int>("x => x.naturalWidth")).ShouldBeGreaterThan(0);
        await keys.Follow("form[action*='Volunteer'] button");
        await keys.Follow("a[href='/household/area/sheet']");
        await LookAt(visit);
        await keys.Follow("main a[href='/household/area']");
        await keys.Follow("form[action*='End'] button");
        await visit.Page.Locator("form[action*='Volunteer']").WaitForAsync();
    }

    private static async Task Choose(Visit visit, Keys keys)
    {
        await keys.TabTo("#name");
        await keys.TypeAnew("Asta Provberg");
        await keys.TabTo("#phone");
        await keys.TypeAnew(Phone);
        await keys.Choose("[name=Dig]", "#dig-own");
        await keys.TabTo("summary");
        await keys.Press("Enter");
        await visit.Page.Locator("#rot").WaitForAsync();
        await LookAt(visit);
        await keys.Choose("[name=Pay]", "#pay-once");
        await keys.TabTo("#dormant");
        await keys.Press("Space");
        await keys.Follow("main form button");
        ShouldBeAt(visit, "/household/contract/review");
    }

    private async Task ReadAndSign(Visit visit, Keys keys)
    {
        await LookAt(visit);
        await keys.TabTo("a[href*='handler=Document']");
        _ = await Pdf(visit);
        var outbox = new Outbox(demo.Outbox);
        await keys.Follow("form[action*='Send'] button");
        await LookAt(visit);
        await keys.TabTo("#code");
        await keys.Type(await outbox.OneTimeCode(Phone));
        await keys.Send();

        ShouldBeAt(visit, "/household/contract");
        await visit.Page.Locator(".note-box.good").WaitForAsync();
        await LookAt(visit);
        await keys.TabTo("a[href*='handler=Document']");
        var copy = await Pdf(visit);
        (await visit.Page.Locator("main code").InnerTextAsync()).ShouldBe(
            Convert.ToHexStringLower(SHA256.HashData(copy)),
            StringCompareShould.IgnoreCase
        );
    }

    private static async Task ChangeTheirMind(Visit visit, Keys keys)
    {
        await keys.Follow("a[href='/household/contract/end']");
        await LookAt(visit);
        await keys.TabTo("#sure");
        await keys.Press("Space");
        await keys.Follow("main form button");
        ShouldBeAt(visit, "/household/contract");
        await LookAt(visit);
    }

    private static async Task SignOut(Visit visit, Keys keys)
    {
        await keys.Follow(".sign-out button");
        await LookAt(visit);
        await visit.Page.GotoAsync("/household");
        ShouldBeAt(visit, "/household/sign-in");
    }

    /// <summary>What the link that has the focus leads to.</summary>
    private static async Task<byte[]> Pdf(Visit visit)
    {
        var answer = await visit.Page.APIRequest.GetAsync(
            await visit.Page.EvaluateAsync<string>("() => document.activeElement.href")
        );
        answer.Headers["content-type"].ShouldBe("application/pdf");
        var file = await answer.BodyAsync();
        file.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        return file;
    }

    private static void ShouldBeAt(Visit visit, string path) => new Uri(visit.Page.Url).AbsolutePath.ShouldBe(path);

    /// <summary>What each step owes: one heading, the language, no scrolling sideways, and nothing that axe finds.</summary>
    private static async Task LookAt(Visit visit)
    {
        (await visit.Page.Locator("main h1").CountAsync()).ShouldBe(1, visit.Page.Url);
        (await visit.Page.GetAttributeAsync("html", "lang")).ShouldBe(visit.Look.Language, visit.Page.Url);
        (await visit.Breaches()).ShouldBeEmpty(visit.Page.Url);
        await visit.ShouldFit(320);
        await visit.ShouldFit(visit.Look.Width);
    }
}
