using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Byfiber.Core;
using Byfiber.Planning;

namespace Byfiber.Web.Commands;

/// <summary>The command line of <c>byfiber</c>: what each word does is in its own file.</summary>
public static class CommandLine
{
    /// <summary>The work was stopped by a person before it had a result: 128 + SIGINT, as shells have it.</summary>
    internal const int Interrupted = 130;

    /// <summary>Runs one command in this process. Returns the exit code: 0 done, 1 refused or failed, 2 not understood.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancel = default
    )
    {
        var terminal = new Terminal(output, error, TimeProvider.System);
        var parsed = Root(terminal).Parse(args);
        // Asking for help or the version is no error, whatever else is missing from the line.
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var mistake in parsed.Errors)
                await error.WriteLineAsync(mistake.Message);
            await error.WriteLineAsync($"How to use it: {Words(parsed)} --help");
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    // Each command meets Ctrl-C itself, since it knows what is worth keeping.
                    ProcessTerminationTimeout = null,
                },
                cancel
            );
        }
        catch (Exception refused) when (refused is PlanningException or RefusedException)
        {
            await error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (Exception ours) when (ours is not OperationCanceledException)
        {
            await error.WriteLineAsync(
                "Byfiber met an error that is ours, not yours; please report it with these lines."
            );
            await error.WriteLineAsync(ours.ToString());
            return 1;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped before there was a result; nothing was written.");
            return Interrupted;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Byfiber plans a rural municipality's fibre network and serves its programme.")
        {
            PlanCommand.Make(terminal),
            CheckCommand.Make(terminal),
            ImportCommand.Make(terminal),
            ServeCommand.Make(terminal),
            InviteCommand.Make(terminal),
            ResetCommand.Make(terminal),
            DemoCommand.Make(terminal),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string Words(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "byfiber" : $"byfiber {parsed.CommandResult.Command.Name}";
}
