using System.Security.Cryptography;
using System.Text;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

/// <summary>What everybody may see and do around a campaign: addresses, progress, news, ambassadors, leads, the filed proof.</summary>
public class VillageLifeTests
{
    [Theory, OnBoth]
    public async Task An_address_is_told_what_holds_for_it_and_a_miss_is_counted(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        var leads = new SearchLeads(v.Data, v.Time);
        var answer = new AddressAnswer(v.Data, v.Time, new SearchAddresses(v.Data), leads);
        (await answer.RunAsync("Åvägen 7"))[0].State.ShouldBe(AddressState.Planned);
        long campaign = await v.StartedAsync();

        (await answer.RunAsync("Åvägen 7"))[0]
            .ShouldSatisfyAllConditions(
                a => (a.State, a.Address, a.Area).ShouldBe((AddressState.Offered, "Åvägen 7", "Öst")),
                a => a.AnswerBy.ShouldBe(v.Today.AddMonths(6))
            );
        await v.Closer.RunAsync(campaign, "Anna");
        (await answer.RunAsync("Åvägen 7"))[0].State.ShouldBe(AddressState.Planned);
        await v.ImportAsync(Maps.Of([Maps.House(1), Maps.House(99)]), "bb");
        (await answer.RunAsync("Åvägen 99"))[0].State.ShouldBe(AddressState.NoPlanYet);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => answer.RunAsync("Fjällvägen 3!"))));
        foreach (string personal in (string[])["anna@exempel.se", "19800101-1234 Anna", "0701234567", "12", ""])
            (await answer.RunAsync(personal)).ShouldBeEmpty();
        await leads.CountAsync(new string('å', 300));

        (await leads.ListAsync(v.Today)).ShouldBe([
            new LeadLine("fjallvagen 3", 5, v.Today),
            new LeadLine(new string('a', 80), 1, v.Today),
        ]);
        await using var db = v.Db.Open();
        (await db.Journal.AnyAsync(e => e.DataJson.Contains("fjall"))).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task An_areas_page_tells_counts_that_point_at_nobody(string kind)
    {
        await using var v = await Village.NewAsync(kind, 24);
        var progress = new AreaProgress(v.Data, v.Time);
        (await progress.ListAsync())
            .Select(a => (a.Name, a.Premises, a.Campaign))
            .ShouldBe([("Väst", 12, null), ("Öst", 12, null)]);
        await v.StartedAsync();
        for (int house = 1; house <= 6; house++)
            await v.AnswerAsync(await v.OfferAsync(house), AnswerKind.Yes);
        await v.AnswerAsync(await v.OfferAsync(20), AnswerKind.Yes);
        long news = await new PublishNews(v.Data, v.Time).RunAsync(new(v.West, "Möte", "På onsdag."), "Anna");

        var west = (await progress.RunAsync(v.West))!;
        var east = (await progress.RunAsync(v.East))!;

        west.ShouldSatisfyAllConditions(
            a => a.Interested.ShouldBe(new PublicCount(PublicCountKind.Exact, 6)),
            a => a.Campaign!.Open.ShouldBeTrue(),
            a => a.News.Single().TitleSv.ShouldBe("Möte")
        );
        (east.Interested, east.Offered, east.News.Count).ShouldBe(
            (new PublicCount(PublicCountKind.Few, null), new PublicCount(PublicCountKind.Few, null), 0)
        );
        await new PublishNews(v.Data, v.Time).TakeBackAsync(news, "Anna");
        (await progress.RunAsync(v.West))!.News.ShouldBeEmpty();
        (await progress.RunAsync(99)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task News_are_checked_and_the_same_news_are_published_once(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        var publish = new PublishNews(v.Data, v.Time);
        var wish = new NewsWish(v.West, "<script>alert(1)</script>", "Vi gräver.");

        long id = await publish.RunAsync(wish, "Anna");
        (await publish.RunAsync(wish, "Anna")).ShouldBe(id);

        (await Refused(wish with { TitleSv = " " })).ShouldContain("fill in both");
        (await Refused(wish with { TitleSv = new string('x', 151) })).ShouldContain("150 characters");
        (await Refused(wish with { TextEn = new string('x', 4001) })).ShouldContain("4000 characters");
        (await Refused(wish with { AreaId = 99 })).ShouldBe("There is no area 99.");
        (await Village.RefusedAsync(() => publish.TakeBackAsync(99, "Anna"))).NotFound.ShouldBeTrue();

        async Task<string> Refused(NewsWish bad) =>
            (await Village.RefusedAsync(() => publish.RunAsync(bad, "Anna"))).Message;
    }

    [Theory, OnBoth]
    public async Task Only_who_belongs_to_an_address_asks_its_neighbours(string kind)
    {
        await using var v = await Village.NewAsync(kind, 24);
        await v.StartedAsync();
        await using var db = v.Db.Open();
        long home = await db.Premises.Where(p => p.SourceId == "h1").Select(p => p.Id).SingleAsync();
        var tie = new TieToPremises(v.Data, v.Time);
        var wish = new PersonWish { Name = "Karin", Phone = "0151-10000" };
        long karin = await tie.NewAsync(home, wish, PremisesTie.Owner, "Anna");
        (await tie.NewAsync(home, wish, PremisesTie.Owner, "Anna")).ShouldBe(karin);
        var volunteer = new Volunteer(v.Data, v.Time);

        (await Village.RefusedAsync(() => volunteer.RunAsync(home + 1, karin, "Karin"))).Reason.ShouldBe(
            OfferRefusal.PersonMissing
        );
        long id = await volunteer.RunAsync(home, karin, "Karin");
        (await volunteer.RunAsync(home, karin, "Karin")).ShouldBe(id);

        var sheets = new AmbassadorSheet(v.Data, new AreaProgress(v.Data, v.Time));
        (await sheets.OfAsync(home, karin)).ShouldBe(id);
        (await sheets.RunAsync(id))!.Area!.Interested.ShouldBe(new PublicCount(PublicCountKind.Few, null));
        await volunteer.EndAsync(id, "Karin");
        await volunteer.EndAsync(id, "Karin");
        (await sheets.RunAsync(id)).ShouldBeNull();

        (await Village.RefusedAsync(() => tie.RunAsync(home, 99, PremisesTie.Owner, "Anna"))).Reason.ShouldBe(
            OfferRefusal.PersonMissing
        );
        (
            await Village.RefusedAsync(() => tie.RunAsync(9999, karin, PremisesTie.Owner, "Anna"))
        ).NotFound.ShouldBeTrue();
        long tieId = await tie.RunAsync(home, karin, PremisesTie.Owner, "Anna");
        await tie.EndAsync(tieId, "Anna");
        await tie.EndAsync(tieId, "Anna");
        (await Village.RefusedAsync(() => tie.EndAsync(9999, "Anna"))).NotFound.ShouldBeTrue();
        (await Village.RefusedAsync(() => volunteer.RunAsync(home, karin, "Karin"))).Reason.ShouldBe(
            OfferRefusal.PersonMissing
        );
        (await db.Journal.CountAsync(e => e.Verb == "EndTie")).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task The_filed_proof_names_the_hash_of_its_list(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long id = await v.PrepareAsync(await v.WishAsync());
        var write = new WriteProof(v.Data, v.Time, new ProofRows(v.Data));
        (await Village.RefusedAsync(() => write.RunAsync(id, "Anna"))).Message.ShouldContain("has not started");
        await v.Starter.RunAsync(id, "Anna");
        await v.PostedLettersAsync(id);
        await v.Returns.RunAsync([new(1, v.Key.CodeOf(await v.OfferAsync(2), 1))], "Berit");
        await v.AnswerAsync(await v.OfferAsync(1), AnswerKind.No, Channel.Phone);

        var files = await write.RunAsync(id, "Anna");

        string hash = Convert.ToHexStringLower(SHA256.HashData(files.Csv));
        Encoding.ASCII.GetString(files.Pdf, 0, 5).ShouldBe("%PDF-");
        files.CsvName.ShouldBe(FormattableString.Invariant($"kontaktbevis-{id}-20260302-080000.csv"));
        await using var db = v.Db.Open();
        (await db.Journal.SingleAsync(e => e.Verb == nameof(WriteProof))).DataJson.ShouldBe(
            $$"""{"name":"Erbjudandet","all":10,"offered":1,"sha256":"{{hash}}"}"""
        );
    }

    [Theory, OnBoth]
    public async Task A_campaigns_page_says_what_waits(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long id = await v.StartedAsync();
        await v.AnswerAsync(await v.OfferAsync(1), AnswerKind.CallMe);
        await v.ContactAsync(await v.OfferAsync(2), Channel.Door, ContactOutcome.Talked);
        v.Time.Advance(TimeSpan.FromDays(30));
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
        var details = new CampaignDetails(v.Data, v.Time);

        var view = (await details.RunAsync(id))!;

        view.Tasks.ShouldBe(new CampaignTasks(1, 8, 1, 1));
        (view.State, view.Terms.Number, view.PlanNumber, view.Proof.Total.All).ShouldBe(
            (CampaignState.Started, 1, 1, 11)
        );
        view.AreaNames.ShouldBe(["Väst", "Öst"]);
        await v.PostedLettersAsync(id);
        (await details.RunAsync(id))!
            .Mailings.Single()
            .ShouldSatisfyAllConditions(m =>
                (m.Number, m.OfferCount, m.State, m.Delivered).ShouldBe((1, 8, MailingState.Posted, 0))
            );
        (await details.RunAsync(99)).ShouldBeNull();
        var line = (await new CampaignList(v.Data).RunAsync()).Single();
        (line.State, line.Offers, line.Proof.Offered).ShouldBe((CampaignState.Started, 10, 2));
        (await new CampaignList(v.Data).ChoicesAsync()).PriceLists.Single().Rows.Count.ShouldBe(1);
    }
}
