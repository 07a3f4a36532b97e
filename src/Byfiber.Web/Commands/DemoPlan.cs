using Byfiber.Core.Plans;
using Byfiber.Planning;

namespace Byfiber.Web.Commands;

/// <summary>
/// Sees to it that the demo has an adopted plan: orders one when there is none, watches the run that is under way, and adopts what
/// comes of it.
/// </summary>
internal sealed class DemoPlan(IServiceProvider services, Terminal terminal)
{
    private const string Actor = "demo";

    /// <summary>Less than a plan that is to be built by deserves, so that the first look is not waited for.</summary>
    private static readonly PlanRunOptions Quick = new() { Effort = 100, TimeLimit = TimeSpan.FromSeconds(25) };

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns what happened in one sentence, or null when there was nothing to do.</summary>
    public async Task<string?> FinishAsync(CancellationToken cancel)
    {
        if (await services.GetRequiredService<MunicipalityGlance>().RunAsync(cancel) is { Adopted: not null })
            return null;
        var runs = services.GetRequiredService<PlanRunList>();
        // One that is under way, or was when the last start was cut off, is watched; a failed one is tried again.
        var id = await runs.RunAsync(1, cancel)
            is [{ State: not (PlanRunState.Failed or PlanRunState.Cancelled) } latest, ..]
            ? latest.Run.Id
            : await services.GetRequiredService<QueuePlanRun>().RunAsync(Quick, Actor, cancel);
        var ended = await WatchAsync(runs, id, cancel);
        if (ended.RevisionId is not { } revision)
            return $"No plan was made: {ended.History[^1].Sentence ?? "the run was cancelled."}";
        await services.GetRequiredService<AdoptRevision>().RunAsync(revision, Actor, null, cancel);
        var made = (await services.GetRequiredService<RevisionDetails>().RunAsync(revision, cancel))!.Revision;
        return $"The plan is made: {Figures.Count(made.PremisesPlanned)} of {Figures.Count(made.PremisesTotal)} premises, "
            + $"{Figures.Kilometres(made.TrenchMm)} of trenches, {Figures.MillionSek(made.CostOre)}, "
            + $"gap {Figures.Percent(made.GapPercent)}.";
    }

    private async Task<PlanRunView> WatchAsync(PlanRunList runs, long id, CancellationToken cancel)
    {
        terminal.Say("Planning the network meanwhile");
        PlanStep? told = null;
        while (true)
        {
            var view = (await runs.OneAsync(id, cancel))!;
            if (view.Ended)
                return view;
            if (view.Run.Step is { } step && step != told)
            {
                told = step;
                terminal.Say(
                    $"  {PlanProgressView.Describe(new PlanProgress(step, 0, view.Run.BestCostOre, view.Run.BoundOre))}"
                );
            }
            await Task.Delay(Pause, terminal.Time, cancel);
        }
    }
}
