using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

public class CampaignTests
{
    [Theory, OnBoth]
    public async Task Starting_gives_every_premises_its_offer_with_price_terms_and_drop_copied(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long list = await new SavePriceList(v.Data, v.Time).RunAsync(
            "Två priser",
            "",
            [Village.Price(), Village.Price(v.East, 2_250_000)],
            "Anna"
        );
        long id = await v.PrepareAsync(await v.WishAsync() with { PriceListId = list, PromiseMonths = 18 });

        (await v.Starter.RunAsync(id, "Anna")).ShouldBe(new StartOutcome(10, false));
        (await v.Starter.RunAsync(id, "Anna")).ShouldBe(new StartOutcome(10, true));

        await using var db = v.Db.Open();
        var offers = await db.Offers.OrderBy(o => o.PremisesId).ToListAsync();
        offers.Count.ShouldBe(10);
        offers.ShouldAllBe(o => o.ConnectionOre == (o.AreaId == v.East ? 2_250_000 : 1_950_000));
        offers.Count(o => o.AreaId == v.East).ShouldBe(5);
        var drops = await db.PlanPremises.ToDictionaryAsync(p => p.PremisesId, p => p.DropMm);
        offers.ShouldAllBe(o => o.DropMm == drops[o.PremisesId] && o.DropMm > 0);
        offers[0]
            .ShouldSatisfyAllConditions(
                o => o.MadeAt.ShouldBe(Village.Start.UtcDateTime),
                o => (o.PromiseMonths, o.AnswerBy, o.DeliverBy).ShouldBe((18, v.Today.AddMonths(6), null)),
                o => (o.LateConnectionOre, o.InstalmentOre, o.CancelBuildingOre).ShouldBe((3_500_000, 41_500, 690_000)),
                o => (o.RotPercent, o.RotMostOre, o.DigBaseMm).ShouldBe((30, 5_000_000, 50_000))
            );
        (await db.Journal.CountAsync(e => e.Verb == nameof(StartCampaign))).ShouldBe(1);
        (await db.CampaignStatuses.CountAsync()).ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task Premises_that_come_later_are_missing_until_they_are_offered(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long id = await v.StartedAsync();
        await v.ImportAsync(
            Maps.Of([
                .. Enumerable.Range(1, 9).Select(n => Maps.House(n)),
                Maps.House(42) with
                {
                    Point = Maps.At(33, 3),
                },
            ]),
            "bb"
        );

        var before = (await v.Proof.RunAsync(id)).Total;
        int made = await new OfferNewPremises(v.Data, v.Time).RunAsync(id, "Anna");

        // House 10 is no longer in the register, house 42 is new.
        (before.All, before.Missing, made).ShouldBe((10, 10, 1));
        (await new OfferNewPremises(v.Data, v.Time).RunAsync(id, "Anna")).ShouldBe(0);
        await using var db = v.Db.Open();
        (await db.Offers.SingleAsync(o => o.DropMm == null)).AreaId.ShouldBe(v.West);
    }

    [Theory, OnBoth]
    public async Task Two_starts_at_once_make_each_offer_once(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long id = await v.PrepareAsync(await v.WishAsync());

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => v.Starter.RunAsync(id, "Anna")))
        );

        outcomes.Count(o => !o.AlreadyStarted).ShouldBe(1);
        outcomes.ShouldAllBe(o => o.Offers == 10);
        await using var db = v.Db.Open();
        (await db.Offers.CountAsync()).ShouldBe(10);
    }

    [Theory, OnBoth]
    public async Task Selected_premises_are_a_campaign_too(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        await using var db = v.Db.Open();
        var ids = await db.Premises.OrderBy(p => p.Id).Select(p => p.Id).Take(3).ToListAsync();
        long id = await v.PrepareAsync(await v.WishAsync() with { AreaIds = [], PremisesIds = [.. ids, ids[0]] });

        await v.Starter.RunAsync(id, "Anna");

        (await db.Offers.Select(o => o.PremisesId).Order().ToListAsync()).ShouldBe(ids);
        (await v.Proof.RunAsync(id)).Total.All.ShouldBe(3);
    }

    [Theory, OnBoth]
    public async Task A_price_list_without_the_area_is_refused_by_name(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long list = await new SavePriceList(v.Data, v.Time).RunAsync("Bara väst", "", [Village.Price(v.West)], "Anna");
        var wish = await v.WishAsync() with { PriceListId = list };

        (await Village.RefusedAsync(() => v.PrepareAsync(wish))).Message.ShouldBe(
            "The price list Bara väst has no price for Öst: choose a list with a price there, or one for all areas."
        );
        await using var db = v.Db.Open();
        (await db.Campaigns.AnyAsync()).ShouldBeFalse();
        await v.PrepareAsync(wish with { AreaIds = [v.West] });
    }

    [Theory, OnBoth]
    public async Task A_campaign_that_makes_no_sense_is_refused_with_the_mend(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        var wish = await v.WishAsync();
        await Refused(wish with { Name = " " }, "needs a name");
        await Refused(wish with { AreaIds = [] }, "choose at least one");
        await Refused(wish with { AnswerBy = v.Today }, "must come after today");
        await Refused(wish with { AnswerBy = v.Today.AddYears(3) }, "within two years");
        await Refused(wish with { PromiseMonths = 25 }, "1 to 24 months");
        await Refused(wish with { DeliverBy = v.Today.AddMonths(1) }, "must come after the last day to answer");
        await Refused(wish with { DeliverBy = v.Today.AddYears(4) }, "no later than the promised months");
        await Refused(wish with { RemindAfterDays = -1 }, "A reminder comes after");
        await Refused(wish with { ReservationSv = new string('x', 1001) }, "more than 1000 characters");
        await Refused(wish with { AreaIds = [v.West, 99] }, "There is no area 99.");
        await Refused(wish with { PremisesIds = [99] }, "has no premises 99");
        await Refused(wish with { PriceListId = 99 }, "There is no price list 99.");
        await Refused(wish with { TermsVersionId = 99 }, "There is no version of the terms 99.");
        await Refused(wish with { RevisionId = 99 }, "There is no plan revision 99.");
        await using var db = v.Db.Open();
        (await db.Campaigns.AnyAsync()).ShouldBeFalse();

        long id = await v.PrepareAsync(wish);
        await Refused(wish, "already a campaign called Erbjudandet");
        (
            await Village.RefusedAsync(() => new OfferNewPremises(v.Data, v.Time).RunAsync(id, "Anna"))
        ).Message.ShouldContain("not under way");
        v.Time.Advance(TimeSpan.FromDays(200));
        (await Village.RefusedAsync(() => v.Starter.RunAsync(id, "Anna"))).Message.ShouldContain(
            "before anybody could answer"
        );
        await v.Closer.RunAsync(id, "Anna");
        await v.Closer.RunAsync(id, "Anna");
        (await Village.RefusedAsync(() => v.Starter.RunAsync(id, "Anna"))).Message.ShouldContain("is closed");
        (await Village.RefusedAsync(() => v.Starter.RunAsync(99, "Anna"))).NotFound.ShouldBeTrue();

        async Task Refused(CampaignWish bad, string words) =>
            (await Village.RefusedAsync(() => v.PrepareAsync(bad))).Message.ShouldContain(words);
    }

    [Theory, OnBoth]
    public async Task A_price_list_that_makes_no_sense_is_refused_with_the_mend(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        await Refused("", "A price list needs a name", Village.Price());
        await Refused("A", "has no price");
        await Refused("A", "two prices for all areas", Village.Price(), Village.Price());
        await Refused("A", "two prices for Väst", Village.Price(v.West), Village.Price(v.West));
        await Refused("A", "There is no area 99.", Village.Price(99));
        await Refused("A", "between 0 and 100 million kronor", Village.Price(connectionOre: -1));
        await Refused("A", "late price must not be lower", Village.Price(connectionOre: 3_600_000));
        await Refused("A", "instalments need both", new PriceRow { InstalmentMonths = 12 });
        await Refused("A", "0 and 100 percent", new PriceRow { RotPercent = 101 });
        await Refused("A", "between 0 and 10,000 metres", new PriceRow { DigBaseMm = -1 });
        await Refused(
            "A",
            "must not fall from stage to stage",
            new PriceRow { CancelEarlyOre = 2, CancelDecidedOre = 1 }
        );

        long id = await Save("A", Village.Price());
        (await Save("A", Village.Price())).ShouldBe(id);
        await Refused("A", "already a price list called A", Village.Price(connectionOre: 1));
        (
            await Village.RefusedAsync(() => new PublishTerms(v.Data, v.Time).RunAsync("Villkor", " ", "Anna"))
        ).Message.ShouldContain("fill in both");

        Task<long> Save(string name, params PriceRow[] rows) =>
            new SavePriceList(v.Data, v.Time).RunAsync(name, "", rows, "Anna");
        async Task Refused(string name, string words, params PriceRow[] rows) =>
            (await Village.RefusedAsync(() => Save(name, rows))).Message.ShouldContain(words);
    }

    [Theory, OnBoth]
    public async Task Terms_are_numbered_and_the_same_text_is_one_version(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        var publish = new PublishTerms(v.Data, v.Time);

        long first = await publish.RunAsync("Villkor", "Terms", "Anna"),
            same = await publish.RunAsync(" Villkor\n", "Terms", "Anna"),
            second = await publish.RunAsync("Nya villkor", "New terms", "Anna");

        same.ShouldBe(first);
        await using var db = v.Db.Open();
        var version = await db.TermsVersions.SingleAsync(t => t.Id == second);
        (version.Number, version.Sha256).ShouldBe((2, PublishTerms.Sha256("Nya villkor", "New terms")));
    }

    [Theory, OnBoth]
    public async Task The_time_to_withdraw_belongs_to_its_version_and_is_14_days_or_more(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        var publish = new PublishTerms(v.Data, v.Time);

        long usual = await publish.RunAsync("Villkor", "Terms", "Anna"),
            longer = await publish.RunAsync("Villkor", "Terms", "Anna", 30),
            same = await publish.RunAsync("Villkor", "Terms", "Anna", 30);

        same.ShouldBe(longer);
        longer.ShouldNotBe(usual);
        await using var db = v.Db.Open();
        (await db.TermsVersions.OrderBy(t => t.Number).Select(t => t.WithdrawalDays).ToListAsync()).ShouldBe([14, 30]);
        foreach (int days in new[] { 0, 13, 366, -1 })
        {
            (
                await Village.RefusedAsync(() => publish.RunAsync("Villkor", "Terms", "Anna", days))
            ).Message.ShouldContain("14 to 365 days");
        }
    }

    [Theory, OnBoth]
    public async Task An_area_that_was_offered_stays(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        await v.StartedAsync();
        var remove = new RemoveArea(v.Data, v.Time);

        (await Village.RefusedAsync(() => remove.RunAsync(v.West, "Anna"))).Message.ShouldContain("The area Väst has");

        await using var db = v.Db.Open();
        (await db.Premises.CountAsync(p => p.AreaId == v.West)).ShouldBe(5);
    }
}
