using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Whom a campaign covers, and that its price list has a price for each of them.</summary>
internal static class Covered
{
    /// <summary>The current premises of the campaign's areas and those that were selected.</summary>
    public static IQueryable<Premises> PremisesOf(ByfiberDb db, long campaignId) =>
        db.Premises.Where(p =>
            p.RemovedBatchId == null
            && (
                db.CampaignAreas.Any(a => a.CampaignId == campaignId && a.AreaId == p.AreaId)
                || db.CampaignPremises.Any(x => x.CampaignId == campaignId && x.PremisesId == p.Id)
            )
        );

    /// <exception cref="RefusedException">It covers nobody, or the list has no price for an area and none for all.</exception>
    public static async Task RefuseUnpricedAsync(ByfiberDb db, Campaign campaign, CancellationToken cancel)
    {
        var areas = await PremisesOf(db, campaign.Id).Select(p => p.AreaId).Distinct().ToListAsync(cancel);
        if (areas.Count == 0)
        {
            throw new RefusedException(
                $"The campaign {campaign.Name} covers no premises: choose areas that hold some, or select premises."
            );
        }
        var priced = await db
            .PriceListRows.Where(r => r.PriceListId == campaign.PriceListId)
            .Select(r => r.AreaId)
            .ToListAsync(cancel);
        if (priced.Contains(null))
        {
            return;
        }
        var unpriced = areas.Where(a => a is null || !priced.Contains(a)).ToList();
        if (unpriced.Count == 0)
        {
            return;
        }
        string list = await db
            .PriceLists.Where(l => l.Id == campaign.PriceListId)
            .Select(l => l.Name)
            .SingleAsync(cancel);
        var names = await db
            .Areas.Where(a => unpriced.Contains(a.Id))
            .OrderBy(a => a.BuildOrder)
            .Select(a => a.Name)
            .ToListAsync(cancel);
        if (unpriced.Contains(null))
        {
            names.Add("premises outside every area");
        }
        throw new RefusedException(
            $"The price list {list} has no price for {string.Join(", ", names)}: "
                + "choose a list with a price there, or one for all areas."
        );
    }

    /// <summary>Where the campaign stands.</summary>
    public static Task<CampaignState> StateAsync(ByfiberDb db, long campaignId, CancellationToken cancel) =>
        db
            .CampaignStatuses.Where(s => s.CampaignId == campaignId)
            .OrderByDescending(s => s.Id)
            .Select(s => s.State)
            .FirstAsync(cancel);

    /// <exception cref="RefusedException">There is no such campaign.</exception>
    public static async Task<Campaign> CampaignAsync(ByfiberDb db, long campaignId, CancellationToken cancel) =>
        await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == campaignId, cancel)
        ?? throw RefusedException.Missing("campaign", campaignId);
}
