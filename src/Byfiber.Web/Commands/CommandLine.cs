using System.CommandLine;

namespace Byfiber.Web.Commands;

/// <summary>The command line of <c>byfiber</c>: what each word does is in its own file.</summary>
public static class CommandLine
{
    /// <summary>Runs one command in this process. Returns the exit code: 0 done, 1 refused or failed, 2 not understood.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancel = default
    )
    {
        var root = new RootCommand("Byfiber plans a rural fibre network and runs its programme.")
        {
            ServeCommand.Make(),
        };
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = output,
                Error = error,
                ProcessTerminationTimeout = null,
            },
            cancel
        );
        return parsed.Errors.Count > 0 ? 2 : code;
    }
}
