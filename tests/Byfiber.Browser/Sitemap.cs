using System.Text.RegularExpressions;

namespace Byfiber.Browser;

/// <summary>
/// The pages that there are. A path that ends in "*" stands for the first link of that kind on the page that lists them, so
/// that no id is guessed.
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
    };

    public static IReadOnlyList<string> Pages { get; } =
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
        "/imports",
        "/about",
        "/account",
        "/account/second-factor",
        "/account/passkeys",
    ];

    /// <summary>A path of the list as an address of this demo.</summary>
    public static async Task<string> Resolve(Demo demo, string path)
    {
        if (!path.EndsWith('*'))
        {
            return path;
        }
        using var client = await demo.Client("planner");
        var list = await Resolve(demo, s_listedOn[path]);
        var html = await client.GetStringAsync(demo.Address + list);
        return Link()
                .Matches(html)
                .Select(x => x.Groups["path"].Value)
                .FirstOrDefault(x => x.StartsWith(path[..^1], StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{list} has no link to {path}");
    }

    [GeneratedRegex("href=\"(?<path>/[^\"?#]*)")]
    private static partial Regex Link();
}
