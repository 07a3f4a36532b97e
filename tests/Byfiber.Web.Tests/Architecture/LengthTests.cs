namespace Byfiber.Web.Tests.Architecture;

/// <summary>A file is a topic that can be read in one sitting.</summary>
public class LengthTests
{
    private const int MostLines = 400;

    /// <summary>Longer files, each with its reason; an excuse that is no longer needed fails too.</summary>
    private static readonly Dictionary<string, string> s_excused = [];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Repository
            .Files(".cs", ".ts", ".cshtml", ".css")
            .Where(x => !s_excused.ContainsKey(x.Path))
            .SelectMany(TooLong)
            .ShouldHold();

    [Fact]
    public void No_excuse_outlives_its_need() =>
        s_excused
            .Keys.Where(x => !Repository.Has(x) || !TooLong(Repository.Read(x)).Any())
            .Select(x => $"{x}: needs no excuse any more; take it out of {nameof(LengthTests)}.")
            .ShouldHold();

    [Fact]
    public void A_file_that_is_too_long_is_caught()
    {
        var lines = string.Concat(Enumerable.Repeat("line\n", MostLines));
        TooLong(new("src/Byfiber.Web/Assets/map.ts", lines)).ShouldBeEmpty();
        TooLong(new("src/Byfiber.Web/Assets/map.ts", lines + "line\n")).ShouldHaveSingleItem().ShouldContain("401");
        TooLong(new("src/Byfiber.Core/Storage/Migrations/Sqlite/First.cs", lines + "line\n")).ShouldBeEmpty();
    }

    private static IEnumerable<string> TooLong(TextFile file)
    {
        var lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        // Migrations are written by a tool and read by nobody.
        if (lines > MostLines && !file.Path.Contains("/Migrations/", StringComparison.Ordinal))
        {
            yield return FormattableString.Invariant(
                $"{file.Path}: {lines} lines, at most {MostLines}; split it by topic, or excuse it with a reason in {nameof(LengthTests)}."
            );
        }
    }
}
