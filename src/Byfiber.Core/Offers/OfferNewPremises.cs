using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Gives an offer to premises of a started campaign that have none: those that came with a later import, or moved into its areas.</summary>
public sealed class OfferNewPremises(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <returns>How many offers were made; 0 when nobody lacked one.</returns>
    /// <exception cref="RefusedException">The campaign is not under way, or there is no price for an area.</exception>
    public async Task<int> RunAsync(long campaignId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var campaign = await Covered.CampaignAsync(db, campaignId, cancel);
                if (await Covered.StateAsync(db, campaignId, cancel) != CampaignState.Started)
                {
                    throw new RefusedException(
                        $"The campaign {campaign.Name} is not under way: start it, or prepare a new one."
                    );
                }
                await Covered.RefuseUnpricedAsync(db, campaign, cancel);
                var at = time.UtcNow();
                int offers = await MakeOffers.RunAsync(db, campaignId, at, cancel);
                if (offers > 0)
                {
                    await db.AppendAsync(
                        at,
                        actor,
                        "Offers",
                        nameof(OfferNewPremises),
                        nameof(Campaign),
                        campaignId,
                        new { campaign.Name, offers },
                        cancel
                    );
                }
                return offers;
            },
            cancel
        );
    }
}
