using System.Text.RegularExpressions;
using Byfiber.Web.Tests.Architecture;

namespace Byfiber.Web.Tests.Documents;

/// <summary>What the repository says must be true on every machine.</summary>
public partial class WordTests
{
    private static readonly string[] s_text =
    [
        ".md",
        ".cs",
        ".cshtml",
        ".ts",
        ".css",
        ".json",
        ".npmrc",
        ".config",
        ".props",
        ".targets",
        ".csproj",
        ".sh",
        ".yml",
    ];

    [Fact]
    public void No_file_names_the_host_of_a_package_registry() =>
        Repository.Files(s_text).SelectMany(Hosts).ShouldHold();

    [Fact]
    public void A_registrys_host_is_caught()
    {
        Hosts(new("package-lock.json", "\"resolved\": \"https:" + "//registry.example.org/a/-/a-1.0.0.tgz\""))
            .ShouldHaveSingleItem();
        Hosts(new("nuget.config", "https:" + "//api.nuget.example/v3/index.json")).ShouldHaveSingleItem();
        Hosts(new("README.md", "https:" + "//learn.example.org/registry")).ShouldBeEmpty();
    }

    [Fact]
    public void No_document_leaves_something_for_later() => Repository.Files(".md").SelectMany(Unfinished).ShouldHold();

    [Fact]
    public void An_unfinished_document_is_caught() =>
        Unfinished(new("README.md", "TO" + "DO: a table")).ShouldHaveSingleItem();

    private static IEnumerable<string> Hosts(TextFile file) =>
        RegistryHost()
            .Matches(file.Text)
            .Select(x => x.Value)
            .Distinct()
            .Select(x =>
                $"{file.Path}: names {x}; leave the registry to the machine's own settings (npm: omit-lockfile-registry-resolved)."
            );

    private static IEnumerable<string> Unfinished(TextFile file) =>
        LaterWord().Matches(file.Text).Select(x => $"{file.Path}: \"{x.Value}\"; write it now or leave it out.");

    [GeneratedRegex(@"https?://[^/\s""']*(registry|nuget|npmjs|artifactory)[^/\s""']*/", RegexOptions.ExplicitCapture)]
    private static partial Regex RegistryHost();

    [GeneratedRegex(
        @"\b(TODO|FIXME|TBD|coming soon|lorem ipsum)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex LaterWord();
}
