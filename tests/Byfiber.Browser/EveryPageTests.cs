namespace Byfiber.Browser;

/// <summary>What every page owes every visitor.</summary>
public class EveryPageTests(Chromium chromium, Demo demo)
{
    public static IEnumerable<TheoryDataRow<string>> Pages => Sitemap.Pages.Select(x => new TheoryDataRow<string>(x));

    public static IEnumerable<TheoryDataRow<string, int, string>> PagesBothWidthsAndLanguages =>
        from page in Sitemap.Pages
        from width in (int[])[360, 1280]
        from language in (string[])["sv", "en"]
        select new TheoryDataRow<string, int, string>(page, width, language);

    [Theory]
    [MemberData(nameof(PagesBothWidthsAndLanguages))]
    public async Task A_page_passes_axe_and_fits_the_screen(string path, int width, string language)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(width, language));
        await visit.Open(await Sitemap.Resolve(demo, path));
        (await visit.Page.GetAttributeAsync("html", "lang")).ShouldStartWith(language);
        await visit.ShouldFit();
        (await visit.Breaches()).ShouldBeEmpty();
        visit.ShouldBeQuiet();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_can_be_read_without_script(string path)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360, Script: false));
        await visit.Open(await Sitemap.Resolve(demo, path));
        (await visit.Page.Locator("main h1").CountAsync()).ShouldBe(1);
        (await visit.Page.Locator("main").InnerTextAsync()).Length.ShouldBeGreaterThan(40);
        await visit
            .Page.Locator("header nav a")
            .First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Visible });
        visit.ShouldBeQuiet();
    }
}
