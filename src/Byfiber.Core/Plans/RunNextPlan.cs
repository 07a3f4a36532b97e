using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>
/// Takes the oldest run that waits (or that a crash cut off), plans it, and writes the revision in one transaction. The worker holds a
/// lease on its run and renews it; when the worker dies, the lease runs out and the next call takes the run up again from the
/// start. While a lease lives, nobody takes another run: runs are done one after the other.
/// </summary>
public sealed class RunNextPlan(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, LoadMap loadMap, PlanEngine engine)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Does one run to its end; null when none waits or another worker is at work. A plan that fails is not an exception: the run
    /// becomes Failed with the sentence.
    /// </summary>
    /// <param name="cancel">The program is stopping: the run goes back to the queue and is taken up at the next start.</param>
    public async Task<long?> RunAsync(CancellationToken cancel = default)
    {
        var lease = new RunLease(dbs, time);
        if (await lease.TakeAsync(cancel) is not { } run)
        {
            return null;
        }
        try
        {
            await PlanAsync(lease, run, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await lease.EndAsync(PlanRunState.Queued, "The program stopped; it will be taken up at the next start.");
        }
        catch (OperationCanceledException)
        {
            await lease.EndAsync(PlanRunState.Cancelled, null);
        }
        catch (Exception e) when (e is PlanningException or RefusedException)
        {
            await lease.EndAsync(PlanRunState.Failed, e.Message);
        }
        catch (Exception e)
        {
            await lease.EndAsync(
                PlanRunState.Failed,
                $"The planner met an error that is ours, not yours: {e.GetType().Name}: {e.Message}"
            );
            throw;
        }
        return run.Id;
    }

    private async Task PlanAsync(RunLease lease, PlanRun run, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var latest = new LatestProgress();
        var work = Task.Run(() => MakeAsync(run, latest, stop.Token), CancellationToken.None);
        try
        {
            while (await Task.WhenAny(work, Task.Delay(Beat, time, CancellationToken.None)) != work)
            {
                if (!stop.IsCancellationRequested && await lease.BeatAsync(latest.Value) == PlanRunState.Cancelling)
                {
                    await stop.CancelAsync();
                }
            }
        }
        finally
        {
            if (!work.IsCompleted)
            {
                await stop.CancelAsync();
            }
        }
        var (loaded, made, files) = await work;
        await lease.BeatAsync(
            new PlanProgress(PlanStep.Write, 0.5, made.Summary.TrenchCostOre, made.Summary.TrenchBoundOre)
        );
        await new WriteRevision(dbs, time).RunAsync(lease, run, loaded, made, files, cancel);
    }

    private async Task<(LoadedMap Map, Plan Plan, RevisionFiles Files)> MakeAsync(
        PlanRun run,
        IProgress<PlanProgress> progress,
        CancellationToken cancel
    )
    {
        long started = time.GetTimestamp();
        progress.Report(new PlanProgress(PlanStep.Read, 0));
        var map = await loadMap.RunAsync(cancel);
        double read = time.GetElapsedTime(started).TotalSeconds;
        var orders = await OrdersAsync(run, map, cancel);
        var plan = engine(PlanRequests.Of(run, map.Map, orders), progress, cancel);
        cancel.ThrowIfCancellationRequested();
        var summary = plan.Summary with { Timings = plan.Summary.Timings with { Read = read } };
        progress.Report(new PlanProgress(PlanStep.Write, 0, summary.TrenchCostOre, summary.TrenchBoundOre));
        plan = plan with { Summary = summary };
        return (map, plan, RevisionFiles.Of(plan, time, cancel));
    }

    /// <summary>The run's orders by the map's ids; premises that the map no longer holds are passed over. Null where a sample is built for.</summary>
    private async Task<IReadOnlySet<string>?> OrdersAsync(PlanRun run, LoadedMap map, CancellationToken cancel)
    {
        if (run.GivenOrders is null)
        {
            return null;
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var ordered = await db
            .PlanRunOrders.Where(o => o.RunId == run.Id)
            .Select(o => o.PremisesId)
            .ToHashSetAsync(cancel);
        return map
            .PremisesIds.Where(one => ordered.Contains(one.Value))
            .Select(one => one.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Keeps the last word of the engine, which may speak thousands of times a second.</summary>
    private sealed class LatestProgress : IProgress<PlanProgress>
    {
        private readonly Lock _lock = new();
        private PlanProgress? _value;

        public PlanProgress? Value
        {
            get
            {
                lock (_lock)
                {
                    return _value;
                }
            }
        }

        public void Report(PlanProgress value)
        {
            lock (_lock)
            {
                _value = value;
            }
        }
    }
}
