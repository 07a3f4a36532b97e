using Byfiber.Web.Commands;

namespace Byfiber.Web.Tests.Commands;

/// <summary>What a command did: its exit code and what it said.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    /// <summary>The command refused, with one sentence, and nothing else.</summary>
    public void ShouldRefuse(params string[] words)
    {
        Exit.ShouldBe(1, Error + Out);
        var sentence = Error.Trim();
        sentence.Split('\n').Length.ShouldBe(1, sentence);
        sentence.ShouldEndWith(".");
        foreach (var word in words)
            sentence.ShouldContain(word);
    }
}

/// <summary>Runs commands in this process, as a person types them, in a folder of its own.</summary>
public sealed class Shell : IDisposable
{
    /// <summary>A map that is small enough to plan in a blink: two streets, a track, eleven addresses.</summary>
    public string TinyMap => Write("tiny.osm", TinyOsm.Text());

    /// <summary>The folder that everything is in.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("byfiber-shell-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal string At(string name) => Path.Combine(Folder, name);

    internal string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    internal static async Task<Ran> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(words, output, error, TestContext.Current.CancellationToken);
        return new Ran(exit, output.ToString(), error.ToString());
    }
}
