namespace Byfiber.Planning.Tests;

/// <summary>
/// Real maps that lie beside the repository (<c>../shared/data</c>, or <c>$BYFIBER_SHARED/data</c>); a test that needs one
/// that is absent says that it skipped.
/// </summary>
internal static class SharedData
{
    public static string Path(string name)
    {
        var path = Candidates()
            .Select(folder => System.IO.Path.Combine(folder, "data", name))
            .FirstOrDefault(File.Exists);
        if (path is null)
        {
            Assert.Skip($"The real map {name} is not beside the repository (../shared/data).");
        }
        return path;
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("BYFIBER_SHARED") is { Length: > 0 } given)
        {
            yield return given;
        }
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return System.IO.Path.Combine(folder.FullName, "shared");
        }
    }
}
