using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Byfiber.Browser;

/// <summary>What every page owes every visitor.</summary>
public class EveryPageTests(Chromium chromium, Demo demo)
{
    private static readonly string[] s_wcag22aa = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    public static readonly TheoryData<string> Pages = ["/", "/about"];

    public static IEnumerable<TheoryDataRow<string, int, string>> PagesBothWidthsAndLanguages =>
        from page in Pages
        from width in (int[])[360, 1280]
        from language in (string[])["sv", "en"]
        select new TheoryDataRow<string, int, string>(page, width, language);

    [Theory]
    [MemberData(nameof(PagesBothWidthsAndLanguages))]
    public async Task A_page_passes_axe_and_fits_the_screen(string path, int width, string language)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(width, language));
        await visit.Open(path);
        (await visit.Page.GetAttributeAsync("html", "lang")).ShouldStartWith(language);
        await visit.ShouldFit();
        (await Breaches(visit)).ShouldBeEmpty();
        visit.ShouldBeQuiet();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_can_be_read_without_script(string path)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360, Script: false));
        await visit.Open(path);
        (await visit.Page.Locator("main h1").CountAsync()).ShouldBe(1);
        (await visit.Page.Locator("main").InnerTextAsync()).Length.ShouldBeGreaterThan(40);
        await visit
            .Page.Locator("header nav a")
            .First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Visible });
        visit.ShouldBeQuiet();
    }

    private static async Task<IEnumerable<string>> Breaches(Visit visit)
    {
        var result = await visit.Page.RunAxe(
            new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. s_wcag22aa] },
            }
        );
        return result.Violations.Select(x =>
            $"{x.Id}: {x.Help} at {string.Join(" and ", x.Nodes.Take(3).Select(node => node.Html))}"
        );
    }
}
