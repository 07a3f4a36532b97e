using System.Text.RegularExpressions;
using Byfiber.Core.Offers;
using Byfiber.Core.Storage;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Web.Tests.Campaigns;

/// <summary>The village with a price list, terms and a campaign under way for all of its houses.</summary>
public sealed class CampaignVillage : Village
{
    /// <summary>The campaign's id.</summary>
    public long Campaign { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var list = await Room<SavePriceList>()
            .RunAsync(
                "Lika för alla",
                "Beslut § 1",
                [new PriceRow { ConnectionOre = 1_950_000, LateConnectionOre = 3_000_000 }],
                "test"
            );
        await Room<PublishTerms>().RunAsync("Villkor", "Terms", "test");
        Campaign = await PrepareAsync("Vår", list);
        await Room<StartCampaign>().RunAsync(Campaign, "test");
    }

    /// <summary>The database itself.</summary>
    public Task<ByfiberDb> DbAsync() => Room<IDbContextFactory<ByfiberDb>>().CreateDbContextAsync();

    /// <summary>An offer by its house.</summary>
    public async Task<long> OfferAsync(string address)
    {
        await using var db = await DbAsync();
        return await db
            .Offers.Where(o =>
                o.CampaignId == Campaign && db.Premises.Any(p => p.Id == o.PremisesId && p.Address == address)
            )
            .Select(o => o.Id)
            .SingleAsync();
    }

    /// <summary>An offer to a house whose last day to answer was a week ago, as if it had been made in another time.</summary>
    public async Task<(long Offer, DateOnly LastDay)> LateOfferAsync(string address)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-60));
        var data = Room<Database>();
        await using var db = await DbAsync();
        var lastDay = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime).AddDays(-7);
        var campaign = await new PrepareCampaign(data, clock).RunAsync(
            new CampaignWish
            {
                Name = "Förra våren",
                PremisesIds = [await db.Premises.Where(p => p.Address == address).Select(p => p.Id).SingleAsync()],
                PriceListId = await db.PriceLists.Select(l => l.Id).FirstAsync(),
                AnswerBy = lastDay,
                RemindAfterDays = 0,
            },
            "test"
        );
        await new StartCampaign(data, clock).RunAsync(campaign, "test");
        return (await db.Offers.Where(o => o.CampaignId == campaign).Select(o => o.Id).SingleAsync(), lastDay);
    }

    /// <summary>Another campaign, not yet started.</summary>
    public async Task<long> PrepareAsync(string name, long list)
    {
        await using var db = await DbAsync();
        return await Room<PrepareCampaign>()
            .RunAsync(
                new CampaignWish
                {
                    Name = name,
                    PremisesIds = await db.Premises.Select(p => p.Id).ToListAsync(),
                    PriceListId = list,
                    AnswerBy = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime).AddDays(90),
                    RemindAfterDays = 21,
                },
                "test"
            );
    }
}

/// <summary>Reads a form's hidden mark.</summary>
internal static partial class Marks
{
    public static string Of(string html) => Mark().Match(html).Groups[1].Value;

    [GeneratedRegex("name=\"requestId\" value=\"([^\"]+)\"")]
    private static partial Regex Mark();
}
