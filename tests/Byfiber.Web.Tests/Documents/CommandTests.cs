using System.Diagnostics;
using System.Text.RegularExpressions;
using Byfiber.Web.Tests.Architecture;

namespace Byfiber.Web.Tests.Documents;

/// <summary>
/// Every command that a document shows runs. The commands of one document run in order in one fresh folder, so a later one
/// may use what an earlier one wrote; <c>byfiber</c> is the program that these tests were built with.
/// </summary>
public sealed partial class CommandTests : IDisposable
{
    private const string RunFromSource = "dotnet run --project src/Byfiber.Web -- ";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>What is not run here, by how it begins, each with its reason; an excuse without a command fails too.</summary>
    private static readonly Dictionary<string, string> s_excused = new(StringComparer.Ordinal)
    {
        ["./test.sh"] = "it runs these tests",
        ["dotnet tool restore"] = "test.sh begins with it",
        ["dotnet build"] = "test.sh builds, and these tests run from a build",
        ["dotnet test"] = "it runs these tests",
        ["dotnet run --project tests/"] = "it runs tests",
        ["dotnet csharpier format"] = "it changes the source tree; test.sh runs the check of it",
        ["dotnet ef migrations add"] = "it changes the source tree",
        ["dotnet run -c Release --project bench/"] = "it plans for minutes; timings are no test",
        ["byfiber demo"] = "the browser tests start it and use it",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("byfiber-documents").FullName;

    public static IEnumerable<TheoryDataRow<string>> DocumentsWithCommands =>
        Repository.Files(".md").Where(x => Runnable(x).Any()).Select(x => new TheoryDataRow<string>(x.Path));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(DocumentsWithCommands))]
    public async Task Every_command_of_a_document_runs(string path)
    {
        foreach (var command in Runnable(Repository.Read(path)))
        {
            var (code, said) = await Run(command);
            code.ShouldBe(0, $"{path}: \"{command}\" ended with {code} and said:\n{said}");
        }
    }

    [Fact]
    public async Task A_command_that_does_not_run_is_caught()
    {
        var (code, said) = await Run("byfiber no-such-word");
        code.ShouldBe(2, said);
    }

    [Fact]
    public void Commands_are_found_in_documents()
    {
        var document = new TextFile(
            "README.md",
            """
            ```sh
            # a remark
            dotnet run --project src/Byfiber.Web -- plan sample \
              --out my-plan
            ./test.sh
            ```
            ```console
            $ byfiber check my-plan/plan.gpkg
            every rule holds
            ```
            ```json
            not a command
            ```
            """
        );
        Runnable(document).ShouldBe(["byfiber plan sample --out my-plan", "byfiber check my-plan/plan.gpkg"]);
    }

    [Fact]
    public void No_excuse_outlives_its_command()
    {
        var all = Repository.Files(".md").SelectMany(Commands).ToList();
        s_excused
            .Keys.Where(excuse => !all.Exists(command => command.StartsWith(excuse, StringComparison.Ordinal)))
            .Select(excuse =>
                $"No document shows \"{excuse}\" any more: take its excuse out of {nameof(CommandTests)}."
            )
            .ShouldHold();
    }

    private static IEnumerable<string> Runnable(TextFile document) =>
        Commands(document).Where(command => !s_excused.Keys.Any(x => command.StartsWith(x, StringComparison.Ordinal)));

    private static IEnumerable<string> Commands(TextFile document) =>
        from Match block in Block().Matches(document.Text.ReplaceLineEndings("\n"))
        from line in Continued().Replace(block.Groups["lines"].Value, " ").Split('\n')
        let text = block.Groups["kind"].Value == "sh" ? line.Trim()
        : line.StartsWith("$ ", StringComparison.Ordinal) ? line[2..].Trim()
        : ""
        where text.Length > 0 && text[0] != '#'
        select text.StartsWith(RunFromSource, StringComparison.Ordinal)
            ? "byfiber " + text[RunFromSource.Length..]
            : text;

    private async Task<(int Code, string Said)> Run(string command)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "byfiber.dll");
        var start = new ProcessStartInfo("bash")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"byfiber() {{ dotnet '{program}' \"$@\"; }}; {command}");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"nothing more: it was stopped after {s_patience}");
        }
        return (process.ExitCode, await output + await errors);
    }

    [GeneratedRegex("^```(?<kind>sh|console)\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(" *\\\\\n *")]
    private static partial Regex Continued();
}
