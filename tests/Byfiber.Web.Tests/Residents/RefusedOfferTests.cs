using System.Net;
using Byfiber.Core.Offers;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Access;
using Byfiber.Web.Tests.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Web.Tests.Residents;

/// <summary>A household that answers or orders when it no longer can is told why, in its language, and nothing is kept of it or lost.</summary>
public class RefusedOfferTests(OnEach<OfferedHamlet> hamlets) : IClassFixture<OnEach<OfferedHamlet>>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [OnBoth("sv", "Sista dagen att svara var")]
    [OnBoth("en", "The last day to answer was")]
    public async Task After_the_last_day_no_answer_is_taken(string kind, string language, string sentence)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        var name = "Ida " + Guid.NewGuid().ToString("N");
        using (var before = await hamlet.ResidentAsync(home))
        {
            await before.IdentifyAsync("/household/identity", ("person", name));
            await before.Send("/household", "/household", ("Kind", "Maybe"));
        }
        var late = await StartAsync(hamlet, home, days: -7);
        using var resident = hamlet.Browser();
        // Who comes as a person sees the latest offer.
        (await resident.IdentifyAsync("/household/identity", ("person", name))).ShouldBe("/household");

        await RefusedAsync(hamlet, resident, home, late, language, sentence);

        await using var db = hamlet.Database();
        (await db.Answers.SingleAsync(a => a.OfferId == home.OfferId, Cancel)).Kind.ShouldBe(AnswerKind.Maybe);
    }

    [Theory]
    [OnBoth("sv", "Det går inte längre att svara på erbjudandet.")]
    [OnBoth("en", "The offer can no longer be answered.")]
    public async Task Once_the_campaign_is_closed_no_answer_is_taken(string kind, string language, string sentence)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        var offer = await StartAsync(hamlet, home, days: 30);
        await using var db = hamlet.Database();
        var campaign = await db.Offers.Where(o => o.Id == offer).Select(o => o.CampaignId).SingleAsync(Cancel);
        await hamlet.Room<IssueCodes>().RunAsync(campaign, "test", cancel: Cancel);
        using var resident = await hamlet.ResidentAsync(
            home with
            {
                OfferId = offer,
                Code = CodeKey.Printed(hamlet.Room<CodeKey>().CodeOf(offer, 1)),
            }
        );
        await resident.Send("/household", "/household", ("Kind", "Maybe"));
        await HouseholdTests.ChooseAsync(resident, "klas@example.se");
        await hamlet.Room<CloseCampaign>().RunAsync(campaign, "test", Cancel);

        await RefusedAsync(hamlet, resident, home, offer, language, sentence);

        (await db.Answers.SingleAsync(a => a.OfferId == offer, Cancel)).Kind.ShouldBe(AnswerKind.Maybe);
        // What was begun before cannot be signed either.
        (
            await resident.Send("/household/contact", "/household/contract/review?handler=Sign", ("code", "123456"))
        ).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
        (await db.Contracts.AnyAsync(c => c.PremisesId == home.PremisesId, Cancel)).ShouldBeFalse();
    }

    [Theory]
    [OnBoth("sv", "Det finns redan ett avtal")]
    [OnBoth("en", "There is a contract")]
    public async Task What_is_signed_is_not_ordered_again(string kind, string language, string sentence)
    {
        var hamlet = await hamlets.On(kind);
        var home = await hamlet.HomeAsync();
        using var partner = await hamlet.ResidentAsync(home);
        await HouseholdTests.ChooseAsync(partner, "pia@example.se");
        using var resident = await hamlet.ResidentAsync(home);
        await HouseholdTests.ChooseAsync(resident, "per@example.se");
        await HouseholdTests.SignAsync(hamlet, resident, "per@example.se");
        await using var db = hamlet.Database();
        var number = await db
            .Contracts.Where(c => c.PremisesId == home.PremisesId)
            .Select(c => c.Number)
            .SingleAsync(Cancel);

        var late = await partner.Send(
            "/household/contact",
            $"/household/contract/review?handler=Send&culture={language}",
            []
        );
        var told =
            late.StatusCode == HttpStatusCode.OK
                ? await late.Body()
                : await partner.Page(late.Headers.Location!.OriginalString);

        Html.Text(told)
            .ShouldSatisfyAllConditions(text =>
                (
                    text.Contains(sentence, StringComparison.Ordinal) || text.Contains(number, StringComparison.Ordinal)
                ).ShouldBeTrue(text)
            );
        (await db.Contracts.CountAsync(c => c.PremisesId == home.PremisesId, Cancel)).ShouldBe(1);
    }

    private static async Task RefusedAsync(
        OfferedHamlet hamlet,
        HttpClient resident,
        Home home,
        long offer,
        string language,
        string sentence
    )
    {
        await using var db = hamlet.Database();
        var before = await db.Answers.CountAsync(a => a.OfferId == offer, Cancel);
        var answer = await resident.Send("/household/contact", $"/household?culture={language}", ("Kind", "Yes"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Html.Text(await answer.Body()).ShouldContain(sentence);
        var order = await resident.Send(
            "/household/contact",
            "/household/contract",
            ("Name", "Ida Ek"),
            ("Email", "ida@example.se"),
            ("Dig", "Own"),
            ("Pay", "Once")
        );
        order.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        order.Headers.Location!.OriginalString.ShouldBe("/household/contract");
        (await db.Answers.CountAsync(a => a.OfferId == offer, Cancel)).ShouldBe(before);
        (await db.Contracts.AnyAsync(c => c.PremisesId == home.PremisesId, Cancel)).ShouldBeFalse();
    }

    /// <summary>Another campaign that offers this house alone, answered by so many days from now; gives its offer.</summary>
    private static async Task<long> StartAsync(OfferedHamlet hamlet, Home home, int days)
    {
        var now = TimeProvider.System.GetUtcNow();
        // As if made in another time: none begins whose last day has passed.
        var clock = new FakeTimeProvider(now.AddDays(-60));
        var data = hamlet.Room<Database>();
        await using var db = hamlet.Database();
        var campaign = await new PrepareCampaign(data, clock).RunAsync(
            new CampaignWish
            {
                Name = Guid.NewGuid().ToString("N"),
                PremisesIds = [home.PremisesId],
                PriceListId = await db.PriceLists.Select(l => l.Id).FirstAsync(Cancel),
                TermsVersionId = await db.TermsVersions.Select(t => t.Id).FirstAsync(Cancel),
                AnswerBy = DateOnly.FromDateTime(now.UtcDateTime).AddDays(days),
            },
            "test",
            Cancel
        );
        await new StartCampaign(data, clock).RunAsync(campaign, "test", cancel: Cancel);
        return await db.Offers.Where(o => o.CampaignId == campaign).Select(o => o.Id).SingleAsync(Cancel);
    }
}
