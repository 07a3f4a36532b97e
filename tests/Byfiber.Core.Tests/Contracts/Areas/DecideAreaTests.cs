using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.Journal;
using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts.Areas;

public class DecideAreaTests
{
    [Theory, OnBoth]
    public async Task A_decision_keeps_the_figures_that_it_was_taken_on(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await new SetThreshold(town.Database, town.Time).RunAsync(
            town.East,
            ThresholdKind.Count,
            4,
            "Anna",
            Guid.NewGuid()
        );
        await town.ContactAsync(1, ContactOutcome.Talked);
        await town.AnswerAsync(1, AnswerKind.Yes);
        await town.SignAsync(1, ContractState.InForce);
        await DecideAsync(town, DecisionKind.Wait);
        await town.SignAsync(2, ContractState.InForce);

        var (east, _) = await AreaTakeUpTests.LinesAsync(town);

        var decision = east.Decision!;
        (decision.Kind, decision.PremisesCount, decision.OfferedCount, decision.InterestedCount).ShouldBe(
            (DecisionKind.Wait, 6, 1, 1)
        );
        (decision.SignedCount, decision.ThresholdCount, decision.SignedOre).ShouldBe((1, 4, Town.PriceOre));
        (decision.CostOre, decision.TrenchMm).ShouldBe((east.Plan!.CostOre, east.Plan.TrenchMm));
        decision.RevisionId.ShouldNotBeNull();
        (decision.Reason, decision.Deciders).ShouldBe(("För få än.", "Styrgruppen"));
        east.Signed.ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task The_same_form_twice_decides_once_and_a_new_one_goes_before_the_old(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        var request = Guid.NewGuid();

        long first = await DecideAsync(town, DecisionKind.Wait, request);
        (await DecideAsync(town, DecisionKind.Wait, request)).ShouldBe(first);
        await DecideAsync(town, DecisionKind.Build);

        var past = await new AreaHistory(town.Database).RunAsync(town.East);
        past.Decisions.Select(d => d.Kind).ShouldBe([DecisionKind.Build, DecisionKind.Wait]);
        var journal = await new JournalReader(town.Database, town.Time).LatestAsync(10, nameof(Area), town.East);
        journal.Count(e => e.Verb == nameof(DecideArea)).ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task The_same_form_many_times_at_once_decides_once(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        var request = Guid.NewGuid();

        var ids = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => DecideAsync(town, DecisionKind.Build, request)))
        );

        ids.Distinct().ShouldHaveSingleItem();
    }

    [Theory, OnBoth]
    public async Task The_figures_of_a_decision_are_of_one_moment_while_people_answer_and_sign(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await town.AnswerAsync(1, AnswerKind.No);
        await town.SignAsync(1, ContractState.Waiting);
        using var done = new CancellationTokenSource();
        var people = Task.Run(async () =>
        {
            // Interested and signed change in the same moment, back and forth.
            for (int i = 0; i < 120; i++)
            {
                await town.AnswerAndSignAtOnceAsync(1, yes: i % 2 == 0);
            }
            await done.CancelAsync();
        });

        while (!done.IsCancellationRequested)
        {
            await DecideAsync(town, DecisionKind.Wait);
        }

        await people;
        var decisions = (await new AreaHistory(town.Database).RunAsync(town.East)).Decisions;
        decisions.Count.ShouldBeGreaterThan(1);
        decisions.ShouldAllBe(d => d.InterestedCount == d.SignedCount);
    }

    [Theory, OnBoth]
    public async Task A_decision_on_figures_that_have_changed_since_is_refused_and_kept_on_those_of_now(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        var decide = new DecideArea(town.Database, town.Time);
        var seen = await FiguresAsync(town);
        await town.SignAsync(1, ContractState.InForce);
        var wish = Wish(town, DecisionKind.Build, Guid.NewGuid()) with { Seen = seen };

        (await Should.ThrowAsync<RefusedException>(() => decide.RunAsync(wish, "Anna"))).Message.ShouldStartWith(
            "The figures of Öster have changed"
        );
        (await new AreaHistory(town.Database).RunAsync(town.East)).Decisions.ShouldBeEmpty();
        var now = await FiguresAsync(town);
        await decide.RunAsync(wish with { Seen = now }, "Anna");

        var decision = (await new AreaHistory(town.Database).RunAsync(town.East)).Decisions.ShouldHaveSingleItem();
        DecisionFigures.Of(decision).ShouldBe(now);
        (now.Signed, seen.Signed).ShouldBe((1, 0));
        // The form that was kept says the same again, though the figures move on.
        await town.SignAsync(2, ContractState.InForce);
        (await decide.RunAsync(wish with { Seen = now }, "Anna")).ShouldBe(decision.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5.6.7.8.-9")]
    [InlineData("1.2.3.4.5.6.7.8.x")]
    [InlineData(".2.3.4.5.6.7.8.9")]
    [InlineData("1.2.3.4.99999999999.6.7.8.9")]
    [InlineData("1.2.3.99999999999.5.6.7.8.9")]
    [InlineData("1.2.3.4.5.6.7.8.9.10")]
    [InlineData("1.2.3.4.5.6.7.8.99999999999999999999")]
    public void Figures_that_no_page_wrote_are_none(string written) => DecisionFigures.Read(written).ShouldBeNull();

    [Fact]
    public void Figures_are_read_as_they_were_written()
    {
        DecisionFigures[] all = [new(6, 5, 4, 3, 2, 1, 7, 8, 9), new(0, 0, 0, 0, null, 0, null, 0, long.MaxValue)];

        all.ShouldAllBe(figures => DecisionFigures.Read(figures.Written()) == figures);
    }

    [Theory, OnBoth]
    public async Task A_decision_without_reason_deciders_day_or_area_is_refused_and_leaves_nothing(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        var decide = new DecideArea(town.Database, town.Time);
        var good = Wish(town, DecisionKind.Build, Guid.NewGuid());

        foreach (
            var bad in (AreaDecision[])
                [
                    good with
                    {
                        Reason = "  ",
                    },
                    good with
                    {
                        Reason = new string('x', 2001),
                    },
                    good with
                    {
                        Deciders = "",
                    },
                    good with
                    {
                        Deciders = new string('x', 201),
                    },
                    good with
                    {
                        DecidedOn = new DateOnly(2026, 5, 3),
                    },
                    good with
                    {
                        DecidedOn = new DateOnly(1999, 12, 31),
                    },
                ]
        )
        {
            (await Should.ThrowAsync<RefusedException>(() => decide.RunAsync(bad, "Anna"))).NotFound.ShouldBeFalse();
        }
        (
            await Should.ThrowAsync<RefusedException>(() => decide.RunAsync(good with { AreaId = 99 }, "Anna"))
        ).NotFound.ShouldBeTrue();
        (await new AreaHistory(town.Database).RunAsync(town.East)).Decisions.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Decisions_and_thresholds_are_history(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await DecideAsync(town, DecisionKind.Build);
        await new SetThreshold(town.Database, town.Time).RunAsync(
            town.East,
            ThresholdKind.Share,
            60,
            "Anna",
            Guid.NewGuid()
        );
        await using var db = town.Open();

        foreach (
            var change in (Func<Task<int>>[])
                [
                    () => db.BuildDecisions.ExecuteUpdateAsync(s => s.SetProperty(d => d.SignedCount, 99)),
                    () => db.BuildDecisions.ExecuteDeleteAsync(),
                    () => db.AreaThresholds.ExecuteUpdateAsync(s => s.SetProperty(t => t.Value, 1L)),
                    () => db.AreaThresholds.ExecuteDeleteAsync(),
                ]
        )
        {
            (await Should.ThrowAsync<System.Data.Common.DbException>(change)).Message.ShouldContain("is history");
        }
    }

    [Theory, OnBoth]
    public async Task An_area_with_history_cannot_be_taken_away(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await DecideAsync(town, DecisionKind.Build);
        var remove = new RemoveArea(town.Database, town.Time);

        var refused = await Should.ThrowAsync<RefusedException>(() => remove.RunAsync(town.East, "Anna"));

        refused.Message.ShouldContain("Öster");
        (await new AreaTakeUp(town.Database).RunAsync()).Areas.Select(a => a.Premises).ShouldBe([6, 4]);
    }

    [Theory, OnBoth]
    public async Task A_threshold_out_of_range_is_refused(string kind)
    {
        await using var town = await Town.NewAsync(kind, plan: false);
        var set = new SetThreshold(town.Database, town.Time);

        foreach (
            var (unit, value) in (ReadOnlySpan<(ThresholdKind, long)>)
                [
                    (ThresholdKind.Share, 0),
                    (ThresholdKind.Share, 101),
                    (ThresholdKind.Count, 0),
                    (ThresholdKind.Count, 1_000_001),
                    (ThresholdKind.PaysAtPrice, 99),
                    (ThresholdKind.PaysAtPrice, long.MaxValue),
                ]
        )
        {
            Should
                .Throw<RefusedException>(() => set.RunAsync(town.East, unit, value, "Anna", Guid.NewGuid()))
                .NotFound.ShouldBeFalse();
        }
        (
            await Should.ThrowAsync<RefusedException>(() =>
                set.RunAsync(99, ThresholdKind.Share, 60, "Anna", Guid.NewGuid())
            )
        ).NotFound.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task The_same_threshold_form_twice_sets_it_once(string kind)
    {
        await using var town = await Town.NewAsync(kind, plan: false);
        var set = new SetThreshold(town.Database, town.Time);
        var request = Guid.NewGuid();

        long first = await set.RunAsync(town.East, ThresholdKind.Share, 60, "Anna", request);

        (await set.RunAsync(town.East, ThresholdKind.Share, 60, "Anna", request)).ShouldBe(first);
        (await new AreaHistory(town.Database).RunAsync(town.East)).Thresholds.ShouldHaveSingleItem();
    }

    private static async Task<DecisionFigures> FiguresAsync(Town town)
    {
        var snapshot = await new AreaTakeUp(town.Database).RunAsync();
        return DecisionFigures.Of(snapshot, snapshot.Areas.Single(a => a.AreaId == town.East));
    }

    private static Task<long> DecideAsync(Town town, DecisionKind kind, Guid? request = null) =>
        new DecideArea(town.Database, town.Time).RunAsync(Wish(town, kind, request ?? Guid.NewGuid()), "Anna");

    private static AreaDecision Wish(Town town, DecisionKind kind, Guid request) =>
        new(town.East, kind, " För få än. ", "Styrgruppen", new DateOnly(2026, 5, 1), request);
}
