using Byfiber.Core.Offers;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

public class MailingTests
{
    [Theory, OnBoth]
    public async Task Letters_prove_nothing_until_the_time_for_returns_has_passed(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        long mailing = await v.PostedLettersAsync(campaign);
        await v.Post.RunAsync(mailing, v.Today, "Anna");
        string lost = v.Key.CodeOf(await v.OfferAsync(2), 1);
        (await v.Returns.RunAsync([new(1, lost, "Avflyttad")], "Berit")).ShouldSatisfyAllConditions(
            r => (r.Recorded, r.AlreadyRecorded).ShouldBe((1, 0)),
            r => r.Unknown.ShouldBeEmpty()
        );

        (await v.Proof.RunAsync(campaign)).Total.Offered.ShouldBe(0);
        (await Village.RefusedAsync(() => v.Settle.RunAsync(mailing, "Anna"))).Message.ShouldContain(
            "until 2026-03-16"
        );
        (await v.Settle.DueAsync()).ShouldBe(0);
        v.Time.Advance(TimeSpan.FromDays(14));
        (await v.Settle.DueAsync()).ShouldBe(1);
        (await v.Settle.RunAsync(mailing, "Anna")).ShouldBe(0);

        (await v.Proof.RunAsync(campaign)).Total.ShouldSatisfyAllConditions(t =>
            (t.All, t.Offered, t.Missing).ShouldBe((10, 9, 1))
        );
        // One that comes back late takes its proof away, whatever its code has become.
        long late = await v.OfferAsync(3);
        await new ReplaceCode(v.Data, v.Time, v.Key).RunAsync(late, 1, "Anna");
        await v.Returns.RunAsync([new(1, v.Key.CodeOf(late, 1))], "Berit");
        (await v.Proof.RunAsync(campaign)).Total.Offered.ShouldBe(8);
        var missing = await new MissingPremises(v.Data).RunAsync(campaign, null, 0, 10);
        missing
            .Rows.Select(m => (m.Address, m.LatestContact?.Outcome))
            .ShouldBe([("Åvägen 2", ContactOutcome.Returned), ("Åvägen 3", ContactOutcome.Returned)]);
        missing.Total.ShouldBe(2);
        (await new MissingPremises(v.Data).RunAsync(campaign, v.East, 0, 10)).Total.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_file_of_returns_with_unknown_codes_loses_nothing(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.PostedLettersAsync(campaign);
        string first = v.Key.CodeOf(await v.OfferAsync(1), 1),
            second = v.Key.CodeOf(await v.OfferAsync(2), 1);
        ReturnedLetter[] file =
        [
            new(2, first),
            new(3, "0000-0000-0000"),
            new(4, CodeKey.Printed(second).ToLowerInvariant()),
            new(5, first),
            new(6, "trasig"),
        ];

        var outcome = await v.Returns.RunAsync(file, "Berit");
        var again = await v.Returns.RunAsync(file, "Berit");

        (outcome.Recorded, outcome.AlreadyRecorded).ShouldBe((2, 1));
        outcome.Unknown.Select(u => u.Row).ShouldBe([3, 6]);
        (again.Recorded, again.AlreadyRecorded, again.Unknown.Count).ShouldBe((0, 3, 2));
        await using var db = v.Db.Open();
        (await db.Contacts.CountAsync(k => k.Outcome == ContactOutcome.Returned)).ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task A_letter_that_was_never_posted_is_said_so(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await new IssueCodes(v.Data, v.Time, v.Key).RunAsync(campaign, "Anna");

        var outcome = await v.Returns.RunAsync([new(1, v.Key.CodeOf(await v.OfferAsync(1), 1))], "Berit");

        (outcome.Recorded, outcome.NeverPosted.Count).ShouldBe((0, 1));
    }

    [Theory, OnBoth]
    public async Task Nobody_gets_the_same_letter_twice_or_is_reminded_twice(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.ContactAsync(await v.OfferAsync(1), Channel.Door, ContactOutcome.Talked);
        var wish = new MailingWish(campaign, Channel.Letter, MailingPurpose.Offer, Guid.NewGuid());
        (await v.Mailings.CountAsync(wish)).ShouldBe(9);

        var west = await v.Mailings.RunAsync(wish with { AreaId = v.West }, "Anna");
        var same = await v.Mailings.RunAsync(wish with { AreaId = v.West }, "Anna");
        var rest = await v.Mailings.RunAsync(wish with { RequestId = Guid.NewGuid() }, "Anna");

        (west.OfferCount, rest.OfferCount, rest.Number).ShouldBe((4, 5, 2));
        same.ShouldBe(west with { AlreadyMade = true });
        await Refused(MailingPurpose.Offer, Channel.Letter, "has been reached or has had its letter");
        await Refused(MailingPurpose.Offer, Channel.Mail, "has a known address");
        await Refused(MailingPurpose.Offer, Channel.Door, "by letter, mail or SMS");
        await Refused(MailingPurpose.Reminder, Channel.Letter, "Nobody is to be reminded now");

        await v.Post.RunAsync(west.MailingId, v.Today, "Anna");
        v.Time.Advance(TimeSpan.FromDays(14));
        await v.Settle.RunAsync(west.MailingId, "Anna");
        await v.AnswerAsync(await v.OfferAsync(2), AnswerKind.No);
        // Thirty days after the talk at the door, house 1 is due; the letters' turn comes thirty days after they count as delivered.
        v.Time.Advance(TimeSpan.FromDays(16));
        (await Remind()).ShouldBe(1);
        v.Time.Advance(TimeSpan.FromDays(14));
        (await Remind()).ShouldBe(3);
        await Refused(MailingPurpose.Reminder, Channel.Letter, "Nobody is to be reminded now");

        async Task<int> Remind() =>
            (
                await v.Mailings.RunAsync(
                    new(campaign, Channel.Letter, MailingPurpose.Reminder, Guid.NewGuid()),
                    "Anna"
                )
            ).OfferCount;
        async Task Refused(MailingPurpose purpose, Channel channel, string words) =>
            (
                await Village.RefusedAsync(() =>
                    v.Mailings.RunAsync(new(campaign, channel, purpose, Guid.NewGuid()), "Anna")
                )
            ).Message.ShouldContain(words);
    }

    [Theory, OnBoth]
    public async Task A_mailing_that_cannot_be_is_refused_with_the_mend(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.PrepareAsync(await v.WishAsync() with { RemindAfterDays = 0 });
        var wish = new MailingWish(campaign, Channel.Letter, MailingPurpose.Offer, Guid.NewGuid());
        (await Refused(wish)).ShouldContain("is not under way");
        await v.Starter.RunAsync(campaign, "Anna");
        (await Refused(wish with { Purpose = MailingPurpose.Reminder })).ShouldContain("no rule for reminders");
        (await Refused(wish with { AreaId = 99 })).ShouldBe("There is no area 99.");
        (await Refused(wish with { CampaignId = 99 })).ShouldBe("There is no campaign 99.");
        long mailing = (await v.Mailings.RunAsync(wish, "Anna")).MailingId;

        (await Village.RefusedAsync(() => v.Settle.RunAsync(mailing, "Anna"))).Message.ShouldContain("not posted yet");
        (await Village.RefusedAsync(() => v.Post.RunAsync(mailing, v.Today.AddDays(1), "Anna"))).Message.ShouldContain(
            "a day from then until today"
        );
        (await Village.RefusedAsync(() => v.Post.RunAsync(99, v.Today, "Anna"))).NotFound.ShouldBeTrue();
        v.Time.Advance(TimeSpan.FromDays(200));
        (await Refused(wish with { RequestId = Guid.NewGuid() })).ShouldContain("The last day to answer");

        async Task<string> Refused(MailingWish bad) =>
            (await Village.RefusedAsync(() => v.Mailings.RunAsync(bad, "Anna"))).Message;
    }

    [Theory, OnBoth]
    public async Task A_list_of_contacts_is_taken_whole_or_not_at_all(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        long one = await v.OfferAsync(1),
            two = await v.OfferAsync(2);
        var now = v.Time.GetUtcNow().UtcDateTime;
        ContactWish good = new(one, Channel.Door, ContactOutcome.Talked, Guid.NewGuid(), null, "Ringde på"),
            other = new(two, Channel.Door, ContactOutcome.NoAnswer, Guid.NewGuid());

        await Refused("Contact 2", other with { Outcome = ContactOutcome.Sent });
        await Refused("only a letter, mail or message comes back", other with { Outcome = ContactOutcome.Returned });
        await Refused("goes unanswered", other with { Channel = Channel.Letter });
        await Refused("nobody is talked with", other with { Channel = Channel.Sms, Outcome = ContactOutcome.Talked });
        await Refused("lies in the future", other with { At = now.AddHours(1) });
        await Refused("before the offer was made", other with { At = now.AddHours(-1) });
        await Refused("more than 1000 characters", other with { Note = new string('x', 1001) });
        await Refused("There is no offer 99.", other with { OfferId = 99 });
        await Refused("used for another offer", other with { RequestId = good.RequestId });
        (await v.Contacts.RunAsync([good, other], "Anna")).ShouldBe(2);
        (await v.Contacts.RunAsync([good, other], "Anna")).ShouldBe(0);

        (await v.Proof.RunAsync(campaign)).Total.Offered.ShouldBe(1);
        var view = (await new OfferDetails(v.Data).RunAsync(one))!;
        (view.Offered, view.Contacts.Single().Note, view.Area).ShouldBe((true, "Ringde på", "Väst"));

        async Task Refused(string words, ContactWish bad)
        {
            (await Village.RefusedAsync(() => v.Contacts.RunAsync([good, bad], "Anna"))).Message.ShouldContain(words);
            await using var db = v.Db.Open();
            (await db.Contacts.AnyAsync()).ShouldBeFalse();
        }
    }

    [Theory, OnBoth]
    public async Task A_return_voids_only_what_came_before_it_by_the_same_channel(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        long offer = await v.OfferAsync(1);
        await v.ContactAsync(offer, Channel.Letter, ContactOutcome.Delivered);
        (await Offered()).ShouldBe(1);
        await v.ContactAsync(offer, Channel.Mail, ContactOutcome.Returned);
        (await Offered()).ShouldBe(1);
        await v.ContactAsync(offer, Channel.Letter, ContactOutcome.Returned);
        (await Offered()).ShouldBe(0);
        await v.ContactAsync(offer, Channel.Phone, ContactOutcome.NoAnswer);
        (await Offered()).ShouldBe(0);
        await v.ContactAsync(offer, Channel.Letter, ContactOutcome.Delivered);
        (await Offered()).ShouldBe(1);
        await v.ContactAsync(offer, Channel.Letter, ContactOutcome.Returned);
        await v.ContactAsync(offer, Channel.Door, ContactOutcome.Declined);
        (await Offered()).ShouldBe(1);

        async Task<int> Offered() => (await v.Proof.RunAsync(campaign)).Total.Offered;
    }

    [Theory, OnBoth]
    public async Task The_proof_is_filed_premises_by_premises_and_no_cell_is_a_formula(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.Contacts.RunAsync(
            [new(await v.OfferAsync(1), Channel.Door, ContactOutcome.Talked, Guid.NewGuid())],
            "=cmd|' /C calc'!A0"
        );
        using var file = new MemoryStream();

        await new ProofRows(v.Data).WriteCsvAsync(campaign, file);

        string[] lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).TrimEnd().Split("\r\n");
        lines.Length.ShouldBe(11);
        lines[0]
            .ShouldBe(
                "\ufeffpremises,address,postcode,locality,property,area,offer,offered,channel,outcome,at_utc,by,answer"
            );
        lines[1].ShouldContain(",Åvägen 1,643 30,Vingåker,Vingåker Lyttersta 2:1,Väst,");
        lines[1].ShouldContain(",yes,Door,Talked,2026-03-02T08:00:00Z,\"'=cmd|");
        lines[2].ShouldEndWith(",no,,,,,");
    }

    [Theory, OnBoth]
    public async Task Doors_are_listed_along_the_walk_and_answered_ones_left_in_peace(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.AnswerAsync(await v.OfferAsync(4), AnswerKind.No);
        await v.ContactAsync(await v.OfferAsync(5), Channel.Phone, ContactOutcome.Talked);
        var list = new DoorList(v.Data);

        var walk = await list.RunAsync(campaign, null);
        var all = await list.RunAsync(campaign, v.West, DoorChoice.Unanswered);

        walk.Doors.Select(d => d.Address[7..]).ShouldBe(["1", "2", "3", "6", "7", "8", "9", "10"]);
        (walk.Total, walk.LengthMm).ShouldBe((8, 90_000));
        all.Doors.Select(d => d.Address[7..]).ShouldBe(["1", "2", "3", "5"]);
        (await list.RunAsync(campaign, 99)).Doors.ShouldBeEmpty();
    }
}
