namespace Byfiber.Browser;

/// <summary>Swedish first, English beside it, remembered once chosen.</summary>
public class LanguageTests(Chromium chromium, Demo demo)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_language_link_turns_the_page_and_is_remembered(bool script)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Script: script));
        await visit.Page.GotoAsync("/about");
        (await Language(visit)).ShouldBe("sv");
        await visit.Page.Locator("header a[hreflang=en]").ClickAsync();
        (await Language(visit)).ShouldBe("en");
        await visit.Page.GotoAsync("/areas");
        (await Language(visit)).ShouldBe("en");
        await visit.Page.Locator("header a[hreflang=sv]").ClickAsync();
        (await Language(visit)).ShouldBe("sv");
        visit.ShouldBeQuiet();
    }

    private static async Task<string?> Language(Visit visit) => await visit.Page.GetAttributeAsync("html", "lang");
}
