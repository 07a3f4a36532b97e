using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Turns what the mail server and the gateway said into contacts: a message that they took was delivered, one that was given up came
/// back. One taken of several to the same household is enough.
/// </summary>
public sealed class ProveMessages(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>How long a mailing waits for its last messages, days, before it counts as settled without them.</summary>
    public const int WaitDays = 14;

    private const string Task = "outcome of messages";

    /// <summary>Deals with all mailings by mail and SMS that are on their way. Doing it twice, or at once, changes nothing more.</summary>
    /// <returns>How many contacts were written.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var open = await db
            .Mailings.AsNoTracking()
            .Where(m =>
                (m.Channel == Channel.Mail || m.Channel == Channel.Sms)
                && m.Statuses.Any(s => s.State == MailingState.Posted)
                && m.Statuses.All(s => s.State != MailingState.Settled)
            )
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .ToListAsync(cancel);
        int written = 0;
        foreach (long id in open)
        {
            written += await OneAsync(id, cancel);
        }
        return written;
    }

    private async Task<int> OneAsync(long mailingId, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var mailing = await MailingSteps.MailingAsync(db, mailingId, cancel);
                var posted = mailing.Statuses[^1];
                if (posted.State != MailingState.Posted)
                {
                    return 0;
                }
                var at = time.UtcNow();
                int delivered = await DeliveredAsync(db, mailingId, at, cancel);
                int returned = await ReturnedAsync(db, mailingId, at, cancel);
                bool settled =
                    posted.Day.AddDays(WaitDays) <= time.SwedishToday() || !await WaitsAsync(db, mailingId, cancel);
                if (settled)
                {
                    MailingSteps.Add(db, mailing, MailingState.Settled, time.SwedishToday(), at, Task);
                }
                if (settled || delivered + returned > 0)
                {
                    await db.AppendAsync(
                        at,
                        Task,
                        "Offers",
                        nameof(ProveMessages),
                        nameof(Mailing),
                        mailingId,
                        new
                        {
                            delivered,
                            returned,
                            settled,
                        },
                        cancel
                    );
                }
                return delivered + returned;
            },
            cancel
        );
    }

    private static Task<bool> WaitsAsync(ByfiberDb db, long mailingId, CancellationToken cancel) =>
        db.MailingOffers.AnyAsync(
            x =>
                x.MailingId == mailingId
                && !db.Contacts.Any(k =>
                    k.MailingId == mailingId
                    && k.OfferId == x.OfferId
                    && (k.Outcome == ContactOutcome.Delivered || k.Outcome == ContactOutcome.Returned)
                ),
            cancel
        );

    private static Task<int> DeliveredAsync(ByfiberDb db, long mailingId, DateTime at, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO contact (offer_id, channel, outcome, "at", actor, mailing_id)
            SELECT s.offer_id, s.channel, 'Delivered', {at}, {Task}, s.mailing_id
            FROM contact s WHERE s.mailing_id = {mailingId} AND s.outcome = 'Sent'
                AND NOT EXISTS (SELECT 1 FROM contact d WHERE d.mailing_id = s.mailing_id AND d.offer_id = s.offer_id
                    AND d.outcome = 'Delivered')
                AND EXISTS (SELECT 1 FROM offer o
                    JOIN premises_person t ON t.premises_id = o.premises_id
                    JOIN message m ON m.dedup_key = 'Mailing:' || s.mailing_id || ':' || s.offer_id || ':' || t.person_id
                    JOIN message_attempt a ON a.message_id = m.id AND a.outcome = 'Sent'
                    WHERE o.id = s.offer_id)
            """,
            cancel
        );

    /// <summary>Given up, and none of the household's messages is taken or still tried.</summary>
    private static Task<int> ReturnedAsync(ByfiberDb db, long mailingId, DateTime at, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO contact (offer_id, channel, outcome, "at", actor, mailing_id)
            SELECT s.offer_id, s.channel, 'Returned', {at}, {Task}, s.mailing_id
            FROM contact s WHERE s.mailing_id = {mailingId} AND s.outcome = 'Sent'
                AND NOT EXISTS (SELECT 1 FROM contact d WHERE d.mailing_id = s.mailing_id AND d.offer_id = s.offer_id
                    AND d.outcome IN ('Delivered', 'Returned'))
                AND EXISTS (SELECT 1 FROM offer o
                    JOIN premises_person t ON t.premises_id = o.premises_id
                    JOIN message m ON m.dedup_key = 'Mailing:' || s.mailing_id || ':' || s.offer_id || ':' || t.person_id
                    JOIN message_attempt a ON a.message_id = m.id AND a.outcome = 'GivenUp'
                    WHERE o.id = s.offer_id)
                AND NOT EXISTS (SELECT 1 FROM offer o
                    JOIN premises_person t ON t.premises_id = o.premises_id
                    JOIN message m ON m.dedup_key = 'Mailing:' || s.mailing_id || ':' || s.offer_id || ':' || t.person_id
                    JOIN message_due w ON w.message_id = m.id
                    WHERE o.id = s.offer_id)
            """,
            cancel
        );
}
