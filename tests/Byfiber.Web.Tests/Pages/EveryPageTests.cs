using System.Net;
using System.Text.RegularExpressions;

namespace Byfiber.Web.Tests.Pages;

/// <summary>What every page owes every visitor, with a municipality in it.</summary>
public partial class EveryPageTests(Village village) : IClassFixture<Village>
{
    private static readonly string[] s_pages =
    [
        "/",
        "/map",
        "/map?q=hittep",
        "/map?area=1",
        "/map/premises/1",
        "/map/trenches/1",
        "/map/sites/1",
        "/areas",
        "/areas/1",
        "/plans",
        "/plans/runs/1",
        "/plans/revisions/1",
        "/plans/revisions/2?q=hitte&status=Planned&area=1",
        "/plans/revisions/2/compare/1",
        "/plans/revisions/3?status=NotChosen&left=1",
        "/plans/revisions/3/compare/1",
        "/take-up",
        "/take-up/areas/1",
        "/one-price",
        "/one-price?price=20000&mode=demand&low=10000&high=30000",
        "/imports",
        "/about",
        "/administration/messages",
        "/administration/personal-data",
        "/administration/personal-data/people",
        "/administration/personal-data/readings",
        "/administration/personal-data/rules/contact",
    ];

    public static IEnumerable<TheoryDataRow<string, string>> PagesInBothLanguages =>
        from page in s_pages
        from language in (string[])["sv", "en"]
        select new TheoryDataRow<string, string>(page, language);

    public static IEnumerable<TheoryDataRow<string>> Pages => s_pages.Select(page => new TheoryDataRow<string>(page));

    [Theory]
    [MemberData(nameof(PagesInBothLanguages))]
    public async Task A_page_has_its_language_a_title_and_one_heading(string path, string language)
    {
        using var visitor = village.Visitor();
        var html = await visitor.Page(In(path, language));
        html.ShouldContain($"<html lang=\"{language}\">");
        TitleText().Match(html).Groups[1].Value.Trim().ShouldNotBe("– Byfiber");
        Heading().Count(html).ShouldBe(1);
        html.ShouldContain("<main id=\"main\"");
        html.ShouldContain("href=\"#main\"");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_form_that_changes_something_carries_a_token(string path)
    {
        using var visitor = village.Visitor();
        foreach (var form in Html.PostForms(await visitor.Page(path)))
            form.ShouldContain("__RequestVerificationToken");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_script_or_style_within_it_and_nothing_from_elsewhere(string path)
    {
        using var visitor = village.Visitor();
        var html = await visitor.Page(path);
        Inline().Matches(html).Select(match => match.Value).ShouldBeEmpty();
        FromElsewhere().Matches(html).Select(match => match.Value).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_id_occurs_once(string path)
    {
        using var visitor = village.Visitor();
        Id()
            .Matches(await visitor.Page(path))
            .GroupBy(id => id.Groups[1].Value)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_leads_somewhere(string path)
    {
        using var visitor = village.Visitor();
        foreach (var link in Html.Links(await visitor.Page(path)).Distinct())
        {
            using var answer = await visitor.Get(link);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path} links to {link}");
        }
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/areas/999")]
    [InlineData("/plans/revisions/999")]
    [InlineData("/plans/revisions/1/compare/999")]
    [InlineData("/plans/runs/999")]
    [InlineData("/take-up/areas/999")]
    [InlineData("/one-price?scenario=999")]
    [InlineData("/one-price?revision=999")]
    [InlineData("/one-price/compare?a=1&b=999")]
    [InlineData("/map/trenches/999999")]
    [InlineData("/imports/preview/6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    public async Task A_page_that_is_not_there_says_so_and_shows_a_way_on(string path)
    {
        using var visitor = village.Visitor();
        var answer = await visitor.Get(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var html = await answer.Body();
        html.ShouldContain("Sidan finns inte");
        html.ShouldContain("<span class=\"brand-place\">hamlet</span>");
        Html.Links(html).ShouldContain("/");
    }

    private static string In(string path, string language) =>
        path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "culture=" + language;

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex TitleText();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("<script(?![^>]*src=)[^>]*>|<style| style=\"| on[a-z]+=\"")]
    private static partial Regex Inline();

    [GeneratedRegex("(?:src|href)=\"(?:https?:)?//[^\"]*\"")]
    private static partial Regex FromElsewhere();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();
}
