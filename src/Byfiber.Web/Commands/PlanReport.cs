using Byfiber.Planning;
using Byfiber.Planning.Formats;
using Byfiber.Planning.Network;

namespace Byfiber.Web.Commands;

/// <summary>What a finished plan says on the terminal: its figures, what to know, and where its files are.</summary>
internal static class PlanReport
{
    public static void Write(Terminal terminal, Plan plan, PlanTimings timings, string folder)
    {
        var summary = plan.Summary;
        terminal.Say();
        terminal.Table(["", ">"], Rows(plan, timings));
        terminal.Say();
        foreach (var warning in summary.Warnings)
            terminal.Say($"Note: {warning}");
        if (plan.Rules.Backbone == Backbone.Ring && summary.Sites < 2)
            terminal.Say(
                "Note: the plan has one site, so there is nothing to join in a ring; give more places with --site."
            );
        if (plan.Synthetic)
            terminal.Say("Note: this municipality is made up; its figures are no real place's.");
        if (summary.CutShort)
            terminal.Say(
                "Note: the search was stopped before its effort was spent; another run may find another plan."
            );
        terminal.Say($"Files in {folder}:");
        foreach (var file in PlanFiles.All)
            terminal.Say($"  {file.Name}");
        if (plan.Attribution.Length > 0)
            terminal.Say($"Map data: {plan.Attribution}");
    }

    private static IEnumerable<string[]> Rows(Plan plan, PlanTimings timings)
    {
        var s = plan.Summary;
        yield return ["Premises", Figures.Count(s.PremisesTotal)];
        yield return ["  planned", Figures.Count(s.PremisesPlanned)];
        yield return ["  of them ordering", Figures.Count(s.PremisesOrdered)];
        yield return ["  left out", Figures.Count(s.PremisesLeftOut)];
        yield return ["  unreachable", Figures.Count(s.PremisesUnreachable)];
        if (s.Choice is not null)
            yield return ["  not chosen", Figures.Count(s.PremisesNotChosen)];
        yield return ["Trenches", Figures.Kilometres(s.TrenchMm)];
        yield return ["  of them drops", Figures.Kilometres(s.DropMm)];
        yield return ["Sites / cabinets", $"{Figures.Count(s.Sites)} / {Figures.Count(s.Cabinets)}"];
        yield return ["Longest fibre", Figures.Metres(s.MaxFibreMm)];
        yield return ["Highest loss", $"{Figures.Decimal(s.MaxLossMdb / 1000.0, 2)} dB"];
        yield return ["Cost", Figures.Sek(s.CostOre)];
        if (s.PremisesOrdered > 0)
            yield return ["  per ordering premises", Figures.Sek(s.CostOre / s.PremisesOrdered)];
        foreach (var row in Choice(s))
            yield return row;
        yield return ["Cost of all trenches", Figures.Sek(s.TrenchCostOre)];
        yield return ["  proven necessary", Figures.Sek(s.TrenchBoundOre)];
        yield return ["  gap", Figures.Percent(s.GapPercent)];
        yield return
        [
            "Time: read, graph, solve, size, write",
            string.Join(
                ", ",
                new[] { timings.Read, timings.Graph, timings.Solve, timings.Size, timings.Write }.Select(
                    Figures.Seconds
                )
            ),
        ];
        yield return ["Peak memory", $"{Figures.Decimal(timings.PeakMemoryMb, 0)} MB"];
    }

    /// <summary>What was chosen, and how far from the best choice it can be.</summary>
    private static IEnumerable<string[]> Choice(PlanSummary s)
    {
        if (s.Choice is not { } choice)
            yield break;
        if (choice.BudgetOre is { } budget)
            yield return ["Budget", Figures.Sek(budget)];
        if (choice.PremisesBound is { } premises)
            yield return ["  premises proven to be the most", $"at most {Figures.Count(premises)}"];
        if (choice.ByWorth)
        {
            yield return ["Worth of the planned", Figures.Sek(choice.WorthOre)];
            yield return ["  of those not chosen", Figures.Sek(choice.WorthNotChosenOre)];
        }
        if (choice.WorthBoundOre is { } worth)
            yield return ["  worth proven to be the most", $"at most {Figures.Sek(worth)}"];
        if (choice is { ValueOre: { } value, ValueBoundOre: { } bound })
        {
            yield return ["Trenches and net worth left out", Figures.Sek(value)];
            yield return ["  proven necessary", Figures.Sek(bound)];
            yield return ["  gap", Figures.Percent(value == 0 ? 0 : 100.0 * (value - bound) / value)];
        }
    }
}
