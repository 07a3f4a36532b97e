using Microsoft.Playwright;

namespace Byfiber.Browser;

/// <summary>What every page owes every visitor.</summary>
public class EveryPageTests(Chromium chromium, Demo demo)
{
    public static IEnumerable<TheoryDataRow<string, string?>> Pages =>
        Sitemap.Pages.Select(x => new TheoryDataRow<string, string?>(x.Path, x.Role));

    /// <summary>
    /// What axe finds hangs on the words, which the language makes, and on the layout, which the width makes: each of either is looked at
    /// once. The narrowest screen is a page of 1280 pixels at 400 % zoom (WCAG 1.4.10).
    /// </summary>
    public static IEnumerable<TheoryDataRow<string, string?, string, int>> PagesBothLanguages =>
        from page in Sitemap.Pages
        from look in ((string, int)[])[("sv", 360), ("en", 1280)]
        select new TheoryDataRow<string, string?, string, int>(page.Path, page.Role, look.Item1, look.Item2);

    [Theory]
    [MemberData(nameof(PagesBothLanguages))]
    public async Task A_page_passes_axe_and_fits_every_screen(string path, string? role, string language, int width)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(width, language, Role: role));
        await visit.Open(await Sitemap.Resolve(demo, path, role));
        (await visit.Page.GetAttributeAsync("html", "lang")).ShouldStartWith(language);
        await visit.ShouldFit();
        (await visit.Breaches()).ShouldBeEmpty();
        foreach (var other in (int[])[360, 640, 1280])
        {
            await visit.ShouldFit(other);
        }
        visit.ShouldBeQuiet();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_can_be_read_without_script(string path, string? role)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360, Script: false, Role: role));
        await visit.Open(await Sitemap.Resolve(demo, path, role));
        (await visit.Page.Locator("main h1").CountAsync()).ShouldBe(1);
        (await visit.Page.Locator("main").InnerTextAsync()).Length.ShouldBeGreaterThan(40);
        await visit.Page.Locator("header nav a").First.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        visit.ShouldBeQuiet();
    }
}
