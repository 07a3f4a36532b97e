namespace Byfiber.Browser;

/// <summary>Everything can be reached without a mouse, and one sees where one is.</summary>
public class KeyboardTests(Chromium chromium, Demo demo)
{
    private const string WhatHasFocus = """
        () => {
            const x = document.activeElement;
            if (!x || x === document.body) return null;
            const style = getComputedStyle(x);
            const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
            const name = x.id ? "#" + x.id : x.getAttribute("href") ?? x.getAttribute("data-layer") ?? x.className;
            return `${x.tagName.toLowerCase()} ${name} ${seen ? "seen" : "unseen"}`;
        }
        """;

    [Theory]
    [InlineData("/", "a #main", "a /map", "a /plans")]
    [InlineData("/map", "input #address", "input #layer-trenches", "button btn btn-outline-primary")]
    [InlineData("/areas", "a /areas", "a /map#new-area")]
    [InlineData(
        "/plans",
        "input #Order_TakeUpPercent",
        "input #everybody",
        "input #Order_BudgetSek",
        "button btn btn-primary"
    )]
    public async Task Tab_reaches_the_main_controls_and_shows_where_it_is(string path, params string[] wanted)
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await (path == "/map" ? visit.OpenMap() : visit.Open(path));
        List<string> met = [];
        for (var presses = 0; presses < 150; presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var now = await visit.Page.EvaluateAsync<string?>(WhatHasFocus);
            if (now == null)
            {
                break;
            }
            met.Add(now);
            if (wanted.All(control => met.Exists(x => x.StartsWith(control + " ", StringComparison.Ordinal))))
            {
                break;
            }
        }
        foreach (var control in wanted)
        {
            met.ShouldContain(
                x => x.StartsWith(control + " ", StringComparison.Ordinal),
                $"{control} is not among:\n{string.Join('\n', met)}"
            );
        }
        met.Where(x => x.EndsWith(" unseen", StringComparison.Ordinal)).ShouldBeEmpty("focus must be visible");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task On_a_telephone_the_menu_opens_and_closes_by_its_button()
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360));
        await visit.Open("/");
        var link = visit.Page.Locator("#menu a[href='/areas']");
        (await link.IsVisibleAsync()).ShouldBeFalse();
        await visit.Page.Locator("#menu-button").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await link.WaitForAsync();
        await visit.ShouldFit();
        (await visit.Breaches()).ShouldBeEmpty();
        await visit.Page.Keyboard.PressAsync("Enter");
        await link.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_first_tab_leads_past_the_menu()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.Open("/");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        (await visit.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
    }
}
