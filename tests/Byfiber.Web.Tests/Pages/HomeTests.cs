using System.Net;
using System.Text.RegularExpressions;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.People;

namespace Byfiber.Web.Tests.Pages;

/// <summary>The home page of every role.</summary>
public class HomeTests(Village village) : IClassFixture<Village>
{
    [Fact]
    public async Task Every_role_begins_with_a_task_that_it_may_open_or_is_told_that_there_is_none()
    {
        await DecideAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Resident))
        {
            using var visitor = await village.Visitor(role);
            var html = await visitor.Page("/?culture=sv");

            var first = Regex
                .Match(html, "<main.*?<h2[^>]*>(?<text>.*?)</h2>", RegexOptions.Singleline)
                .Groups["text"]
                .Value;
            Html.Text(first).ShouldBe("Nästa steg", role.ToString());
            var step = Regex
                .Match(html, "<section class=\"panel next-step\".*?</section>", RegexOptions.Singleline)
                .Value;
            var further = Regex.Match(html, "<ul class=\"further-tasks\">.*?</ul>", RegexOptions.Singleline).Value;
            var paths = Regex
                .Matches(step + further, "href=\"(?<path>[^\"]+)\"")
                .Select(link => link.Groups["path"].Value)
                .ToList();
            if (paths.Count == 0)
                Html.Text(step).ShouldContain("Inget väntar på dig just nu.", Case.Sensitive, role.ToString());
            foreach (var path in paths)
                (await visitor.Get(WebUtility.HtmlDecode(path).Split('#')[0])).StatusCode.ShouldBe(
                    HttpStatusCode.OK,
                    $"{role} {path}"
                );
        }
    }

    [Fact]
    public async Task A_crew_is_told_what_will_be_built_and_an_auditor_what_was_decided()
    {
        await DecideAsync();
        using var crew = await village.Visitor(Role.Crew);
        using var auditor = await village.Visitor(Role.Auditor);

        Html.Text(await crew.Page("/?culture=sv")).ShouldContain("ska byggas: beslutat");
        Html.Text(await auditor.Page("/?culture=sv")).ShouldContain("Läs skälet, och siffrorna då mot siffrorna nu.");
    }

    [Fact]
    public async Task A_provider_and_a_circle_leader_have_nothing_to_do_while_nobody_has_signed()
    {
        foreach (var role in (Role[])[Role.Provider, Role.CircleLeader])
        {
            using var visitor = await village.Visitor(role);

            Html.Text(await visitor.Page("/?culture=sv")).ShouldContain("Inget väntar på dig just nu.");
        }
    }

    private Task<long> DecideAsync() =>
        village
            .Room<DecideArea>()
            .RunAsync(
                new AreaDecision(
                    village.Area,
                    DecisionKind.Build,
                    "Nog många har tecknat.",
                    "Styrgruppen",
                    new DateOnly(2026, 5, 1),
                    Guid.NewGuid()
                ),
                "Anna",
                TestContext.Current.CancellationToken
            );
}
