using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>The steps of a mailing: each writes the contacts of all its offers in one statement, within the caller's transaction and lock.</summary>
internal static class MailingSteps
{
    /// <summary>A mailing with its states, oldest first.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static async Task<Mailing> MailingAsync(ByfiberDb db, long mailingId, CancellationToken cancel) =>
        await db
            .Mailings.AsNoTracking()
            .Include(m => m.Statuses.OrderBy(s => s.Id))
            .SingleOrDefaultAsync(m => m.Id == mailingId, cancel)
        ?? throw RefusedException.Missing("mailing", mailingId);

    public static void Add(
        ByfiberDb db,
        Mailing mailing,
        MailingState state,
        DateOnly day,
        DateTime at,
        string actor
    ) =>
        db.Add(
            new MailingStatus
            {
                MailingId = mailing.Id,
                State = state,
                Day = day,
                At = at,
                Actor = actor,
            }
        );

    /// <summary>Everything in it is on its way.</summary>
    public static Task<int> SentAsync(
        ByfiberDb db,
        Mailing mailing,
        DateTime at,
        string actor,
        CancellationToken cancel
    ) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO contact (offer_id, channel, outcome, "at", actor, mailing_id)
            SELECT x.offer_id, {mailing.Channel.ToString()}, 'Sent', {at}, {actor}, x.mailing_id
            FROM mailing_offer x WHERE x.mailing_id = {mailing.Id}
            """,
            cancel
        );

    /// <summary>What was sent and did not come back was delivered.</summary>
    public static Task<int> DeliveredAsync(
        ByfiberDb db,
        Mailing mailing,
        DateTime at,
        string actor,
        CancellationToken cancel
    ) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO contact (offer_id, channel, outcome, "at", actor, mailing_id)
            SELECT s.offer_id, s.channel, 'Delivered', {at}, {actor}, s.mailing_id
            FROM contact s WHERE s.mailing_id = {mailing.Id} AND s.outcome = 'Sent' AND NOT EXISTS (
                SELECT 1 FROM contact r WHERE r.mailing_id = s.mailing_id AND r.offer_id = s.offer_id
                    AND r.outcome IN ('Returned', 'Delivered'))
            """,
            cancel
        );
}
