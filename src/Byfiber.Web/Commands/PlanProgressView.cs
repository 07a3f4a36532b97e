using Byfiber.Planning;
using Spectre.Console;

namespace Byfiber.Web.Commands;

/// <summary>
/// Shows how far a plan is: a bar per step on a person's screen, otherwise a line when a step begins and one every few
/// seconds of the search.
/// </summary>
internal sealed class PlanProgressView : IProgress<PlanProgress>
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);
    private readonly Terminal terminal;
    private readonly ProgressContext? bars;
    private readonly Lock mutex = new();
    private ProgressTask? bar;
    private PlanStep? step;
    private long toldAt;

    private PlanProgressView(Terminal terminal, ProgressContext? bars)
    {
        this.terminal = terminal;
        this.bars = bars;
    }

    /// <summary>Does the work while its progress is shown.</summary>
    public static T Watch<T>(Terminal terminal, Func<IProgress<PlanProgress>, T> work)
    {
        if (!terminal.IsLive)
            return work(new PlanProgressView(terminal, null));
        return terminal
            .Ansi.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn()
            )
            .Start(context =>
            {
                var view = new PlanProgressView(terminal, context);
                var result = work(view);
                view.bar?.Value(1);
                return result;
            });
    }

    /// <summary>Meets a report; may be called from any thread.</summary>
    public void Report(PlanProgress value)
    {
        lock (mutex)
        {
            var begins = step != value.Step;
            step = value.Step;
            if (bars is null)
                Tell(value, begins);
            else
                Draw(value, begins);
        }
    }

    private void Tell(PlanProgress value, bool begins)
    {
        var now = terminal.Time.GetTimestamp();
        var due = value.CostOre is not null && terminal.Time.GetElapsedTime(toldAt, now) > BetweenLines;
        if (!begins && !due)
            return;
        toldAt = now;
        terminal.Say(Describe(value));
    }

    private void Draw(PlanProgress value, bool begins)
    {
        if (begins)
        {
            bar?.Value(1);
            bar = bars!.AddTask(Describe(value), maxValue: 1);
        }
        bar!.Description = Markup.Escape(Describe(value));
        bar.Value = value.Fraction;
    }

    internal static string Describe(PlanProgress value)
    {
        var name = value.Step switch
        {
            PlanStep.Read => "Reading the map",
            PlanStep.Graph => "Finding where one can dig",
            PlanStep.Solve => "Choosing the trenches",
            PlanStep.Layout => "Placing sites and cabinets",
            PlanStep.Size => "Sizing ducts and cables",
            PlanStep.Cost => "Counting the costs",
            _ => "Writing the files",
        };
        if (value.CostOre is not { } cost)
            return name;
        // Before the first proof the bound is far below nothing.
        return value.BoundOre is { } bound and > 0 && cost > 0
            ? $"{name}: {Figures.MillionSek(cost)}, at least {Figures.MillionSek(bound)}, gap {Figures.Percent(100.0 * (cost - bound) / cost)}"
            : $"{name}: {Figures.MillionSek(cost)}";
    }
}
