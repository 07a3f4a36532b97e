using Byfiber.Core.Offers;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

/// <summary>The lists that staff work from: whom to call, where to knock, who is missing, what was searched, news, neighbours who help.</summary>
public class DeskListTests
{
    [Theory, OnBoth]
    public async Task Who_has_answered_or_cannot_be_called_is_not_on_the_call_list(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        for (int house = 1; house <= 6; house++)
            await v.OwnerAsync(house, phone: FormattableString.Invariant($"0151-1000{house}"));
        await v.OwnerAsync(7, "bara@exempel.se");
        await v.AnswerAsync(await v.OfferAsync(1), AnswerKind.CallMe);
        await v.AnswerAsync(await v.OfferAsync(1), AnswerKind.Yes);
        await v.AnswerAsync(await v.OfferAsync(2), AnswerKind.Maybe);
        await v.AnswerAsync(await v.OfferAsync(8), AnswerKind.CallMe);
        await using var db = v.Db.Open();
        await db
            .People.Where(p => p.Name == "Boende 3")
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.ErasedAt, DateTime.UnixEpoch));
        var list = new CallList(v.Data, v.Time);

        var all = await list.RunAsync(new CallWish(campaign), "Berit", "/calls");
        var second = await list.RunAsync(new CallWish(campaign, Skip: 1, Take: 2), "Berit", "/calls");
        var asked = await list.RunAsync(new CallWish(campaign, OnlyWhoAsked: true), "Berit", "/calls");

        all.Rows.Select(c => c.Address[7..]).ShouldBe(["8", "4", "5", "6"]);
        second.Rows.Select(c => c.Address[7..]).ShouldBe(["4", "5"]);
        (second.Total, asked.Total, asked.Rows.Single().People.Count).ShouldBe((4, 1, 0));
        (await list.RunAsync(new CallWish(campaign, v.East), "Berit", "/calls")).Total.ShouldBe(2);
        (await list.RunAsync(new CallWish(99), "Berit", "/calls")).Total.ShouldBe(0);
        // Only those who were shown are logged as read: houses 4, 5 and 6 once, and 4 and 5 again.
        (await db.PersonReads.CountAsync(r => r.Actor == "Berit" && r.Why == "/calls")).ShouldBe(6);
    }

    [Theory, OnBoth]
    public async Task The_door_list_is_refused_for_a_campaign_that_is_not_there_and_empty_once_all_answered(string kind)
    {
        await using var v = await Village.NewAsync(kind, 4);
        long campaign = await v.StartedAsync();
        var list = new DoorList(v.Data);
        (await Village.RefusedAsync(() => list.RunAsync(99, null))).NotFound.ShouldBeTrue();
        for (int house = 1; house <= 3; house++)
            await v.AnswerAsync(await v.OfferAsync(house), AnswerKind.Maybe);
        await v.ContactAsync(await v.OfferAsync(4), Channel.Door, ContactOutcome.NoAnswer);

        (await list.RunAsync(campaign, null))
            .Doors.Single()
            .ShouldSatisfyAllConditions(
                d => (d.Address, d.Offered).ShouldBe(("Åvägen 4", false)),
                d => d.LatestContact!.Outcome.ShouldBe(ContactOutcome.NoAnswer)
            );
        await v.AnswerAsync(await v.OfferAsync(4), AnswerKind.No);
        (await list.RunAsync(campaign, null, DoorChoice.Unanswered)).ShouldSatisfyAllConditions(
            w => w.Doors.ShouldBeEmpty(),
            w => (w.Total, w.LengthMm).ShouldBe((0, 0))
        );
    }

    [Theory, OnBoth]
    public async Task The_missing_are_paged_and_an_address_without_offer_is_among_them(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.ContactAsync(await v.OfferAsync(1), Channel.Phone, ContactOutcome.NoAnswer);
        await v.ContactAsync(await v.OfferAsync(2), Channel.Door, ContactOutcome.Talked);
        var list = new MissingPremises(v.Data);

        var first = await list.RunAsync(campaign, null, 0, 4);
        var last = await list.RunAsync(campaign, null, 8, 4);

        (first.Total, last.Total).ShouldBe((9, 9));
        first.Rows.Select(m => m.Address[7..]).ShouldBe(["1", "3", "4", "5"]);
        last.Rows.Select(m => m.Address[7..]).ShouldBe(["10"]);
        first.Rows[0].LatestContact!.Outcome.ShouldBe(ContactOutcome.NoAnswer);
        (first.Rows[0].Area, last.Rows[0].Area).ShouldBe(("Väst", "Öst"));
        (await list.RunAsync(campaign, v.West, 0, 100)).Total.ShouldBe(4);
    }

    [Theory, OnBoth]
    public async Task The_missing_are_told_apart_by_their_latest_contact(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.PostedLettersAsync(campaign);
        await v.Returns.RunAsync(
            [new(1, OfferReference.Of(await v.OfferAsync(1))), new(2, OfferReference.Of(await v.OfferAsync(2)))],
            "Berit"
        );
        await v.ContactAsync(await v.OfferAsync(2), Channel.Door, ContactOutcome.NoAnswer);
        await v.ContactAsync(await v.OfferAsync(3), Channel.Door, ContactOutcome.Talked);
        await v.ImportAsync(
            Maps.Of([
                .. Enumerable.Range(1, 10).Select(n => Maps.House(n)),
                Maps.House(42) with
                {
                    Point = Maps.At(33, 3),
                },
            ]),
            "bb"
        );
        var list = new MissingPremises(v.Data);

        (await HousesAsync(MissingFilter.All)).Count.ShouldBe(10);
        (await HousesAsync(MissingFilter.Returned)).ShouldBe(["1"]);
        (await HousesAsync(MissingFilter.NoAnswer)).ShouldBe(["2"]);
        (await HousesAsync(MissingFilter.Sent)).ShouldBe(["4", "5", "6", "7", "8", "9", "10"]);
        (await HousesAsync(MissingFilter.Never)).ShouldBe(["42"]);

        async Task<List<string>> HousesAsync(MissingFilter latest)
        {
            var page = await list.RunAsync(campaign, null, 0, 100, latest);
            page.Total.ShouldBe(page.Rows.Count);
            return [.. page.Rows.Select(m => m.Address[7..])];
        }
    }

    [Theory, OnBoth]
    public async Task Searches_in_vain_are_listed_by_how_often_and_by_day(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        var leads = new SearchLeads(v.Data, v.Time);
        await leads.CountAsync("Storgatan 4");
        await leads.CountAsync("Fjällvägen 1");
        v.Time.Advance(TimeSpan.FromDays(1));
        await leads.CountAsync("storgatan 4");
        var list = new LeadList(v.Data);

        (await list.RunAsync(false, 0, 10)).ShouldSatisfyAllConditions(
            p => p.Total.ShouldBe(2),
            p =>
                p.Rows.ShouldBe([
                    new("storgatan 4", 2, v.Today.AddDays(-1), v.Today),
                    new("fjallvagen 1", 1, v.Today.AddDays(-1), v.Today.AddDays(-1)),
                ])
        );
        (await list.RunAsync(true, 0, 10)).ShouldSatisfyAllConditions(
            p => p.Total.ShouldBe(3),
            p => p.Rows[0].ShouldBe(new("storgatan 4", 1, v.Today, v.Today))
        );
        (await list.RunAsync(false, 1, 1)).Rows.Single().SearchText.ShouldBe("fjallvagen 1");
        (await list.RunAsync(false, 5, 1)).Rows.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task News_that_were_taken_back_stay_in_the_staffs_list(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        var publish = new PublishNews(v.Data, v.Time);
        long first = await publish.RunAsync(new(v.West, "Ett", "Text"), "Anna");
        long second = await publish.RunAsync(new(v.West, "Två", "Text"), "Anna");
        await publish.RunAsync(new(v.East, "Annat", "Text"), "Anna");
        await publish.TakeBackAsync(first, "Anna");
        await publish.TakeBackAsync(first, "Anna");

        var page = await new NewsList(v.Data).RunAsync(v.West, 0, 10);

        page.Rows.Select(n => (n.Id, n.TakenBackAt is null)).ShouldBe([(second, true), (first, false)]);
        (await new NewsList(v.Data).RunAsync(v.West, 1, 10)).Rows.Single().Id.ShouldBe(first);
        (await new NewsList(v.Data).RunAsync(99, 0, 10)).Total.ShouldBe(0);
        await using var db = v.Db.Open();
        (await db.Journal.CountAsync(e => e.Verb == "TakeNewsBack")).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task The_list_of_ambassadors_shows_who_helps_now_and_logs_who_read_whom(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        await v.StartedAsync();
        var volunteer = new Volunteer(v.Data, v.Time);
        long one = await v.OwnerAsync(1, phone: "0151-10001"),
            two = await v.OwnerAsync(2, phone: "0151-10002"),
            east = await v.OwnerAsync(9, phone: "0151-10009");
        long first = await volunteer.RunAsync(await v.PremisesAsync(1), one, "Boende");
        await volunteer.RunAsync(await v.PremisesAsync(2), two, "Boende");
        await volunteer.RunAsync(await v.PremisesAsync(9), east, "Boende");
        await volunteer.EndAsync(first, "Boende");

        var page = await new AmbassadorList(v.Data, v.Time).RunAsync(v.West, 0, 10, "Berit", "/areas/1/ambassadors");

        page.Total.ShouldBe(1);
        page.Rows.Single()
            .ShouldSatisfyAllConditions(
                a => (a.Address, a.Person.Name).ShouldBe(("Åvägen 2", "Boende 2")),
                a => a.Since.ShouldBe(Village.Start.UtcDateTime)
            );
        await using var db = v.Db.Open();
        (await db.PersonReads.Where(r => r.Actor == "Berit").Select(r => r.PersonId).ToListAsync()).ShouldBe([two]);
        (await Village.RefusedAsync(() => volunteer.EndAsync(99, "Boende"))).NotFound.ShouldBeTrue();
    }
}
