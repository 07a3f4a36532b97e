using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>An offer that can be taken up on a day, with what a contract copies from around it.</summary>
internal sealed record OfferToSign(
    Offer Offer,
    Premises Premises,
    string? AreaName,
    TermsVersion Terms,
    string ReservationSv,
    string ReservationEn
)
{
    /// <exception cref="RefusedException">There is no such offer, its last day has passed, or its campaign is not open on that day.</exception>
    public static async Task<OfferToSign> FindAsync(
        ByfiberDb db,
        long offerId,
        DateOnly signedOn,
        CancellationToken cancel
    )
    {
        var found =
            await (
                from offer in db.Offers.AsNoTracking()
                join premises in db.Premises.AsNoTracking() on offer.PremisesId equals premises.Id
                join terms in db.TermsVersions.AsNoTracking() on offer.TermsVersionId equals terms.Id
                join campaign in db.Campaigns on offer.CampaignId equals campaign.Id
                where offer.Id == offerId
                select new
                {
                    offer,
                    premises,
                    AreaName = db.Areas.Where(a => a.Id == offer.AreaId).Select(a => a.Name).FirstOrDefault(),
                    terms,
                    campaign.ReservationSv,
                    campaign.ReservationEn,
                    Last = db
                        .CampaignStatuses.Where(s => s.CampaignId == campaign.Id)
                        .OrderByDescending(s => s.Id)
                        .FirstOrDefault(),
                }
            ).SingleOrDefaultAsync(cancel)
            ?? throw ContractRefusal.OfferUnknown.Because($"There is no offer {offerId}.", notFound: true);
        if (found.Last is not { } last || !IsOpen(last, signedOn))
        {
            throw ContractRefusal.CampaignClosed.Because("The campaign of this offer is closed: ask for a new offer.");
        }
        if (signedOn > found.offer.AnswerBy)
        {
            throw ContractRefusal.OfferExpired.Because(
                $"The offer ended on {found.offer.AnswerBy:O}: ask for a new one."
            );
        }
        return new OfferToSign(
            found.offer,
            found.premises,
            found.AreaName,
            found.terms,
            found.ReservationSv,
            found.ReservationEn
        );
    }

    /// <summary>A paper that was signed before the campaign closed counts, though it is entered afterwards.</summary>
    private static bool IsOpen(CampaignStatus last, DateOnly signedOn) =>
        last.State == CampaignState.Started || last.State == CampaignState.Closed && signedOn < last.At.SwedishDay();
}
