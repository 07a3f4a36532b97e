using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning;
using Byfiber.Planning.Network;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.Plans;

public class PlanRunTests
{
    [Theory, OnBoth]
    public async Task A_queued_run_becomes_a_revision(string kind)
    {
        await using var db = await WithMapAsync(kind);
        long id = await Queue(
            db,
            new PlanRunOptions
            {
                TakeUp = 0.6,
                Backbone = Backbone.Ring,
                Effort = 7,
            }
        );

        (await Worker(db, FakePlan.Of).RunAsync()).ShouldBe(id);

        var run = (await new PlanRunList(db.Database).OneAsync(id))!;
        run.State.ShouldBe(PlanRunState.Done);
        run.History.Select(s => (s.State, s.Actor))
            .ShouldBe([
                (PlanRunState.Queued, "Anna"),
                (PlanRunState.Running, "planner"),
                (PlanRunState.Done, "planner"),
            ]);
        (run.Overall, run.Ended).ShouldBe((1, true));
        var tables = (await new RevisionDetails(db.Database).RunAsync(run.RevisionId!.Value))!;
        tables
            .Documents.Select(d => d.FileName)
            .ShouldBe(Planning.Formats.PlanFiles.All.Select(f => f.Name).Order(StringComparer.Ordinal));
        tables.Documents.ShouldAllBe(d => d.SizeBytes > 0);
        var json = (await new RevisionDetails(db.Database).DocumentAsync(tables.Revision.Id, "plan.json"))!;
        System.Text.Encoding.UTF8.GetString(json.Bytes).ShouldBe(tables.Revision.PlanJson);
        (await new RevisionDetails(db.Database).DocumentAsync(tables.Revision.Id, "nothing")).ShouldBeNull();
        tables.Revision.ShouldSatisfyAllConditions(
            r =>
                (r.Number, r.RunId, r.CreatedBy, r.TakeUp, r.Effort, r.Backbone).ShouldBe(
                    (1, id, "Anna", 0.6, 7, Backbone.Ring)
                ),
            r => (r.PremisesTotal, r.PremisesPlanned).ShouldBe((5, 5)),
            r => r.GapPercent.ShouldBe(2, 0.01)
        );
    }

    [Theory, OnBoth]
    public async Task The_engine_gets_the_options_and_the_map(string kind)
    {
        await using var db = await WithMapAsync(kind);
        await Queue(
            db,
            new PlanRunOptions
            {
                TakeUp = 0.5,
                TimeLimit = null,
                Architecture = Architecture.Pon,
                Seed = 42,
                Sites = [new("Skolan", Maps.At(1, 2))],
                RulesJson = """{"splitterRatio": 64, "maxFibreMm": 15000000}""",
                CostBookJson =
                    """{"prices": [{"item": "trench.verge.plough", "unit": "m", "sek": 200.5, "source": "our own"}]}""",
            }
        );
        PlanRequest? seen = null;

        await Worker(db, r => FakePlan.Of(seen = r)).RunAsync();

        seen.ShouldNotBeNull();
        (seen.TakeUp, seen.TimeLimit, seen.Seed).ShouldBe((0.5, null, 42ul));
        (seen.Rules.Architecture, seen.Rules.SplitterRatio).ShouldBe((Architecture.Pon, 64));
        (seen.Rules.MaxLossMdb, seen.Rules.MaxFibreMm).ShouldBe((PlanningRules.Pon.MaxLossMdb, 15_000_000));
        seen.Costs.Ore("trench.verge.plough").ShouldBe(20_050);
        seen.Sites.ShouldBe([new("Skolan", Maps.At(1, 2))]);
        seen.Map.Premises.Count.ShouldBe(5);
    }

    [Theory, OnBoth]
    public async Task Options_out_of_range_are_refused_before_they_wait(string kind)
    {
        await using var db = await WithMapAsync(kind);

        await Should.ThrowAsync<RefusedException>(() => Queue(db, new PlanRunOptions { TakeUp = 0 }));
        await Should.ThrowAsync<RefusedException>(() => Queue(db, new PlanRunOptions { Effort = 0 }));
        await Should.ThrowAsync<RefusedException>(() => Queue(db, new PlanRunOptions { TimeLimit = TimeSpan.Zero }));
        (
            await Should.ThrowAsync<PlanningException>(() => Queue(db, new PlanRunOptions { RulesJson = "{" }))
        ).Message.ShouldContain("rules");
        (await new PlanRunList(db.Database).RunAsync()).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Nothing_can_be_planned_before_there_is_a_map(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);

        await Should.ThrowAsync<RefusedException>(() => Queue(db));
        (await Worker(db, FakePlan.Of).RunAsync()).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task A_run_that_fails_keeps_the_sentence(string kind)
    {
        await using var db = await WithMapAsync(kind);
        long id = await Queue(db);

        await Worker(db, _ => throw new PlanningException("No road reaches the site.")).RunAsync();

        var run = (await new PlanRunList(db.Database).OneAsync(id))!;
        (run.State, run.History[^1].Sentence, run.RevisionId).ShouldBe(
            (PlanRunState.Failed, "No road reaches the site.", null)
        );
    }

    [Theory, OnBoth]
    public async Task An_error_of_ours_ends_the_run_and_is_not_swallowed(string kind)
    {
        await using var db = await WithMapAsync(kind);
        long id = await Queue(db);

        await Should.ThrowAsync<NotSupportedException>(() =>
            Worker(db, _ => throw new NotSupportedException()).RunAsync()
        );

        var run = (await new PlanRunList(db.Database).OneAsync(id))!;
        run.State.ShouldBe(PlanRunState.Failed);
        (await Worker(db, FakePlan.Of).RunAsync()).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task A_write_that_fails_leaves_no_part_of_a_revision(string kind)
    {
        await using var db = await WithMapAsync(kind);
        await Queue(db);

        await Should.ThrowAsync<InvalidDataException>(() =>
            Worker(db, r => FakePlan.Trapped(r, () => throw new InvalidDataException())).RunAsync()
        );

        await using var rows = db.Open();
        (await rows.PlanRevisions.AnyAsync() || await rows.PlanTrenches.AnyAsync()).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task Two_runs_queued_at_once_run_one_after_the_other(string kind)
    {
        await using var db = await WithMapAsync(kind);
        await Queue(db);
        await Queue(db);
        int working = 0,
            most = 0;
        using var bothTried = new SemaphoreSlim(0);
        Plan Engine(PlanRequest request)
        {
            most = Math.Max(most, Interlocked.Increment(ref working));
            bothTried.Wait();
            Interlocked.Decrement(ref working);
            return FakePlan.Of(request);
        }

        var first = Task.Run(() => Worker(db, Engine).RunAsync());
        var second = Task.Run(() => Worker(db, Engine).RunAsync());
        var refused = await Task.WhenAny(first, second);
        (await refused).ShouldBeNull();
        bothTried.Release();
        await Task.WhenAll(first, second);
        bothTried.Release();
        (await Worker(db, Engine).RunAsync()).ShouldBe(2);

        most.ShouldBe(1);
        (await new PlanRunList(db.Database).RunAsync()).ShouldAllBe(r => r.State == PlanRunState.Done);
        (await new RevisionDetails(db.Database).ListAsync()).Select(r => r.Revision.Number).ShouldBe([2, 1]);
    }

    [Theory, OnBoth("plan"), OnBoth("write")]
    public async Task A_run_cut_off_by_a_kill_is_taken_up_again(string kind, string during)
    {
        await using var db = await WithMapAsync(kind);
        long id = await Queue(db);
        var before = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await Victim.KilledAsync(during, db);
        await db.Database.MigrateAsync();
        await using (var rows = db.Open())
        {
            (await rows.PlanRevisions.AnyAsync() || await rows.PlanNodes.AnyAsync()).ShouldBeFalse();
        }
        (await Worker(db, FakePlan.Of, before).RunAsync()).ShouldBeNull("the dead worker's lease still holds");
        var later = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + RunLease.Term);

        (await Worker(db, FakePlan.Of, later).RunAsync()).ShouldBe(id);

        var run = (await new PlanRunList(db.Database).OneAsync(id))!;
        run.History.Select(s => s.State)
            .ShouldBe([PlanRunState.Queued, PlanRunState.Running, PlanRunState.Running, PlanRunState.Done]);
    }

    [Theory, OnBoth]
    public async Task A_worker_that_lost_its_lease_writes_nothing(string kind)
    {
        await using var db = await WithMapAsync(kind);
        long id = await Queue(db);
        var frozen = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var overtaken = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        var slow = Task.Run(() =>
            Worker(
                    db,
                    r =>
                    {
                        started.Release();
                        overtaken.Wait();
                        return FakePlan.Of(r);
                    },
                    frozen
                )
                .RunAsync()
        );
        await started.WaitAsync();
        var later = new FakeTimeProvider(frozen.GetUtcNow() + RunLease.Term);

        (await Worker(db, FakePlan.Of, later).RunAsync()).ShouldBe(id);
        overtaken.Release();
        await slow;

        (await new RevisionDetails(db.Database).ListAsync()).Count.ShouldBe(1);
        (await new PlanRunList(db.Database).OneAsync(id))!.State.ShouldBe(PlanRunState.Done);
    }

    [Theory, OnBoth]
    public async Task A_queued_run_is_cancelled_at_once(string kind)
    {
        await using var db = await WithMapAsync(kind);
        long id = await Queue(db);

        await new CancelPlanRun(db.Database, TimeProvider.System).RunAsync(id, "Berit");
        await new CancelPlanRun(db.Database, TimeProvider.System).RunAsync(id, "Berit");

        (await Worker(db, FakePlan.Of).RunAsync()).ShouldBeNull();
        var run = (await new PlanRunList(db.Database).OneAsync(id))!;
        run.History.Select(s => (s.State, s.Actor))
            .ShouldBe([(PlanRunState.Queued, "Anna"), (PlanRunState.Cancelled, "Berit")]);
    }

    [Theory, OnBoth]
    public async Task A_running_run_is_cancelled_when_its_worker_sees_it(string kind)
    {
        await using var db = await WithMapAsync(kind);
        long id = await Queue(db);
        var worker = new RunNextPlan(
            db.Database,
            TimeProvider.System,
            new LoadMap(db.Database),
            (_, progress, cancel) =>
            {
                progress!.Report(new PlanProgress(PlanStep.Solve, 0.5, 200, 150));
                new CancelPlanRun(db.Database, TimeProvider.System)
                    .RunAsync(id, "Berit", CancellationToken.None)
                    .GetAwaiter()
                    .GetResult();
                cancel.WaitHandle.WaitOne();
                throw new OperationCanceledException(cancel);
            }
        );

        await worker.RunAsync();

        var run = (await new PlanRunList(db.Database).OneAsync(id))!;
        run.History.Select(s => s.State)
            .ShouldBe([PlanRunState.Queued, PlanRunState.Running, PlanRunState.Cancelling, PlanRunState.Cancelled]);
        (run.Run.Step, run.Run.Fraction, run.Run.BestCostOre, run.Run.BoundOre).ShouldBe(
            (PlanStep.Solve, 0.5, 200, 150)
        );
        await Should.ThrowAsync<RefusedException>(() =>
            new CancelPlanRun(db.Database, TimeProvider.System).RunAsync(99, "Berit")
        );
    }

    [Theory, OnBoth]
    public async Task A_run_goes_back_to_the_queue_when_the_program_stops(string kind)
    {
        await using var db = await WithMapAsync(kind);
        long id = await Queue(db);
        using var stop = new CancellationTokenSource();

        await Worker(
                db,
                r =>
                {
                    stop.Cancel();
                    return FakePlan.Of(r);
                }
            )
            .RunAsync(stop.Token);

        (await new PlanRunList(db.Database).OneAsync(id))!.State.ShouldBe(PlanRunState.Queued);
        (await Worker(db, FakePlan.Of).RunAsync()).ShouldBe(id);
    }

    internal static async Task<TestDatabase> WithMapAsync(string kind, int houses = 5)
    {
        var db = await TestDatabases.NewAsync(kind);
        await new ImportMap(db.Database, TimeProvider.System).RunAsync(Maps.Street(houses), "prov", "aa", "Anna");
        return db;
    }

    internal static Task<long> Queue(TestDatabase db, PlanRunOptions? options = null) =>
        new QueuePlanRun(db.Database, TimeProvider.System).RunAsync(options ?? new PlanRunOptions(), "Anna");

    internal static RunNextPlan Worker(TestDatabase db, Func<PlanRequest, Plan> engine, TimeProvider? time = null) =>
        new(db.Database, time ?? TimeProvider.System, new LoadMap(db.Database), (request, _, _) => engine(request));
}
