using System.Text.RegularExpressions;
using Byfiber.Web.Tests.Architecture;

namespace Byfiber.Web.Tests.Documents;

/// <summary>A document's link leads somewhere: to a file, a folder or a heading that is there.</summary>
public partial class LinkTests
{
    [Fact]
    public void Every_link_between_documents_leads_somewhere() =>
        Repository.Files(".md").SelectMany(Broken).ShouldHold();

    [Fact]
    public void Every_file_that_the_documents_name_is_there() =>
        Repository.Files(".md").SelectMany(Missing).ShouldHold();

    [Fact]
    public void A_broken_link_is_caught()
    {
        Broken(new("README.md", "See [the map](docs/no-such-file.md)."))
            .ShouldHaveSingleItem()
            .ShouldContain("no-such-file");
        Broken(new("docs/adr/made-up.md", "See [the readme](README.md).")).ShouldHaveSingleItem();
        Broken(new("docs/adr/made-up.md", "See [the licence](../../LICENSE).")).ShouldBeEmpty();
        Broken(new("README.md", "# A title\n[below](#a-title) [nowhere](#no-title)")).ShouldHaveSingleItem();
        Broken(new("README.md", "![alt](docs/pictures/no-such-picture.png)")).ShouldHaveSingleItem();
        Broken(new("README.md", "[outside](https://example.org/no-such-file.md)")).ShouldBeEmpty();
    }

    [Fact]
    public void A_named_file_that_is_missing_is_caught()
    {
        Missing(new("README.md", "It lies in `src/Byfiber.Planning/NoSuchFile.cs`.")).ShouldHaveSingleItem();
        Missing(new("README.md", "It lies in `src/Byfiber.Planning/Planner.cs`.")).ShouldBeEmpty();
    }

    private static IEnumerable<string> Broken(TextFile document)
    {
        foreach (Match link in Link().Matches(WithoutCode(document.Text)))
        {
            var target = link.Groups["target"].Value;
            if (
                target.Contains("://", StringComparison.Ordinal)
                || target.StartsWith("mailto:", StringComparison.Ordinal)
            )
            {
                continue;
            }
            var parts = target.Split('#', 2);
            var path = parts[0].Length == 0 ? document.Path : Beside(document.Path, parts[0]);
            if (parts[0].Length > 0 && !Repository.Has(path))
            {
                yield return $"{document.Path}: the link to {target} leads nowhere; mend the path or write the file.";
            }
            else if (parts.Length == 2 && path.EndsWith(".md", StringComparison.Ordinal))
            {
                var text = path == document.Path ? document.Text : Repository.Read(path).Text;
                if (!Heading().Matches(text).Any(x => Anchor(x.Groups["title"].Value) == parts[1]))
                {
                    yield return $"{document.Path}: {path} has no heading for #{parts[1]}; mend the link.";
                }
            }
        }
    }

    private static IEnumerable<string> Missing(TextFile document) =>
        from Match name in NamedFile().Matches(document.Text)
        let path = name.Groups["path"].Value
        where !Repository.Has(path) && !Repository.Has(Beside(document.Path, path))
        select $"{document.Path}: `{path}` is not there; mend the name.";

    private static string Beside(string document, string target)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, target))).Replace('\\', '/');
    }

    private static string Anchor(string title) =>
        NotInAnchors().Replace(title.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutCode(string text) => Fence().Replace(text, "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`(?<path>(src|tests|bench|docs|examples)/[^`\s*<>…]*\.[a-z]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
