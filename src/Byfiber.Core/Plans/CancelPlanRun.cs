using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>Takes a run back: a queued one at once, a running one as soon as its worker sees it. No revision comes of it.</summary>
public sealed class CancelPlanRun(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>Does nothing when it has been cancelled already.</summary>
    /// <exception cref="RefusedException">There is no such run, or it has ended.</exception>
    public async Task RunAsync(long runId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.PlanRuns, cancel);
                var run =
                    await db.PlanRuns.Include(r => r.Statuses).SingleOrDefaultAsync(r => r.Id == runId, cancel)
                    ?? throw RefusedException.Missing("plan run", runId);
                var next = run.State switch
                {
                    PlanRunState.Queued => PlanRunState.Cancelled,
                    PlanRunState.Running => PlanRunState.Cancelling,
                    PlanRunState.Cancelling or PlanRunState.Cancelled => run.State,
                    _ => throw new RefusedException($"Plan run {runId} has ended: there is nothing to cancel."),
                };
                if (next == run.State)
                {
                    return runId;
                }
                var at = time.GetUtcNow().UtcDateTime;
                run.Statuses.Add(
                    new PlanRunStatus
                    {
                        State = next,
                        At = at,
                        Actor = actor,
                    }
                );
                await db.AppendAsync(at, actor, "Plans", nameof(CancelPlanRun), nameof(PlanRun), runId, null, cancel);
                return runId;
            },
            cancel
        );
    }
}
