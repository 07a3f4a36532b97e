using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Byfiber.Browser;

/// <summary>A person orders only what pays for a budget, and reads what that leaves out.</summary>
public partial class ChoiceTests(Chromium chromium, Demo demo)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_plan_by_worth_and_budget_shows_its_curve_and_whom_it_leaves_out(int width)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(width));
        await Order(visit, "60 000 000");
        await visit.Page.Locator("#progress a[href^='/plans/revisions/']").ClickAsync();

        var chart = visit.Page.GetByRole(AriaRole.Img, new() { NameRegex = Budgets() });
        await chart.WaitForAsync();
        var texts = await chart.Locator("text").AllTextContentsAsync();
        texts.ShouldNotContain(text => text.Contains("NaN", StringComparison.Ordinal));
        (await SmallestText(chart)).ShouldBeGreaterThan(11, "the chart's words must be readable at this width");
        (await NameOnALine(chart)).ShouldBeFalse("the plan's name must be readable");
        await visit.Page.Locator(".chart-table summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        (await visit.Page.Locator(".chart-table tbody tr").CountAsync()).ShouldBeGreaterThan(1);
        await visit.ShouldFit();
        (await visit.Breaches()).ShouldBeEmpty();

        await visit.Page.Locator("#not-chosen ~ .table-scroll a").First.ClickAsync();
        await visit.Page.GetByText(WouldCost()).WaitForAsync();
        await visit.ShouldFit();
        (await visit.Breaches()).ShouldBeEmpty();
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task Without_script_the_chart_and_its_table_are_there_and_on_paper_too()
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Script: false));
        await visit.Open(await Sitemap.Resolve(demo, "/plans/revisions/*"));
        await visit
            .Page.Locator(".chart > svg path.bound")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visit.Page.Locator(".chart-table table").BoundingBoxAsync())!.Height.ShouldBeGreaterThan(40);
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_budget_that_is_no_amount_is_refused_beside_its_field()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.Open("/plans");
        await visit.Page.Locator("#Order_BudgetSek").FillAsync("mycket");
        await visit.Page.Locator("main form[enctype] button.btn-primary").ClickAsync();
        await visit.Page.Locator("#budget-error").GetByText("kronor").WaitForAsync();
        (await visit.Page.Locator("#Order_BudgetSek").InputValueAsync()).ShouldBe("mycket");
        (await visit.Breaches()).ShouldBeEmpty();
    }

    private static async Task Order(Visit visit, string budget)
    {
        await visit.Open("/plans");
        await visit.Page.Locator("#by-worth").CheckAsync();
        await visit.Page.Locator("#Order_BudgetSek").FillAsync(budget);
        await visit.Page.Locator("#Order_Effort").FillAsync("5");
        await visit.Page.Locator("#Order_SecondsAtMost").FillAsync("10");
        await visit.Page.Locator("main form[enctype] button.btn-primary").ClickAsync();
        await visit.Page.Locator("#progress a[href^='/plans/revisions/']").WaitForAsync(new() { Timeout = 120_000 });
    }

    /// <summary>Pixels on the screen: the drawing's own size times how much it is shrunk.</summary>
    private static Task<double> SmallestText(ILocator chart) =>
        chart.EvaluateAsync<double>(
            """
            svg => Math.min(...[...svg.querySelectorAll("text")].map(text =>
                parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))
            """
        );

    private static Task<bool> NameOnALine(ILocator chart) =>
        chart.EvaluateAsync<bool>(
            """
            svg => {
                const name = svg.querySelector("text.own")?.getBBox();
                const lies = point => point.x > name.x && point.x < name.x + name.width
                    && point.y > name.y && point.y < name.y + name.height;
                return !!name && [...svg.querySelectorAll("path.reached, path.bound")].some(path =>
                    Array.from({ length: Math.ceil(path.getTotalLength()) }, (_, at) => path.getPointAtLength(at)).some(lies));
            }
            """
        );

    [GeneratedRegex("budget", RegexOptions.IgnoreCase)]
    private static partial Regex Budgets();

    [GeneratedRegex("Skulle kosta .* att ansluta")]
    private static partial Regex WouldCost();
}
