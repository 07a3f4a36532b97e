using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>A worker's hold on a plan run: taken, renewed while it lives, given back at the end.</summary>
internal sealed class RunLease(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>How long a run stays with a worker that gives no sign.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(10);

    private const string Worker = "planner";

    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
    private long _runId;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The oldest run that waits or was cut off; null when there is none, or while another worker lives.</summary>
    public async Task<PlanRun?> TakeAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (!await Waiting(db).AnyAsync(cancel))
        {
            return null;
        }
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.PlanRuns, cancel);
                var waiting = await Waiting(db).Include(r => r.Statuses).OrderBy(r => r.Id).ToListAsync(cancel);
                var now = Now;
                if (waiting.Exists(r => r.LeaseUntil > now))
                {
                    return null;
                }
                foreach (var cut in waiting.Where(r => r.State == PlanRunState.Cancelling))
                {
                    Leave(cut, PlanRunState.Cancelled, null);
                }
                var run = waiting.Find(r => r.State is PlanRunState.Queued or PlanRunState.Running);
                if (run is not null)
                {
                    bool again = run.State == PlanRunState.Running;
                    run.Statuses.Add(
                        Status(PlanRunState.Running, again ? "It was cut off and has been taken up again." : null)
                    );
                    (run.LeaseOwner, run.LeaseUntil) = (_owner, now + Term);
                    (run.Step, run.Fraction, run.BestCostOre, run.BoundOre) = (null, 0, null, null);
                    _runId = run.Id;
                    await db.AppendAsync(
                        now,
                        Worker,
                        "Plans",
                        "StartPlanRun",
                        nameof(PlanRun),
                        run.Id,
                        new { again },
                        cancel
                    );
                }
                await db.SaveChangesAsync(cancel);
                return run;
            },
            cancel
        );
    }

    /// <summary>Renews the lease and writes the progress; returns the run's state, so that the worker sees a cancellation.</summary>
    public async Task<PlanRunState> BeatAsync(PlanProgress? progress)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var until = Now + Term;
        var mine = db.PlanRuns.Where(r => r.Id == _runId && r.LeaseOwner == _owner);
        int held = progress is { } p
            ? await mine.ExecuteUpdateAsync(s =>
                s.SetProperty(r => r.LeaseUntil, until)
                    .SetProperty(r => r.Step, p.Step)
                    .SetProperty(r => r.Fraction, p.Fraction)
                    .SetProperty(r => r.BestCostOre, r => p.CostOre ?? r.BestCostOre)
                    .SetProperty(r => r.BoundOre, r => p.BoundOre ?? r.BoundOre)
            )
            : await mine.ExecuteUpdateAsync(s => s.SetProperty(r => r.LeaseUntil, until));
        return held == 0
            ? PlanRunState.Cancelling
            : await db
                .PlanRunStatuses.Where(s => s.RunId == _runId)
                .OrderByDescending(s => s.Id)
                .Select(s => s.State)
                .FirstAsync();
    }

    /// <summary>The run leaves the worker; nothing when another has taken it over meanwhile.</summary>
    public async Task EndAsync(PlanRunState state, string? sentence)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await db.InTransactionAsync(
            async () =>
            {
                if (await HeldAsync(db, CancellationToken.None) is { } run)
                {
                    Leave(run, state, sentence);
                    await db.AppendAsync(
                        Now,
                        Worker,
                        "Plans",
                        "EndPlanRun",
                        nameof(PlanRun),
                        _runId,
                        new { state, sentence },
                        CancellationToken.None
                    );
                }
                return _runId;
            },
            CancellationToken.None
        );
    }

    /// <summary>The run within a transaction, when it is still this worker's; else null.</summary>
    public async Task<PlanRun?> HeldAsync(ByfiberDb db, CancellationToken cancel)
    {
        await db.Dialect.LockAsync(db, StorageLock.PlanRuns, cancel);
        return await db
            .PlanRuns.Include(r => r.Statuses)
            .SingleOrDefaultAsync(r => r.Id == _runId && r.LeaseOwner == _owner, cancel);
    }

    /// <summary>Gives the run its last state (or puts it back in the queue) and frees it.</summary>
    public void Leave(PlanRun run, PlanRunState state, string? sentence)
    {
        run.Statuses.Add(Status(state, sentence));
        (run.LeaseOwner, run.LeaseUntil) = (null, null);
    }

    private PlanRunStatus Status(PlanRunState state, string? sentence) =>
        new()
        {
            State = state,
            At = Now,
            Actor = Worker,
            Sentence = sentence,
        };

    private static IQueryable<PlanRun> Waiting(ByfiberDb db) =>
        db.PlanRuns.Where(r =>
            r.Statuses.OrderByDescending(s => s.Id).Select(s => s.State).First() == PlanRunState.Queued
            || r.Statuses.OrderByDescending(s => s.Id).Select(s => s.State).First() == PlanRunState.Running
            || r.Statuses.OrderByDescending(s => s.Id).Select(s => s.State).First() == PlanRunState.Cancelling
        );
}
