using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Shared;

/// <summary>
/// Sites as people read them. The planner names a site that nobody named "Site 1"; a page says that in the visitor's language.
/// </summary>
public static partial class SiteNames
{
    /// <summary>A site's name in a table or a sentence: "Teknikhus 1" for the planner's "Site 1", a given name as it is.</summary>
    public static string Short(IStringLocalizer<SharedText> T, string name) =>
        Number(name) is { } number ? T["Teknikhus {0}", number] : name;

    /// <summary>The same where nothing else tells that it is a site: "Teknikhus 1", "Teknikhus Marmorbyn".</summary>
    public static string Full(IStringLocalizer<SharedText> T, string name) => T["Teknikhus {0}", Number(name) ?? name];

    private static string? Number(string name) =>
        Planners().Match(name) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\ASite ([0-9]+)\z")]
    private static partial Regex Planners();
}
