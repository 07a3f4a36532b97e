using System.Text.RegularExpressions;
using System.Xml.Linq;
using Byfiber.Web.Tests.Architecture;

namespace Byfiber.Web.Tests.Pages;

/// <summary>The Swedish text in the pages is the key; the English must stand beside every one of them.</summary>
public partial class TranslationTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "Byfiber.Web");

    [Fact]
    public void Every_text_in_the_pages_has_its_English() =>
        Used().Except(English().Keys, StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void No_English_text_is_empty() => English().Where(pair => pair.Value.Length == 0).ShouldBeEmpty();

    [Fact]
    public void Placeholders_are_the_same_in_both_languages() =>
        English()
            .Where(pair => !Placeholders(pair.Key).SetEquals(Placeholders(pair.Value)))
            .Select(pair => pair.Key)
            .ShouldBeEmpty();

    private static IEnumerable<string> Used() =>
        Directory
            .EnumerateFiles(Path.Combine(Web, "Pages"), "*.cs*", SearchOption.AllDirectories)
            .SelectMany(file => Key().Matches(File.ReadAllText(file)))
            .Select(match => Regex.Unescape(match.Groups[1].Value))
            .Distinct();

    private static Dictionary<string, string> English() =>
        XDocument
            .Load(Path.Combine(Web, "Resources", "SharedText.en.resx"))
            .Descendants("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value.Trim());

    private static HashSet<string> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("""\bT\["((?:[^"\\]|\\.)*)"[\],]""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
