using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

public class AnswerTests
{
    [Theory, OnBoth]
    public async Task The_same_form_is_one_answer_also_when_it_comes_many_times_at_once(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        await v.StartedAsync();
        long offer = await v.OfferAsync(1);
        var form = Guid.NewGuid();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => v.AnswerAsync(offer, AnswerKind.Yes, form: form)))
        );

        outcomes.Select(o => o.AnswerId).Distinct().Count().ShouldBe(1);
        outcomes.Count(o => !o.AlreadyRecorded).ShouldBe(1);
        await using var db = v.Db.Open();
        (await db.Answers.CountAsync(), await db.Contacts.CountAsync()).ShouldBe((1, 1));
        (await db.Journal.CountAsync(e => e.Verb == nameof(RecordAnswer))).ShouldBe(1);
        (
            await Village.RefusedAsync(async () =>
                await v.AnswerAsync(await v.OfferAsync(2), AnswerKind.Yes, form: form)
            )
        ).Reason.ShouldBe(OfferRefusal.FormReused);
    }

    [Theory, OnBoth]
    public async Task The_last_answer_holds_and_who_answers_was_reached(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.AnswerAsync(await v.OfferAsync(1), AnswerKind.No, Channel.Phone);
        await v.AnswerAsync(await v.OfferAsync(1), AnswerKind.Yes);
        await v.AnswerAsync(await v.OfferAsync(2), AnswerKind.Maybe, Channel.Letter);
        await v.AnswerAsync(await v.OfferAsync(3), AnswerKind.No, Channel.Door);
        await v.AnswerAsync(await v.OfferAsync(9), AnswerKind.CallMe, Channel.Phone);

        var proof = await v.Proof.RunAsync(campaign);

        proof.Areas.ShouldBe([
            new AreaProof(v.West, "Väst", 5, 3, 2, 1, 1, 1, 0),
            new AreaProof(v.East, "Öst", 5, 1, 4, 0, 0, 0, 1),
        ]);
        proof.Total.ShouldSatisfyAllConditions(
            t => (t.All, t.Offered, t.Missing, t.Interested).ShouldBe((10, 4, 6, 2)),
            t => t.OfferedPercent.ShouldBe(40)
        );
        await using var db = v.Db.Open();
        (await db.Contacts.OrderBy(k => k.Id).Select(k => k.Outcome).ToListAsync()).ShouldBe([
            ContactOutcome.Declined,
            ContactOutcome.Interested,
            ContactOutcome.Interested,
            ContactOutcome.Declined,
            ContactOutcome.Talked,
        ]);
    }

    [Theory, OnBoth]
    public async Task An_answer_that_cannot_be_is_refused_and_leaves_nothing(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        long offer = await v.OfferAsync(1);

        (await Refused(new(AnswerKind.No, null, null, Channel.Web, Guid.NewGuid()))).Reason.ShouldBe(
            OfferRefusal.ReasonMissing
        );
        (await Refused(new(AnswerKind.Yes, null, new string('x', 1001), Channel.Web, Guid.NewGuid()))).Reason.ShouldBe(
            OfferRefusal.NoteTooLong
        );
        (await Refused(new(AnswerKind.Yes, null, null, Channel.Web, Guid.NewGuid(), 99))).Reason.ShouldBe(
            OfferRefusal.PersonMissing
        );
        (await Village.RefusedAsync(() => v.AnswerAsync(99, AnswerKind.Yes))).ShouldSatisfyAllConditions(
            e => e.NotFound.ShouldBeTrue(),
            e => e.Reason.ShouldBe(OfferRefusal.OfferMissing)
        );
        v.Time.Advance(TimeSpan.FromDays(190));
        var late = await Village.RefusedAsync(() => v.AnswerAsync(offer, AnswerKind.Yes));
        (late.Reason, late.Named).ShouldSatisfyAllConditions(
            x => x.Reason.ShouldBe(OfferRefusal.OfferExpired),
            x => x.Named.ShouldBe(["2026-09-02"])
        );
        await v.Closer.RunAsync(campaign, "Anna");
        (await Village.RefusedAsync(() => v.AnswerAsync(offer, AnswerKind.Yes))).Reason.ShouldBe(
            OfferRefusal.CampaignClosed
        );
        await using var db = v.Db.Open();
        (await db.Answers.AnyAsync(), await db.Contacts.AnyAsync()).ShouldBe((false, false));

        Task<RefusedException> Refused(AnswerWish wish) =>
            Village.RefusedAsync(() => v.Answers.RunAsync(offer, wish, "Anna"));
    }

    [Theory, OnBoth]
    public async Task The_last_day_to_answer_is_a_whole_day_by_the_clock_in_Sweden(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        await v.StartedAsync();
        v.Time.SetUtcNow(new DateTimeOffset(2026, 9, 2, 21, 59, 0, TimeSpan.Zero));
        (await v.AnswerAsync(await v.OfferAsync(1), AnswerKind.Yes)).AlreadyRecorded.ShouldBeFalse();

        v.Time.SetUtcNow(new DateTimeOffset(2026, 9, 2, 22, 0, 0, TimeSpan.Zero));
        long other = await v.OfferAsync(2);
        (await Village.RefusedAsync(() => v.AnswerAsync(other, AnswerKind.Yes))).Reason.ShouldBe(
            OfferRefusal.OfferExpired
        );
    }

    [Theory, OnBoth]
    public async Task A_paper_that_was_written_in_time_holds_though_it_came_late(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        long campaign = await v.StartedAsync();
        long offer = await v.OfferAsync(1);
        v.Time.SetUtcNow(new DateTimeOffset(2026, 9, 10, 8, 0, 0, TimeSpan.Zero));

        (await Refused(null)).ShouldBe(OfferRefusal.OfferExpired);
        (await Refused(new(2026, 9, 3))).ShouldBe(OfferRefusal.OfferExpired);
        (await Refused(new(2026, 3, 1))).ShouldBe(OfferRefusal.PaperDayWrong);
        (await v.Answers.RunAsync(offer, Paper(new(2026, 9, 2)), "Anna")).Kind.ShouldBe(AnswerKind.Maybe);

        await using var db = v.Db.Open();
        (await db.Answers.SingleAsync()).At.ShouldBe(v.Time.GetUtcNow().UtcDateTime);
        (await db.Journal.SingleAsync(e => e.Verb == nameof(RecordAnswer))).DataJson.ShouldContain("\"2026-09-02\"");
        await v.Closer.RunAsync(campaign, "Anna");
        (await Refused(new(2026, 9, 2))).ShouldBe(OfferRefusal.CampaignClosed);

        async Task<Enum?> Refused(DateOnly? day) =>
            (await Village.RefusedAsync(() => v.Answers.RunAsync(offer, Paper(day), "Anna"))).Reason;
        static AnswerWish Paper(DateOnly? day) =>
            new(AnswerKind.Maybe, null, null, Channel.Letter, Guid.NewGuid(), null, day);
    }

    [Theory, OnBoth]
    public async Task A_day_on_a_paper_lies_not_after_today(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        await v.StartedAsync();
        var wish = new AnswerWish(AnswerKind.Yes, null, null, Channel.Letter, Guid.NewGuid(), null, v.Today.AddDays(1));
        long offer = await v.OfferAsync(1);
        (await Village.RefusedAsync(() => v.Answers.RunAsync(offer, wish, "Anna"))).Reason.ShouldBe(
            OfferRefusal.PaperDayWrong
        );
        await v.Answers.RunAsync(offer, wish with { WrittenOn = v.Today }, "Anna");
    }

    [Theory, OnBoth]
    public async Task The_desk_finds_an_offer_by_its_code_and_by_its_address(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await new IssueCodes(v.Data, v.Time, v.Key).RunAsync(campaign, "Anna");
        long offer = await v.OfferAsync(3);
        await v.AnswerAsync(offer, AnswerKind.Maybe, Channel.Letter);
        var desk = new AnswerDesk(v.Data, v.Time, v.Find, new SearchAddresses(v.Data));

        (await desk.RunAsync(v.Key.CodeOf(offer, 1)))
            .Single()
            .ShouldSatisfyAllConditions(
                f => (f.OfferId, f.Address, f.Open, f.Answer).ShouldBe((offer, "Åvägen 3", true, AnswerKind.Maybe)),
                f => f.AnsweredAt.ShouldBe(Village.Start.UtcDateTime)
            );
        (await desk.RunAsync("avagen"))[0].Address.ShouldBe("Åvägen 1");
        (await desk.RunAsync("avagen")).Count.ShouldBe(10);
        (await desk.RunAsync("Storgatan")).ShouldBeEmpty();
        (await desk.RunAsync(null)).ShouldBeEmpty();
        await v.Closer.RunAsync(campaign, "Anna");
        (await desk.RunAsync("avagen 3"))[0].Open.ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task A_household_sees_its_price_in_parts_and_its_own_answer(string kind)
    {
        await using var v = await Village.NewAsync(kind, 24);
        await v.StartedAsync();
        await v.AnswerAsync(await v.OfferAsync(20), AnswerKind.Yes);
        var page = new HouseholdOffer(v.Data, v.Time);

        var west = (await page.RunAsync(await v.OfferAsync(12)))!;
        var east = (await page.RunAsync(await v.OfferAsync(20)))!;

        // House 12 stands 120 m east of the road's start, the cabinet 10 m: the drop is 110.1 m.
        west.Prices.ShouldSatisfyAllConditions(
            p => p.DropMm.ShouldBe(110_114),
            p => p.DigOre.ShouldBe(337_500 + 61 * 18_750),
            p => p.RotOre.ShouldBe(311_000),
            p => p.TotalOre.ShouldBe(1_950_000 + 337_500 + 61 * 18_750),
            p => p.TotalAfterRotOre.ShouldBe(p.TotalOre - 311_000),
            p => p.TotalOwnDigOre.ShouldBe(1_950_000),
            p => p.InstalmentsTotalOre.ShouldBe(60 * 41_500)
        );
        (west.ClosedWhy, west.Answer, west.Terms.TextSv, west.Promise.PromiseMonths).ShouldBe(
            (null, null, "Villkor", 24)
        );
        east.Answer!.Kind.ShouldBe(AnswerKind.Yes);
        (await page.RunAsync(99)).ShouldBeNull();
        v.Time.Advance(TimeSpan.FromDays(190));
        (await page.RunAsync(west.OfferId))!.ClosedWhy.ShouldBe(OfferRefusal.OfferExpired);
    }

    [Theory]
    [InlineData(0, 9, PublicCountKind.Hidden)]
    [InlineData(4, 10, PublicCountKind.Few)]
    [InlineData(0, 10, PublicCountKind.Few)]
    [InlineData(5, 10, PublicCountKind.Exact)]
    [InlineData(6, 10, PublicCountKind.NearlyAll)]
    [InlineData(10, 10, PublicCountKind.NearlyAll)]
    public void A_count_that_points_at_a_household_is_not_told(int count, int all, PublicCountKind kind) =>
        PublicCount.Of(count, all).ShouldBe(new PublicCount(kind, kind == PublicCountKind.Exact ? count : null));

    [Theory, OnBoth]
    public async Task The_call_list_begins_with_who_asked_and_logs_whom_it_shows(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.AnswerAsync(await v.OfferAsync(5), AnswerKind.CallMe);
        v.Time.Advance(TimeSpan.FromHours(1));
        await v.AnswerAsync(await v.OfferAsync(4), AnswerKind.CallMe);
        long reached = await TieAsync(6),
            missing = await TieAsync(7);
        await TieAsync(8);
        await v.ContactAsync(await v.OfferAsync(6), Channel.Door, ContactOutcome.Talked);
        await v.AnswerAsync(await v.OfferAsync(8), AnswerKind.No);
        var list = new CallList(v.Data, v.Time);

        var page = await list.RunAsync(new CallWish(campaign), "Berit", "/calls");

        page.Rows.Select(c => c.Address).ShouldBe(["Åvägen 5", "Åvägen 4", "Åvägen 7", "Åvägen 6"]);
        page.Rows.Select(c => c.People.SingleOrDefault()?.Phone).ShouldBe([null, null, "+4615110007", "+4615110006"]);
        (await list.RunAsync(new CallWish(campaign, v.West, true, 1, 1), "Berit", "/calls")).ShouldSatisfyAllConditions(
            p => p.Total.ShouldBe(2),
            p => p.Rows.Single().Address.ShouldBe("Åvägen 4")
        );
        await using var db = v.Db.Open();
        (await db.PersonReads.Where(r => r.Actor == "Berit").Select(r => r.PersonId).Order().ToListAsync()).ShouldBe([
            reached,
            missing,
        ]);

        async Task<long> TieAsync(int house)
        {
            string source = FormattableString.Invariant($"h{house}");
            await using var rows = v.Db.Open();
            long premises = await rows.Premises.Where(p => p.SourceId == source).Select(p => p.Id).SingleAsync();
            return await new TieToPremises(v.Data, v.Time).NewAsync(
                premises,
                new PersonWish { Name = "Boende", Phone = FormattableString.Invariant($"0151-1000{house}") },
                PremisesTie.Owner,
                "Anna"
            );
        }
    }
}
