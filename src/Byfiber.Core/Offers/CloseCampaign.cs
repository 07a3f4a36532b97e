using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Ends a campaign: its offers take no more answers. What came in stays.</summary>
public sealed class CloseCampaign(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>A second closing changes nothing.</summary>
    /// <exception cref="RefusedException">There is no such campaign.</exception>
    public async Task RunAsync(long campaignId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var campaign = await Covered.CampaignAsync(db, campaignId, cancel);
                if (await Covered.StateAsync(db, campaignId, cancel) == CampaignState.Closed)
                {
                    return campaignId;
                }
                var at = time.UtcNow();
                db.Add(
                    new CampaignStatus
                    {
                        CampaignId = campaignId,
                        State = CampaignState.Closed,
                        At = at,
                        Actor = actor,
                    }
                );
                await db.AppendAsync(
                    at,
                    actor,
                    "Offers",
                    nameof(CloseCampaign),
                    nameof(Campaign),
                    campaignId,
                    new { campaign.Name },
                    cancel
                );
                return campaignId;
            },
            cancel
        );
    }
}
