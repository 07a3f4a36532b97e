using Byfiber.Core.Storage;

namespace Byfiber.Core.Offers;

/// <summary>Whom a mailing goes to.</summary>
internal static class MailingPicks
{
    /// <summary>
    /// For an offer: whoever is not yet reached, and no mailing by this channel went to before. For a reminder: whoever was reached the
    /// campaign's number of days ago, has not answered, and was never reminded. By mail and SMS only where somebody's address is known.
    /// </summary>
    public static IQueryable<Offer> Of(ByfiberDb db, Campaign campaign, MailingWish wish, DateTime now)
    {
        var offers = db.Offers.Where(o =>
            o.CampaignId == campaign.Id && db.Premises.Any(p => p.Id == o.PremisesId && p.RemovedBatchId == null)
        );
        if (wish.AreaId is { } area)
        {
            offers = offers.Where(o => o.AreaId == area);
        }
        return WithAddress(
            db,
            wish.Purpose == MailingPurpose.Offer
                ? Unreached(db, offers, wish.Channel)
                : Silent(db, offers, campaign, now),
            wish.Channel
        );
    }

    private static IQueryable<Offer> Unreached(ByfiberDb db, IQueryable<Offer> offers, Channel channel)
    {
        var reached = Reached.Contacts(db);
        var mailed = db.MailingOffers.Where(x =>
            db.Mailings.Any(m => m.Id == x.MailingId && m.Purpose == MailingPurpose.Offer && m.Channel == channel)
        );
        return offers.Where(o => !reached.Any(k => k.OfferId == o.Id) && !mailed.Any(x => x.OfferId == o.Id));
    }

    private static IQueryable<Offer> Silent(ByfiberDb db, IQueryable<Offer> offers, Campaign campaign, DateTime now)
    {
        var reached = Reached.Contacts(db);
        var before = now.AddDays(-campaign.RemindAfterDays);
        var reminded = db.MailingOffers.Where(x =>
            db.Mailings.Any(m => m.Id == x.MailingId && m.Purpose == MailingPurpose.Reminder)
        );
        return offers.Where(o =>
            reached.Any(k => k.OfferId == o.Id && k.At <= before)
            && !db.Answers.Any(a => a.OfferId == o.Id)
            && !reminded.Any(x => x.OfferId == o.Id)
        );
    }

    private static IQueryable<Offer> WithAddress(ByfiberDb db, IQueryable<Offer> offers, Channel channel)
    {
        if (channel == Channel.Letter)
        {
            return offers;
        }
        bool mail = channel == Channel.Mail;
        var people = db.People.Where(p => p.ErasedAt == null && (mail ? p.Email : p.Phone) != null);
        return offers.Where(o =>
            db.PremisesPeople.Any(t =>
                t.PremisesId == o.PremisesId && t.EndedAt == null && people.Any(p => p.Id == t.PersonId)
            )
        );
    }
}
