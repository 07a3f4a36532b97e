using System.Text.RegularExpressions;

namespace Byfiber.Browser;

/// <summary>A person orders a plan and watches it being made.</summary>
public partial class PlanRunTests(Chromium chromium, Demo demo)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plan_that_is_ordered_comes_to_its_end(bool script)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Script: script));
        await Order(visit);
        await visit.Page.Locator("#progress a[href^='/plans/revisions/']").ClickAsync();
        (await visit.Page.Locator("main h1").CountAsync()).ShouldBe(1);
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task Two_plans_are_compared_side_by_side()
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360));
        await Order(visit);
        await visit.Page.Locator("#progress a[href^='/plans/revisions/']").ClickAsync();
        await visit.Page.Locator("form:has(#other) button").ClickAsync();
        await visit.Page.WaitForURLAsync("**/compare/**");
        (await visit.Page.Locator("main table").First.Locator("tr").CountAsync()).ShouldBeGreaterThan(3);
        await visit.ShouldFit();
        (await visit.Breaches()).ShouldBeEmpty();
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_order_that_makes_no_sense_is_refused_beside_its_field()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.Open("/plans");
        await visit.Page.Locator("#Order_TakeUpPercent").FillAsync("0");
        await visit.Page.Locator("main form[enctype] button.btn-primary").ClickAsync();
        await visit.Page.Locator("#take-up-error").GetByText(Words()).WaitForAsync();
    }

    private static async Task Order(Visit visit)
    {
        await visit.Open("/plans");
        await visit.Page.Locator("#Order_Effort").FillAsync("1");
        await visit.Page.Locator("#Order_SecondsAtMost").FillAsync("5");
        await visit.Page.Locator("main form[enctype] button.btn-primary").ClickAsync();
        await visit.Page.WaitForURLAsync(RunAddress());
        // The page follows by itself: with script it asks for its progress, without it the page loads anew.
        await visit.Page.Locator("#progress a[href^='/plans/revisions/']").WaitForAsync(new() { Timeout = 120_000 });
    }

    [GeneratedRegex(@"/plans/runs/\d+")]
    private static partial Regex RunAddress();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
