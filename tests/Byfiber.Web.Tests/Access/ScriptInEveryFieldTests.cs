using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Residents;

namespace Byfiber.Web.Tests.Access;

/// <summary>What anybody writes into any field is words to everybody who reads it.</summary>
public class ScriptInEveryFieldTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private const string Text = "javascript:alert(1)//'\"><script>alert(1)</script>";

    [Theory, OnBoth]
    public async Task Script_in_any_field_of_any_form_is_never_run_by_anybodys_browser(string kind)
    {
        var hamlet = await hamlets.On(kind);
        using var neighbour = await hamlet.ResidentAsync(await hamlet.HomeAsync());
        await HouseholdTests.ChooseAsync(neighbour, "nina@example.se");
        await HouseholdTests.SignAsync(hamlet, neighbour, "nina@example.se");
        var home = await hamlet.HomeAsync();
        var fields = new HashSet<string>(StringComparer.Ordinal);
        var broken = new List<string>();
        foreach (var visitor in await EverybodyAsync(hamlet, home))
        {
            using var _ = visitor;
            var walk = new FormWalk(visitor);
            await walk.FillAsync(await walk.PagesAsync(await StartsAsync(hamlet)), Text, RunsNothing);
            fields.UnionWith(walk.Sent);
            broken.AddRange(walk.Broken);
        }
        var shown = 0;
        foreach (var visitor in await EverybodyAsync(hamlet, home))
        {
            using var _ = visitor;
            foreach (var page in await new FormWalk(visitor).PagesAsync(await StartsAsync(hamlet)))
            {
                RunsNothing(page);
                shown += page.Body!.TextContent.Contains(Text, StringComparison.Ordinal) ? 1 : 0;
            }
        }
        broken.ShouldBeEmpty();
        fields.Count.ShouldBeGreaterThan(100, string.Join('\n', fields));
        shown.ShouldBeGreaterThan(50);
    }

    private static void RunsNothing(IDocument page)
    {
        page.Scripts.Where(script => script.Text.Contains("alert", StringComparison.Ordinal)).ShouldBeEmpty(page.Url);
        foreach (var attribute in page.All.SelectMany(element => element.Attributes))
        {
            attribute.Name.StartsWith("on", StringComparison.Ordinal).ShouldBeFalse($"{page.Url} {attribute.Name}");
            if (attribute.Name is "href" or "src" or "action" or "formaction")
                attribute.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(page.Url);
        }
    }

    private static async Task<IEnumerable<string>> StartsAsync(OfferedHamlet hamlet) =>
        (await Routes.AllAsync(hamlet.App))
            .Where(route => route.Method == "GET" && !route.Pattern.StartsWith("/api", StringComparison.Ordinal))
            .Select(route => route.Path)
            .Distinct();

    private static async Task<HttpClient[]> EverybodyAsync(OfferedHamlet hamlet, Home home) =>
        [
            hamlet.Stranger(),
            await hamlet.ResidentAsync(home),
            await hamlet.Visitor(Role.Coordinator, Role.Planner, Role.Sales),
            await hamlet.Visitor(Role.Administrator),
        ];
}
