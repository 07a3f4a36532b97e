using System.Net;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Byfiber.Web.Tests.Residents;

namespace Byfiber.Web.Tests.Access;

/// <summary>What holds for every route that there is, found in the program itself and not in a list.</summary>
public class EveryRouteTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private OfferedHamlet hamlet = null!;

    /// <summary>Pages that hold nothing of anybody's, or that are the visitor's own browser's business.</summary>
    private const string Reference = "/api/reference";

    [Theory, OnBoth]
    public async Task Every_answer_carries_the_headers_that_keep_others_scripts_and_frames_out(string kind)
    {
        hamlet = await hamlets.On(kind);
        foreach (var visitor in await EverybodyAsync())
        {
            using var _ = visitor;
            foreach (var route in (await Routes.AllAsync(hamlet.App)).Where(route => route.Method == "GET"))
            {
                using var answer = await visitor.Get(route.Path);
                var policy = Header(answer, "Content-Security-Policy");
                policy.ShouldContain("frame-ancestors 'none'", Case.Sensitive, route.ToString());
                policy.ShouldContain("object-src 'none'", Case.Sensitive, route.ToString());
                policy.ShouldContain("form-action 'self'", Case.Sensitive, route.ToString());
                // The API's reference is another project's page: it makes its styles while it runs, its scripts carry a nonce.
                var scripts = policy
                    .Split(';')
                    .Single(part => part.Trim().StartsWith("script-src", StringComparison.Ordinal));
                scripts.ShouldNotContain("unsafe", Case.Insensitive, route.ToString());
                if (!route.Pattern.StartsWith(Reference, StringComparison.Ordinal))
                    policy.ShouldNotContain("unsafe", Case.Insensitive, route.ToString());
                Header(answer, "X-Content-Type-Options").ShouldBe("nosniff", route.ToString());
                Header(answer, "Referrer-Policy").ShouldBe("same-origin", route.ToString());
                answer.Headers.Contains("Server").ShouldBeFalse(route.ToString());
            }
        }
    }

    [Theory, OnBoth]
    public async Task Every_page_refuses_a_form_without_its_token_whoever_sends_it(string kind)
    {
        hamlet = await hamlets.On(kind);
        var seen = 0;
        foreach (var visitor in await EverybodyAsync())
        {
            using var _ = visitor;
            foreach (var route in (await Routes.AllAsync(hamlet.App)).Where(IsForm))
            {
                using var nothing = new FormUrlEncodedContent([KeyValuePair.Create("x", "1")]);
                using var answer = await visitor.Post(route.Path, nothing);
                // Refused before: signed out, another role. What lets in must ask for the token.
                if (answer.StatusCode is HttpStatusCode.Forbidden || IsTheWayIn(answer))
                    continue;
                answer.StatusCode.ShouldBeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.NotFound], route.ToString());
                if (answer.StatusCode == HttpStatusCode.BadRequest)
                    seen++;
            }
        }
        seen.ShouldBeGreaterThan(40);
    }

    [Theory, OnBoth]
    public async Task No_page_of_somebody_signed_in_stays_in_a_browsers_cache(string kind)
    {
        hamlet = await hamlets.On(kind);
        foreach (var visitor in await EverybodyAsync())
        {
            using var _ = visitor;
            foreach (
                var route in (await Routes.AllAsync(hamlet.App)).Where(route =>
                    route.Method == "GET" && IsPersonal(route.Pattern)
                )
            )
            {
                using var answer = await visitor.Get(route.Path);
                if (answer.StatusCode == HttpStatusCode.OK)
                    (answer.Headers.CacheControl is { NoStore: true }).ShouldBeTrue(route.ToString());
            }
        }
    }

    private static bool IsForm(Route route) =>
        route.Method == "POST"
        && !route.Pattern.StartsWith("/api", StringComparison.Ordinal)
        // The error page is where a refused form lands, and changes nothing. The demo's made-up provider knows its requests by their own fields.
        && route.Pattern is not ("/Error" or "/demo-bankid/authorize");

    private static bool IsPersonal(string pattern) =>
        pattern.StartsWith("/household", StringComparison.Ordinal)
        || pattern.StartsWith("/account", StringComparison.Ordinal)
        || pattern.StartsWith("/administration", StringComparison.Ordinal);

    private static bool IsTheWayIn(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Redirect
        && answer.Headers.Location!.OriginalString.Contains("/sign-in?returnTo=", StringComparison.Ordinal);

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(";", values) : "";

    private async Task<List<HttpClient>> EverybodyAsync() =>
        [
            hamlet.Stranger(),
            await hamlet.Visitor(Role.Administrator),
            await hamlet.Visitor(Role.Coordinator, Role.Planner, Role.Sales),
            await hamlet.ResidentAsync(await hamlet.HomeAsync()),
        ];
}
