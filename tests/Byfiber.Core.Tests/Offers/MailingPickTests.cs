using Byfiber.Core.Offers;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

/// <summary>Whom a mailing goes to, and codes and offers that come later.</summary>
public class MailingPickTests
{
    [Theory, OnBoth]
    public async Task Mail_and_messages_go_only_where_somebody_has_given_an_address(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.OwnerAsync(1, "ett@exempel.se", "0151-10001");
        await v.OwnerAsync(2, phone: "0151-10002");
        await v.OwnerAsync(3, "tre@exempel.se");
        long erased = await v.OwnerAsync(4, "fyra@exempel.se");
        await v.OwnerAsync(5, "fem@exempel.se");
        await v.AnswerAsync(await v.OfferAsync(5), AnswerKind.No);
        await using var db = v.Db.Open();
        await db
            .People.Where(p => p.Id == erased)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.ErasedAt, DateTime.UnixEpoch));
        await db
            .PremisesPeople.Where(t => db.People.Any(p => p.Id == t.PersonId && p.Name == "Boende 3"))
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.EndedAt, DateTime.UnixEpoch));

        (await HousesAsync(Channel.Mail)).ShouldBe(["h1"]);
        (await HousesAsync(Channel.Sms)).ShouldBe(["h1", "h2"]);
        // A letter needs no person, and goes also to who got the mail: only the same channel is not repeated.
        (await HousesAsync(Channel.Letter)).Count.ShouldBe(9);
        (await v.Mailings.CountAsync(new(campaign, Channel.Mail, MailingPurpose.Offer, Guid.NewGuid()))).ShouldBe(0);

        async Task<List<string>> HousesAsync(Channel channel)
        {
            var wish = new MailingWish(campaign, channel, MailingPurpose.Offer, Guid.NewGuid());
            int count = await v.Mailings.CountAsync(wish);
            var made = await v.Mailings.RunAsync(wish, "Anna");
            made.OfferCount.ShouldBe(count);
            return await db
                .MailingOffers.Where(x => x.MailingId == made.MailingId)
                .Join(db.Offers, x => x.OfferId, o => o.Id, (x, o) => o.PremisesId)
                .Join(db.Premises, id => id, p => p.Id, (id, p) => p.SourceId)
                .OrderBy(source => source)
                .ToListAsync();
        }
    }

    [Theory, OnBoth]
    public async Task The_same_form_at_once_makes_one_mailing(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        var wish = new MailingWish(await v.StartedAsync(), Channel.Letter, MailingPurpose.Offer, Guid.NewGuid());

        var made = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => v.Mailings.RunAsync(wish, "Anna")))
        );

        made.Select(m => m.MailingId).Distinct().ShouldHaveSingleItem();
        made.Count(m => !m.AlreadyMade).ShouldBe(1);
        await using var db = v.Db.Open();
        (await db.MailingOffers.CountAsync(), await db.OfferCodes.CountAsync()).ShouldBe((10, 10));
    }

    [Theory, OnBoth]
    public async Task Posting_and_settling_at_once_count_each_letter_once(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        long mailing = (
            await v.Mailings.RunAsync(new(campaign, Channel.Letter, MailingPurpose.Offer, Guid.NewGuid()), "Anna")
        ).MailingId;
        await AtOnce(() => v.Post.RunAsync(mailing, v.Today, "Anna"));
        v.Time.Advance(TimeSpan.FromDays(SettleMailing.ReturnDays));
        await AtOnce(() => v.Settle.RunAsync(mailing, "Anna"));
        await AtOnce(() => v.Settle.DueAsync());

        await using var db = v.Db.Open();
        (await db.Contacts.CountAsync(k => k.Outcome == ContactOutcome.Sent)).ShouldBe(10);
        (await db.Contacts.CountAsync(k => k.Outcome == ContactOutcome.Delivered)).ShouldBe(10);
        (await db.Journal.CountAsync(e => e.Verb == nameof(SettleMailing))).ShouldBe(1);
        (await v.Proof.RunAsync(campaign)).Total.Offered.ShouldBe(10);

        static Task AtOnce(Func<Task> work) => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(work)));
    }

    [Theory, OnBoth]
    public async Task A_day_is_counted_from_the_post_and_not_from_the_form(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        long campaign = await v.StartedAsync();
        long mailing = (
            await v.Mailings.RunAsync(new(campaign, Channel.Letter, MailingPurpose.Offer, Guid.NewGuid()), "Anna")
        ).MailingId;
        v.Time.Advance(TimeSpan.FromDays(3));
        await v.Post.RunAsync(mailing, v.Today.AddDays(-2), "Anna");
        v.Time.Advance(TimeSpan.FromDays(11));
        (await v.Settle.DueAsync()).ShouldBe(0);
        v.Time.Advance(TimeSpan.FromDays(1));
        (await v.Settle.DueAsync()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_code_that_is_replaced_many_times_at_once_gets_one_successor(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await new IssueCodes(v.Data, v.Time, v.Key).RunAsync(campaign, "Anna");
        long offer = await v.OfferAsync(1);
        var replace = new ReplaceCode(v.Data, v.Time, v.Key);

        var codes = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => Task.Run(() => replace.RunAsync(offer, 1, "Anna")))
        );

        codes.Distinct().ShouldHaveSingleItem();
        await using var db = v.Db.Open();
        var kept = await db.OfferCodes.Where(c => c.OfferId == offer).OrderBy(c => c.Round).ToListAsync();
        kept.Select(c => (c.Round, c.RevokedAt is null)).ShouldBe([(1, false), (2, true)]);
        (await db.Journal.CountAsync(e => e.Verb == nameof(ReplaceCode))).ShouldBe(1);
        (await Village.RefusedAsync(() => replace.RunAsync(offer, -1, "Anna"))).Message.ShouldContain("no code -1");
    }

    [Theory, OnBoth]
    public async Task New_premises_are_offered_only_while_the_campaign_runs_and_has_a_price(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        var offerNew = new OfferNewPremises(v.Data, v.Time);
        long campaign = await v.PrepareAsync(await v.WishAsync());
        (await Refused()).Message.ShouldContain("is not under way");
        await v.Starter.RunAsync(campaign, "Anna");
        await v.ImportAsync(
            Maps.Of([
                .. Enumerable.Range(1, 10).Select(n => Maps.House(n)),
                .. Enumerable.Range(40, 3).Select(n => Maps.House(n) with { Point = Maps.At(n - 10, 3) }),
            ]),
            "bb"
        );

        int[] made = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => offerNew.RunAsync(campaign, "Anna")))
        );
        made.Order().ShouldBe([0, 0, 0, 3]);

        await v.Closer.RunAsync(campaign, "Anna");
        (await Refused()).Message.ShouldContain("is not under way");
        (await Village.RefusedAsync(() => offerNew.RunAsync(99, "Anna"))).NotFound.ShouldBeTrue();
        await using var db = v.Db.Open();
        (await db.Offers.CountAsync(), await db.Offers.Select(o => o.PremisesId).Distinct().CountAsync()).ShouldBe(
            (13, 13)
        );

        Task<RefusedException> Refused() => Village.RefusedAsync(() => offerNew.RunAsync(campaign, "Anna"));
    }
}
