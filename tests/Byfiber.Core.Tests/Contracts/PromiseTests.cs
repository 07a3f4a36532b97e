using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts;

public class PromiseTests
{
    private static readonly DateOnly Today = OfferedStreet.Today;

    [Theory, OnBoth]
    public async Task The_promise_is_the_earlier_of_months_and_the_campaigns_day(string kind)
    {
        await using var months = await OfferedStreet.NewAsync(kind, 1);
        await using var day = await OfferedStreet.NewAsync(kind, 1, new() { DeliverBy = new(2027, 3, 1) });
        await using var never = await OfferedStreet.NewAsync(kind, 1, new() { PromiseMonths = 60 });
        await using var late = await OfferedStreet.NewAsync(kind, 1, new() { DeliverBy = new(2026, 5, 1) });

        (await PromisedAsync(months)).ShouldBe(new DateOnly(2028, 6, 1));
        (await PromisedAsync(day)).ShouldBe(new DateOnly(2027, 3, 1));
        (await PromisedAsync(never)).ShouldBe(new DateOnly(2028, 6, 1), "24 months at most");
        (await PromisedAsync(late)).ShouldBe(new DateOnly(2028, 6, 1), "nobody can promise a day that has passed");
    }

    [Theory, OnBoth]
    public async Task A_promise_says_what_it_waits_for_and_forecasts_only_what_is_known(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        long contract = (await street.SignedAsync()).ContractId;
        var promise = new ContractPromise(street.Database, street.Clock);

        var start = (await promise.RunAsync(contract))!;
        (start.Blocker, start.Forecast.Missing, start.Risk).ShouldBe(
            (PromiseBlocker.Decision, ForecastGap.NotDecided, PromiseRisk.Unknown)
        );
        start.DaysLeft.ShouldBe(new DateOnly(2028, 6, 1).DayNumber - Today.DayNumber);

        await street.DecideAsync(Today, trenchMm: 700_000);
        (await promise.RunAsync(contract))!.Blocker.ShouldBe(PromiseBlocker.Start);

        await PaceAsync(street, Today.AddDays(10), 100_000);
        var known = (await promise.RunAsync(contract))!;
        known.Forecast.On.ShouldBe(Today.AddDays(10 + 49 - 1), "700 m at 100 m a week are 49 days");
        (known.Blocker, known.Risk).ShouldBe((PromiseBlocker.None, PromiseRisk.OnTrack));

        await HinderAsync(street, Today, Today.AddDays(29));
        var held = (await promise.RunAsync(contract))!;
        held.Forecast.On.ShouldBe(Today.AddDays(30 + 49 - 1), "days under the hindrance do not count");
        (held.Blocker, held.Hindrance!.TextSv).ShouldBe((PromiseBlocker.Permit, "Vi väntar på Trafikverket."));

        await HinderAsync(street, Today, null);
        var open = (await promise.RunAsync(contract))!;
        open.Forecast.ShouldBe(new Forecast(null, ForecastGap.HindranceWithoutEnd));

        street.Clock.SetUtcNow(new DateTimeOffset(2028, 6, 2, 10, 0, 0, TimeSpan.Zero));
        var broken = (await promise.RunAsync(contract))!;
        (broken.Risk, broken.DaysLeft).ShouldBe((PromiseRisk.Broken, -1));
        broken.Rights.Count.ShouldBe(4, "a consumer has the law and the contract");
        (await new CancelContract(street.Database, street.Clock).QuoteAsync(contract)).FeeOre.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_pace_that_was_not_kept_is_what_a_promise_waits_for(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        long contract = (await street.SignedAsync()).ContractId;
        await street.DecideAsync(Today, trenchMm: 700_000);
        await PaceAsync(street, Today, 700_000);

        street.Clock.Advance(TimeSpan.FromDays(8));

        var late = (await new ContractPromise(street.Database, street.Clock).RunAsync(contract))!;
        (late.Blocker, late.Forecast).ShouldBe((PromiseBlocker.Pace, new Forecast(null, ForecastGap.PaceNotKept)));
    }

    [Fact]
    public void Past_the_day_a_company_has_its_contract_and_a_consumer_the_law_besides()
    {
        PromiseRights.On(0, consumer: true).ShouldBeEmpty("the last day is not late");
        PromiseRights.On(-1, consumer: false).ShouldBe([PromiseRight.CancelWithoutFee]);
        PromiseRights.On(-1, consumer: true).ShouldBe(Enum.GetValues<PromiseRight>());
        foreach (var right in Enum.GetValues<PromiseRight>())
        {
            PromiseRights.SourceOf(right).ShouldBe(right == PromiseRight.CancelWithoutFee ? null : PromiseRights.Law);
        }
    }

    [Theory, OnBoth]
    public async Task A_company_is_told_no_consumer_rights(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        long contract = (await street.SignedAsync(street.Choices(0, OfferedStreet.Company()))).ContractId;
        street.Clock.SetUtcNow(new DateTimeOffset(2028, 6, 2, 10, 0, 0, TimeSpan.Zero));

        var broken = (await new ContractPromise(street.Database, street.Clock).RunAsync(contract))!;

        broken.Rights.ShouldBe([PromiseRight.CancelWithoutFee]);
        (await new PromiseBoard(street.Database, street.Clock).RunAsync(new PromiseFilter()))
            .Rows.Single()
            .Promise.Rights.ShouldBe(broken.Rights);
    }

    [Theory, OnBoth]
    public async Task Promises_at_risk_stand_first_on_the_board(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 4);
        long[] contracts = new long[4];
        for (int i = 0; i < 4; i++)
        {
            contracts[i] = (await street.SignedAsync(i)).ContractId;
        }
        await street.DecideAsync(Today);
        await PaceAsync(street, Today, 100_000);
        await HinderAsync(street, Today, new DateOnly(2028, 7, 1), contracts[2]);
        var board = new PromiseBoard(street.Database, street.Clock);

        var page = await board.RunAsync(new PromiseFilter());

        page.Rows.Select(r => (r.Promise.ContractId, r.Promise.Risk))
            .ShouldBe([
                (contracts[2], PromiseRisk.AtRisk),
                (contracts[0], PromiseRisk.OnTrack),
                (contracts[1], PromiseRisk.OnTrack),
                (contracts[3], PromiseRisk.OnTrack),
            ]);
        page.ByBlocker.ShouldBe(
            new Dictionary<PromiseBlocker, int> { [PromiseBlocker.None] = 3, [PromiseBlocker.Permit] = 1 },
            ignoreOrder: true
        );
        (await board.RunAsync(new PromiseFilter { Blocker = PromiseBlocker.Permit })).Count.ShouldBe(1);
        (await board.RunAsync(new PromiseFilter { AreaId = street.AreaId + 1 })).Count.ShouldBe(0);
        (await board.RunAsync(new PromiseFilter(), skip: 3, take: 9)).Rows.Count.ShouldBe(1);
        page.Rows[0].AreaName.ShouldBe("Åbyn");
        var area = page.Areas.Single();
        (area.Name, area.Of(PromiseRisk.AtRisk), area.Of(PromiseRisk.OnTrack)).ShouldBe(("Åbyn", 1, 3));
        area.Blockers.ShouldBe([(PromiseBlocker.None, 3), (PromiseBlocker.Permit, 1)]);
        (await board.RunAsync(new PromiseFilter { Risk = PromiseRisk.Broken }))
            .Areas.Single()
            .Of(PromiseRisk.AtRisk)
            .ShouldBe(1, "the filter hides rows and no area's figures");

        await new CancelContract(street.Database, street.Clock).RunAsync(contracts[2], 0, null, "Anna");
        (await board.RunAsync(new PromiseFilter())).Count.ShouldBe(3, "a contract that ended promises nothing");
    }

    [Theory, OnBoth]
    public async Task A_hindrance_is_told_to_every_party_once_and_its_history_is_kept(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        await street.SignedAsync(0);
        await street.SignedAsync(1);
        long id = await HinderAsync(street, Today, null);
        var update = new UpdateHindrance(street.Database, street.Clock);
        var request = Guid.NewGuid();
        var saying = new HindranceSaying("Tillståndet kom.", "The permit came.", Today.AddDays(7));
        await update.RunAsync(id, saying, request, "Anna");
        await update.RunAsync(id, saying, request, "Anna");
        await update.EndAsync(id, Today, saying, Guid.NewGuid(), "Anna");

        var refused = await Should.ThrowAsync<RefusedException>(() =>
            update.RunAsync(id, saying, Guid.NewGuid(), "Anna")
        );

        refused.Reason.ShouldBe(ContractRefusal.HindranceEnded);
        (await new HindranceList(street.Database).OneAsync(id))!.Words.Count.ShouldBe(3);
        var compose = new ComposeMessages(
            street.Database,
            new JournalReader(street.Database, street.Clock),
            street.Clock,
            [
                new HindranceMail(nameof(ReportHindrance)),
                new HindranceMail(nameof(UpdateHindrance)),
                new HindranceMail("EndHindrance"),
            ]
        );
        await compose.RunAsync();
        await using var db = street.Open();
        (await db.Messages.CountAsync()).ShouldBe(6, "two households, three words");
        (await db.Messages.OrderBy(m => m.Id).FirstAsync()).Subject.ShouldContain("Åvägen 1");
    }

    [Theory, OnBoth]
    public async Task The_same_report_twice_is_one_hindrance(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var wish = Wish(street, Today, null);
        var report = new ReportHindrance(street.Database, street.Clock);

        long first = await report.RunAsync(wish, "Anna");

        (await report.RunAsync(wish, "Anna")).ShouldBe(first);
        (
            await Should.ThrowAsync<RefusedException>(() =>
                report.RunAsync(wish with { ContractId = 1, RequestId = Guid.NewGuid() }, "Anna")
            )
        ).Reason.ShouldBe(ContractRefusal.Input);
        await Should.ThrowAsync<RefusedException>(() =>
            report.RunAsync(wish with { AreaId = 99, RequestId = Guid.NewGuid() }, "Anna")
        );
    }

    private static async Task<DateOnly> PromisedAsync(OfferedStreet street)
    {
        var signed = await street.SignedAsync();
        await using var db = street.Open();
        return await db.Contracts.Where(c => c.Id == signed.ContractId).Select(c => c.PromisedBy).SingleAsync();
    }

    private static Task PaceAsync(OfferedStreet street, DateOnly from, long weeklyMm) =>
        new SetAreaPace(street.Database, street.Clock).RunAsync(street.AreaId, from, weeklyMm, Guid.NewGuid(), "Anna");

    private static Task<long> HinderAsync(
        OfferedStreet street,
        DateOnly since,
        DateOnly? until,
        long? contractId = null
    ) => new ReportHindrance(street.Database, street.Clock).RunAsync(Wish(street, since, until, contractId), "Anna");

    private static HindranceWish Wish(OfferedStreet street, DateOnly since, DateOnly? until, long? contractId = null) =>
        new()
        {
            RequestId = Guid.NewGuid(),
            Kind = HindranceKind.Permit,
            AreaId = contractId is null ? street.AreaId : null,
            ContractId = contractId,
            Since = since,
            Owner = "Bertil",
            Evidence = "TRV 2026/1234",
            Saying = new HindranceSaying("Vi väntar på Trafikverket.", "We wait for the road authority.", until),
        };
}
