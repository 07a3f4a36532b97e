using Microsoft.Playwright;

namespace Byfiber.Browser;

/// <summary>The map shows the plan, and a person can ask it things.</summary>
public class MapTests(Chromium chromium, Demo demo)
{
    private const string Verge = "#c2560a";
    private const string Soft = "#3f7d20";
    private const string Planned = "#0b6b4d";

    [Fact]
    public async Task The_map_shows_the_plan()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.OpenMap();
        var picture = await Picture.Of(visit.Map);
        await picture.Keep("map");
        await (await Picture.Of(visit.Page.Locator("body"))).Keep("page");
        (await picture.Count(Verge)).ShouldBeGreaterThan(150, "trenches along verges are drawn");
        (await picture.Count(Soft)).ShouldBeGreaterThan(150, "trenches along tracks are drawn");
        (await picture.Count(Planned)).ShouldBeGreaterThan(200, "premises that the plan reaches are drawn");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_map_shows_the_plan_on_a_telephone()
    {
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360));
        await visit.OpenMap();
        var picture = await Picture.Of(visit.Map);
        await picture.Keep("map-360");
        (await picture.Count(Verge)).ShouldBeGreaterThan(40);
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_switch_hides_its_layer()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.OpenMap();
        var before = await (await Picture.Of(visit.Map)).Count(Verge);
        await visit.Page.Locator("[data-layer=trenches]").UncheckAsync();
        await visit.Until(
            async () => await (await Picture.Of(visit.Map)).Count(Verge) < before / 10,
            "the trenches go away"
        );
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_address_is_found_with_the_keyboard_alone()
    {
        var address = await AnAddress();
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.OpenMap();
        var search = visit.Page.Locator("[data-search] input[type=search]");
        await search.FocusAsync();
        await visit.Page.Keyboard.TypeAsync(address);
        await visit.Page.Locator("[role=option]").First.WaitForAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");
        var details = visit.Page.Locator("#details");
        await details.Locator("h2").WaitForAsync();
        (await details.Locator("h2").InnerTextAsync()).ShouldBe(address);
        (await details.EvaluateAsync<bool>("x => x === document.activeElement")).ShouldBeTrue(
            "the details take the focus"
        );
        await visit.Page.Keyboard.PressAsync("Escape");
        await details.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_address_is_found_without_script()
    {
        var address = await AnAddress();
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360, Script: false));
        await visit.Open("/map");
        await visit.Page.Locator("[data-search] input[type=search]").FillAsync(address);
        await visit.Page.Locator("[data-search] button").ClickAsync();
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain(address);
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_click_on_the_map_tells_what_is_there()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        var premises = await Sitemap.Resolve(demo, "/map/premises/*");
        await visit.OpenMap($"/map?premises={premises.Split('/')[^1]}");
        var details = visit.Page.Locator("#details");
        await details.Locator("h2").WaitForAsync();
        await details.Locator("[data-close]").ClickAsync();
        await details.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        // The chosen premises lies 190 pixels right of the middle, where the panel does not hide it.
        var box = (await visit.Map.BoundingBoxAsync())!;
        await visit.Until(
            async () =>
            {
                await visit.Page.Mouse.ClickAsync(box.X + box.Width / 2 + 190, box.Y + box.Height / 2);
                await visit.Page.WaitForTimeoutAsync(400);
                return await details.IsVisibleAsync();
            },
            "a click on the premises opens its details"
        );
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_area_that_is_drawn_is_saved()
    {
        var name = $"Ritat {Guid.NewGuid():N}"[..14];
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.OpenMap();
        await visit.Page.Locator("[data-draw-start]").ClickAsync();
        await visit.Page.Locator("#area-name").FillAsync(name);
        var box = (await visit.Map.BoundingBoxAsync())!;
        (float X, float Y)[] corners = [(0.40f, 0.40f), (0.55f, 0.40f), (0.55f, 0.55f), (0.40f, 0.55f), (0.40f, 0.40f)];
        foreach (var (x, y) in corners)
        {
            await visit.Page.Mouse.MoveAsync(box.X + box.Width * x, box.Y + box.Height * y, new() { Steps = 4 });
            await visit.Page.WaitForTimeoutAsync(100);
            await visit.Page.Mouse.ClickAsync(box.X + box.Width * x, box.Y + box.Height * y);
            await visit.Page.WaitForTimeoutAsync(350);
        }
        await visit.Page.Locator("[data-draw-form] [type=submit]").ClickAsync();
        await visit.Open("/areas");
        await visit.Page.Locator("main table").GetByText(name).First.WaitForAsync();
        visit.ShouldBeQuiet();
    }

    private async Task<string> AnAddress()
    {
        _ = chromium.Running;
        await using var visit = await Visit.Begin(chromium, demo, new(Script: false));
        await visit.Open(await Sitemap.Resolve(demo, "/map/premises/*"));
        return await visit.Page.Locator("main h1").InnerTextAsync();
    }
}
