using System.Globalization;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Whether an offer can still be answered, or signed.</summary>
internal static class OpenOffer
{
    /// <summary>The offer, read for whoever goes on with it in the same transaction.</summary>
    /// <param name="db">Where.</param>
    /// <param name="offerId">Which.</param>
    /// <param name="today">The day where the program runs.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RefusedException">There is none, its campaign is closed, or its last day has passed.</exception>
    public static async Task<Offer> CheckAsync(ByfiberDb db, long offerId, DateOnly today, CancellationToken cancel)
    {
        var found =
            await db
                .Offers.AsNoTracking()
                .Where(o => o.Id == offerId)
                .Select(o => new
                {
                    Offer = o,
                    Campaign = db.Campaigns.Where(c => c.Id == o.CampaignId).Select(c => c.Name).First(),
                    Closed = db.CampaignStatuses.Any(s =>
                        s.CampaignId == o.CampaignId && s.State == CampaignState.Closed
                    ),
                })
                .SingleOrDefaultAsync(cancel)
            ?? throw Refusal.NoOffer(offerId);
        if (found.Closed)
        {
            throw Refusal.Because(
                OfferRefusal.CampaignClosed,
                $"The campaign {found.Campaign} is closed and takes no more answers: call us to ask for a new offer.",
                found.Campaign
            );
        }
        if (found.Offer.AnswerBy < today)
        {
            string day = found.Offer.AnswerBy.ToString("O", CultureInfo.InvariantCulture);
            throw Refusal.Because(
                OfferRefusal.OfferExpired,
                $"This offer could be answered until {day}: call us to ask for a new one.",
                day
            );
        }
        return found.Offer;
    }
}
