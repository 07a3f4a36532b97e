using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>The plan runs with their state and progress, for the pages that watch them.</summary>
public sealed class PlanRunList(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PlanRunView>> RunAsync(int limit = 50, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var runs = await db
            .PlanRuns.AsNoTracking()
            .Include(r => r.Statuses)
            .OrderByDescending(r => r.Id)
            .Take(limit)
            .ToListAsync(cancel);
        long[] ids = [.. runs.Select(r => r.Id)];
        var revisions = await db
            .PlanRevisions.Where(r => ids.Contains(r.RunId))
            .ToDictionaryAsync(r => r.RunId, r => r.Id, cancel);
        return runs.ConvertAll(r => View(r, revisions.TryGetValue(r.Id, out long id) ? id : null));
    }

    /// <summary>One run, or null when there is none with this id.</summary>
    public async Task<PlanRunView?> OneAsync(long runId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var run = await db
            .PlanRuns.AsNoTracking()
            .Include(r => r.Statuses)
            .SingleOrDefaultAsync(r => r.Id == runId, cancel);
        return run is null
            ? null
            : View(
                run,
                await db
                    .PlanRevisions.Where(r => r.RunId == runId)
                    .Select(r => (long?)r.Id)
                    .SingleOrDefaultAsync(cancel)
            );
    }

    private static PlanRunView View(PlanRun run, long? revisionId)
    {
        var statuses = run.Statuses.OrderBy(s => s.Id).ToList();
        return new PlanRunView(run, statuses[^1].State, statuses, revisionId);
    }
}

/// <summary>A run, the state that holds, its history (the last one has the sentence of a failure), and the revision that it made.</summary>
public sealed record PlanRunView(
    PlanRun Run,
    PlanRunState State,
    IReadOnlyList<PlanRunStatus> History,
    long? RevisionId
)
{
    /// <summary>True when nothing more will happen to it.</summary>
    public bool Ended => State is PlanRunState.Done or PlanRunState.Failed or PlanRunState.Cancelled;

    /// <summary>How far the whole run is, 0 to 1, the step that it is in counting by its usual share of the time.</summary>
    public double Overall =>
        State == PlanRunState.Done
            ? 1
            : Run.Step switch
            {
                null => 0,
                PlanStep.Read => 0.02 * Run.Fraction,
                PlanStep.Graph => 0.02 + 0.08 * Run.Fraction,
                PlanStep.Solve => 0.10 + 0.65 * Run.Fraction,
                PlanStep.Layout => 0.75 + 0.07 * Run.Fraction,
                PlanStep.Size => 0.82 + 0.05 * Run.Fraction,
                PlanStep.Cost => 0.87 + 0.05 * Run.Fraction,
                _ => 0.92 + 0.08 * Run.Fraction,
            };
}
