namespace Byfiber.Browser;

/// <summary>The API's reference page is another project's script: it must show our API and ask no other machine.</summary>
public class ApiReferenceTests(Chromium chromium, Demo demo)
{
    [Fact]
    public async Task The_reference_shows_the_API_and_stays_here()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.Open("/api/reference");
        await visit.Page.GetByText("/api/").First.WaitForAsync();
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task Every_file_of_a_plan_can_be_fetched()
    {
        await using var visit = await Visit.Begin(chromium, demo);
        await visit.Open(await Sitemap.Resolve(demo, "/plans/revisions/*"));
        var files = await visit
            .Page.Locator("main a[download]")
            .EvaluateAllAsync<string[]>("all => all.map(x => x.href)");
        files.Length.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var file in files)
        {
            var answer = await visit.Page.APIRequest.GetAsync(file);
            answer.Status.ShouldBe(200, file);
            (await answer.BodyAsync()).Length.ShouldBeGreaterThan(200, file);
        }
    }
}
