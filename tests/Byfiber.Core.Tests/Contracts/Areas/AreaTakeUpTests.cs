using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.Offers;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts.Areas;

public class AreaTakeUpTests
{
    [Theory, OnBoth]
    public async Task Contacted_offered_interested_waiting_and_signed_are_counted_apart(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await town.ContactAsync(1, ContactOutcome.Sent);
        await town.ContactAsync(2, ContactOutcome.Delivered);
        await town.ContactAsync(3, ContactOutcome.Talked, Channel.Phone);
        await town.ContactAsync(4, ContactOutcome.NoAnswer, Channel.Door);
        await town.AnswerAsync(2, AnswerKind.Yes);
        await town.AnswerAsync(3, AnswerKind.Maybe);
        await town.AnswerAsync(4, AnswerKind.No);
        await town.SignAsync(2, ContractState.InForce);
        await town.SignAsync(3, ContractState.Waiting);
        await town.SignAsync(7, ContractState.Waiting, ContractState.InForce, ContractState.Connected);

        var (east, west) = await LinesAsync(town);

        (east.Premises, east.Contacted, east.Offered, east.Interested, east.Waiting, east.Signed).ShouldBe(
            (6, 4, 2, 2, 1, 1)
        );
        (east.Answers.Yes, east.Answers.Maybe, east.Answers.No, east.Answers.CallMe).ShouldBe((1, 1, 1, 0));
        (east.SignedOre, east.SignedNetOre).ShouldBe((2_000_000, 1_600_000));
        east.SignedPercent.ShouldBe(16.67, 0.01);
        (west.Premises, west.Contacted, west.Signed).ShouldBe((4, 0, 1));
    }

    [Theory, OnBoth]
    public async Task A_letter_that_came_back_no_longer_counts_as_offered_but_a_talk_does(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await town.ContactAsync(1, ContactOutcome.Delivered);
        await town.ContactAsync(1, ContactOutcome.Returned);
        await town.ContactAsync(2, ContactOutcome.Returned);
        await town.ContactAsync(2, ContactOutcome.Delivered);
        await town.ContactAsync(3, ContactOutcome.Delivered);
        await town.ContactAsync(3, ContactOutcome.Returned, Channel.Mail);
        await town.ContactAsync(4, ContactOutcome.Returned);
        await town.ContactAsync(4, ContactOutcome.Declined, Channel.Phone);

        var (east, _) = await LinesAsync(town);

        (east.Contacted, east.Offered).ShouldBe((4, 3));
    }

    [Theory, OnBoth]
    public async Task The_last_answer_of_a_premises_holds(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await town.AnswerAsync(1, AnswerKind.Yes);
        await town.AnswerAsync(1, AnswerKind.No);
        await town.AnswerAsync(2, AnswerKind.No);
        await town.AnswerAsync(2, AnswerKind.CallMe);

        var (east, _) = await LinesAsync(town);

        (east.Interested, east.Answers.No, east.Answers.CallMe, east.Answers.All).ShouldBe((0, 1, 1, 2));
    }

    [Theory, OnBoth]
    public async Task A_contract_that_has_ended_is_not_signed_any_more(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await town.SignAsync(1, ContractState.InForce, ContractState.Withdrawn);
        await town.SignAsync(2, ContractState.InForce, ContractState.Cancelled);
        await town.SignAsync(2, ContractState.InForce);

        var (east, _) = await LinesAsync(town);

        (east.Signed, east.Waiting, east.SignedOre).ShouldBe((1, 0, Town.PriceOre));
        (await new SignedPremises(town.Database).RunAsync()).ShouldBe([await town.HouseAsync(2)]);
        (await new SignedPremises(town.Database).CountAsync()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Premises_that_the_register_lost_are_not_counted(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await town.ContactAsync(1, ContactOutcome.Talked);
        await town.AnswerAsync(1, AnswerKind.Yes);
        await town.SignAsync(1, ContractState.InForce);
        await using (var db = town.Open())
        {
            await db
                .Premises.Where(p => p.SourceId == "h1")
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.RemovedBatchId, 1L));
        }

        var (east, _) = await LinesAsync(town);

        (east.Premises, east.Contacted, east.Interested, east.Signed, east.SignedOre).ShouldBe((5, 0, 0, 0, 0));
    }

    [Theory, OnBoth]
    public async Task What_remains_of_the_plan_are_the_ways_that_no_signed_premises_uses(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        var (before, _) = await LinesAsync(town);
        await town.SignAsync(1, ContractState.InForce);

        var (after, _) = await LinesAsync(town);

        var (all, left) = (before.Plan!, after.Plan!);
        (all.Planned, all.RemainingPremises, left.RemainingPremises).ShouldBe((10, 10, 9));
        all.RemainingMm.ShouldBe(all.TrenchMm);
        // One's drop is joined, and with it the feeder that all share.
        await using var db = town.Open();
        var feederAndDrop = await db.PlanTrenches.Where(t => t.Id <= 2).ToListAsync();
        left.RemainingMm.ShouldBe(all.TrenchMm - feederAndDrop.Sum(t => t.LengthMm));
        left.RemainingOre.ShouldBe(all.RemainingOre - feederAndDrop.Sum(t => t.CostOre));
        (all.Cost.FixedOre + all.Cost.MarginalOre).ShouldBe(all.CostOre);
        (left.RemainingMmEach, left.RemainingOreEach).ShouldBe((left.RemainingMm / 9, left.RemainingOre / 9));
    }

    [Theory, OnBoth]
    public async Task Without_an_adopted_plan_there_are_counts_and_no_costs(string kind)
    {
        await using var town = await Town.NewAsync(kind, plan: false);

        var snapshot = await new AreaTakeUp(town.Database).RunAsync();

        (snapshot.RevisionId, snapshot.RevisionNumber).ShouldBe((null, null));
        snapshot.Areas.Select(a => (a.Premises, a.Plan)).ShouldBe([(6, null), (4, null)]);
    }

    [Theory, OnBoth]
    public async Task The_threshold_that_was_set_last_says_how_many_are_missing(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        var set = new SetThreshold(town.Database, town.Time);
        await set.RunAsync(town.East, ThresholdKind.Count, 9, "Anna", Guid.NewGuid());
        await set.RunAsync(town.East, ThresholdKind.Share, 50, "Anna", Guid.NewGuid());
        await town.SignAsync(1, ContractState.InForce);

        var (east, west) = await LinesAsync(town);

        (east.ThresholdCount, east.Missing, east.OutOfReach).ShouldBe((3, 2, false));
        (west.Threshold, west.ThresholdCount, west.Missing).ShouldBe((null, null, null));
        (await new AreaHistory(town.Database).RunAsync(town.East)).Thresholds.Select(t => t.Value).ShouldBe([50, 9]);
    }

    [Theory, OnBoth]
    public async Task A_threshold_that_pays_at_a_price_is_reckoned_from_the_adopted_plan(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        var (east, _) = await LinesAsync(town);
        var cost = east.Plan!.Cost;

        await new SetThreshold(town.Database, town.Time).RunAsync(
            town.East,
            ThresholdKind.PaysAtPrice,
            Town.PriceOre,
            "Anna",
            Guid.NewGuid()
        );

        (east, _) = await LinesAsync(town);
        east.ThresholdCount.ShouldBe(ThresholdCount.Of(ThresholdKind.PaysAtPrice, Town.PriceOre, 6, cost));
        east.ThresholdCount.ShouldNotBeNull();
    }

    [Theory, OnBoth]
    public async Task Places_of_an_area_have_their_own_counts(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await using (var db = town.Open())
        {
            await db
                .Premises.Where(p => p.SourceId == "h1" || p.SourceId == "h2")
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Locality, "Högsjö"));
            await db
                .Premises.Where(p => p.SourceId == "h3")
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Locality, (string?)null));
        }
        await town.SignAsync(2, ContractState.InForce);
        await town.SignAsync(3, ContractState.InForce);

        var past = await new AreaHistory(town.Database).RunAsync(town.East);

        past.Places.ShouldBe([new("Vingåker", 3, 0), new("Högsjö", 2, 1), new(null, 1, 1)]);
    }

    internal static async Task<(AreaTakeUpLine East, AreaTakeUpLine West)> LinesAsync(Town town)
    {
        var lines = (await new AreaTakeUp(town.Database).RunAsync()).Areas;
        lines.Select(a => a.Name).ShouldBe(["Öster", "Väster"]);
        return (lines[0], lines[1]);
    }
}
