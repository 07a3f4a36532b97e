using System.CommandLine;
using Byfiber.Planning.Formats;

namespace Byfiber.Web.Commands;

/// <summary><c>byfiber check</c>: reads a plan's file alone and verifies it, knowing nothing of how it was made.</summary>
internal static class CheckCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("PLAN") { Description = "A plan.gpkg." };
        var command = new ExampleCommand(
            "check",
            "Verify a plan's file by itself; exit 1 when a rule fails.",
            "byfiber check my-plan/plan.gpkg"
        )
        {
            file,
        };
        command.SetAction(line => Run(terminal, line.GetRequiredValue(file)));
        return command;
    }

    private static int Run(Terminal terminal, string file)
    {
        var findings = PlanCheck.Run(file).ToDictionary(finding => finding.Rule, StringComparer.Ordinal);
        foreach (var (name, _) in PlanCheck.Rules)
        {
            if (findings.TryGetValue(name, out var finding))
                terminal.Say($"FAILED  {finding}");
            else
                terminal.Say($"ok      {name}");
        }
        terminal.Say(
            findings.Count == 0
                ? $"{file}: all {Figures.Count(PlanCheck.Rules.Count)} rules hold."
                : $"{file}: {Figures.Count(findings.Count)} of {Figures.Count(PlanCheck.Rules.Count)} rules failed."
        );
        return findings.Count == 0 ? 0 : 1;
    }
}
