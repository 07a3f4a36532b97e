using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Starts a campaign: every premises that it covers gets its offer at once, price and terms copied in.</summary>
public sealed class StartCampaign(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>A second start changes nothing.</summary>
    /// <exception cref="RefusedException">It is closed, its last day has passed, or it covers premises without a price.</exception>
    public async Task<StartOutcome> RunAsync(long campaignId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var campaign = await Covered.CampaignAsync(db, campaignId, cancel);
                var state = await Covered.StateAsync(db, campaignId, cancel);
                if (state == CampaignState.Started)
                {
                    return new StartOutcome(await db.Offers.CountAsync(o => o.CampaignId == campaignId, cancel), true);
                }
                Check(campaign, state);
                await Covered.RefuseUnpricedAsync(db, campaign, cancel);
                var at = time.UtcNow();
                db.Add(
                    new CampaignStatus
                    {
                        CampaignId = campaignId,
                        State = CampaignState.Started,
                        At = at,
                        Actor = actor,
                    }
                );
                int offers = await MakeOffers.RunAsync(db, campaignId, at, cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "Offers",
                    nameof(StartCampaign),
                    nameof(Campaign),
                    campaignId,
                    new { campaign.Name, offers },
                    cancel
                );
                return new StartOutcome(offers, false);
            },
            cancel
        );
    }

    private void Check(Campaign campaign, CampaignState state)
    {
        if (state == CampaignState.Closed)
        {
            throw new RefusedException($"The campaign {campaign.Name} is closed: prepare a new one.");
        }
        if (campaign.AnswerBy <= time.SwedishToday())
        {
            throw new RefusedException(
                $"The campaign {campaign.Name} ends on {campaign.AnswerBy:O}, before anybody could answer: prepare a new one with a later day."
            );
        }
    }
}

/// <summary>How many offers the campaign has, and whether an earlier start had made them.</summary>
public sealed record StartOutcome(int Offers, bool AlreadyStarted);
