namespace Byfiber.Web.Tests.Architecture;

/// <summary>A text file of the repository; <paramref name="Path"/> is relative to its root, with forward slashes.</summary>
internal sealed record TextFile(string Path, string Text);

/// <summary>The repository that the tests were built from: its files without what is built, fetched or made at run time.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Byfiber.slnx, upward from the test program.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly HashSet<string> s_notOurs = new(StringComparer.Ordinal)
    {
        ".git",
        "artifacts",
        "bin",
        "obj",
        "node_modules",
        "built",
        "byfiber-data",
        "TestResults",
        ".vs",
        ".idea",
    };

    private static readonly Lazy<IReadOnlyList<string>> s_paths = new(() =>
        [
            .. Walk(Root)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ]
    );

    /// <summary>Every file of ours, relative to the root.</summary>
    public static IReadOnlyList<string> Paths => s_paths.Value;

    /// <summary>Every text file whose path ends so.</summary>
    public static IEnumerable<TextFile> Files(params string[] endings) =>
        Paths.Where(path => endings.Any(end => path.EndsWith(end, StringComparison.Ordinal))).Select(Read);

    public static TextFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Root, path)));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>Fails with every breach on a line of its own: each names its file and the mend.</summary>
    public static void ShouldHold(this IEnumerable<string> breaches)
    {
        var all = breaches.ToList();
        Assert.True(all.Count == 0, $"{all.Count} places break this rule:\n" + string.Join('\n', all));
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return file;
        }
        foreach (
            var inner in Directory.EnumerateDirectories(folder).Where(x => !s_notOurs.Contains(Path.GetFileName(x)))
        )
        {
            foreach (var file in Walk(inner))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Byfiber.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds Byfiber.slnx: run the tests from a build inside the repository."
        );
    }
}
