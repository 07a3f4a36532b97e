using System.Text.RegularExpressions;
using Byfiber.Core.Offers;
using Byfiber.Core.Storage;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

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
