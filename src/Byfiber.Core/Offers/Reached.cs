using Byfiber.Core.Storage;

namespace Byfiber.Core.Offers;

/// <summary>The rule of what proves that a household has been offered.</summary>
internal static class Reached
{
    /// <summary>
    /// Contacts that reached somebody: talked, declined, interested; and delivered, unless something later came back by the same channel.
    /// A premises counts as offered when its offer has one of these.
    /// </summary>
    public static IQueryable<Contact> Contacts(ByfiberDb db) =>
        db.Contacts.Where(k =>
            k.Outcome == ContactOutcome.Talked
            || k.Outcome == ContactOutcome.Declined
            || k.Outcome == ContactOutcome.Interested
            || (
                k.Outcome == ContactOutcome.Delivered
                && !db.Contacts.Any(r =>
                    r.OfferId == k.OfferId
                    && r.Outcome == ContactOutcome.Returned
                    && r.Channel == k.Channel
                    && r.Id > k.Id
                )
            )
        );
}
