using System.Text.RegularExpressions;

namespace Byfiber.Browser;

/// <summary>
/// The pages that there are, and who looks at them. A path that ends in "*" stands for the first link of that kind on the page
/// that lists them, so that no id is guessed; "/campaigns/*/missing" is that link and what follows.
/// </summary>
public static partial class Sitemap
{
    private static readonly Dictionary<string, string> s_listedOn = new(StringComparer.Ordinal)
    {
        ["/areas/*"] = "/areas",
        ["/map/premises/*"] = "/areas/*",
        ["/plans/revisions/*"] = "/plans",
        ["/plans/runs/*"] = "/plans",
        ["/take-up/areas/*"] = "/take-up",
        ["/campaigns/*"] = "/campaigns",
        ["/prices/*"] = "/prices",
        ["/terms/*"] = "/terms",
        ["/contracts/*"] = "/contracts?State=InForce",
        ["/promises/hindrances/*"] = "/promises",
        ["/places/*"] = "/places",
        ["/administration/accounts/*"] = "/administration/accounts",
        ["/administration/messages/*"] = "/administration/messages",
        ["/administration/personal-data/people/*"] = "/administration/personal-data",
        ["/administration/personal-data/rules/*"] = "/administration/personal-data",
    };

    /// <summary>Newest first: the demo's own stands last, after what tests have made.</summary>
    private static readonly string[] s_newestFirst = ["/campaigns/*", "/prices/*", "/terms/*"];

    /// <summary>Everybody's role of the demo that may open a page, and the paths.</summary>
    private static readonly (string? Role, string[] Paths)[] s_pages =
    [
        (
            "planner",
            [
                "/",
                "/map",
                "/areas",
                "/areas/*",
                "/map/premises/*",
                "/plans",
                "/plans/revisions/*",
                "/plans/runs/*",
                "/take-up",
                "/take-up/areas/*",
                "/one-price",
                "/one-price/compare",
                "/imports",
                "/about",
                "/account",
                "/account/second-factor",
                "/account/passkeys",
            ]
        ),
        (
            "coordinator",
            [
                "/",
                "/campaigns",
                "/campaigns/*",
                "/campaigns/*/mailings",
                "/campaigns/*/missing",
                "/campaigns/*/proof",
                "/campaigns/*/returns",
                "/campaigns/*/door-list",
                "/campaigns/*/phone-list",
                "/campaigns/new",
                "/prices",
                "/prices/*",
                "/prices/new",
                "/terms",
                "/terms/*",
                "/leads",
                "/areas/*/news",
                "/areas/*/ambassadors",
                "/promises",
                "/promises/hindrances/*",
                "/promises/hindrances/new",
                "/payments",
                "/verify",
            ]
        ),
        (
            "sales",
            [
                "/",
                "/answers",
                "/answers?q=Alm",
                "/answers?offer=5",
                "/answers/calls",
                "/contracts",
                "/contracts/*",
                "/contracts/*/owner",
                "/contracts/new",
            ]
        ),
        (
            "administrator",
            [
                "/",
                "/administration/accounts",
                "/administration/accounts/*",
                "/administration/messages",
                "/administration/messages/*",
                "/administration/personal-data",
                "/administration/personal-data/people",
                "/administration/personal-data/people/*",
                "/administration/personal-data/rules/*",
                "/administration/personal-data/readings",
            ]
        ),
        ("auditor", ["/", "/contracts/new"]),
        ("crew", ["/"]),
        (
            Demo.Household,
            [
                "/household",
                "/household/contract",
                "/household/contract/end",
                "/household/contact",
                "/household/data",
                "/household/area",
                "/household/terms",
            ]
        ),
        (
            null,
            [
                "/",
                "/sign-in",
                "/sign-in/forgotten",
                "/household/sign-in",
                "/household/sign-out",
                "/k/7H2K9QXM4TBD",
                "/k/no-code",
                "/places",
                "/places/*",
                "/address",
                "/address?q=Alm",
                "/address?q=Ingenstans+99",
                "/verify",
            ]
        ),
    ];

    /// <summary>Each page once for each who looks at it.</summary>
    public static IEnumerable<(string Path, string? Role)> Pages =>
        s_pages.SelectMany(x => x.Paths.Select(path => (path, x.Role)));

    /// <summary>A path of the list as an address of this demo.</summary>
    public static async Task<string> Resolve(Demo demo, string path, string? role = "planner")
    {
        if (path.IndexOf('*', StringComparison.Ordinal) is var star && star < 0)
        {
            return path;
        }
        var (listed, rest) = (path[..(star + 1)], path[(star + 1)..]);
        var list = await Resolve(demo, s_listedOn[listed], role);
        using var client = role is null ? new HttpClient() : await demo.Client(role);
        var html = await client.GetStringAsync(demo.Address + list);
        var links = Link().Matches(html).Select(x => x.Groups["path"].Value).Where(x => IsOneOf(listed, x)).ToList();
        if (links.Count == 0)
        {
            throw new InvalidOperationException($"{list} has no link to {path}");
        }
        var found = s_newestFirst.Contains(listed) ? links[^1] : links[0];
        return found + rest;
    }

    /// <summary>"/campaigns/7" is one of "/campaigns/*"; "/campaigns/new" is a page of its own, and "/campaigns/7/proof" is beneath.</summary>
    private static bool IsOneOf(string listed, string path) =>
        path.StartsWith(listed[..^1], StringComparison.Ordinal)
        && path.Length >= listed.Length
        && !path.AsSpan(listed.Length - 1).Contains('/')
        && !s_pages.Any(x => x.Paths.Contains(path));

    [GeneratedRegex("href=\"(?<path>/[^\"?#]*)")]
    private static partial Regex Link();
}
