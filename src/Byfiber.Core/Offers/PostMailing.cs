using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Says that a mailing is on its way: letters were handed to the post, mail and messages go to the outbox. Each offer gets its contact
/// "sent", which proves nothing yet.
/// </summary>
public sealed class PostMailing(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>Letters: posting them again changes nothing.</summary>
    /// <exception cref="RefusedException">There is no such mailing, it is not letters, or the day cannot be.</exception>
    public Task RunAsync(long mailingId, DateOnly day, string actor, CancellationToken cancel = default) =>
        RunAsync(mailingId, day, null, actor, cancel);

    /// <summary>Posting it again changes nothing.</summary>
    /// <param name="mailingId">Which.</param>
    /// <param name="day">The day that the post got it; today or earlier.</param>
    /// <param name="webAddress">Where people answer ("https://fiber.exempel.se"): mail and SMS name it.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">There is no such mailing, the day cannot be, or the address is missing.</exception>
    public async Task RunAsync(
        long mailingId,
        DateOnly day,
        string? webAddress,
        string actor,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var mailing = await MailingSteps.MailingAsync(db, mailingId, cancel);
                if (mailing.Statuses[^1].State != MailingState.Made)
                {
                    return mailingId;
                }
                var madeOn = mailing.Statuses[0].Day;
                if (day > time.SwedishToday() || day < madeOn)
                {
                    throw new RefusedException(
                        $"Mailing {mailing.Number} was made on {madeOn:O}: give a day from then until today as the one it was posted on."
                    );
                }
                if (mailing.Channel != Channel.Letter && string.IsNullOrWhiteSpace(webAddress))
                {
                    throw new RefusedException(
                        $"Mailing {mailing.Number} goes by {mailing.Channel}: say at which web address people answer."
                    );
                }
                var at = time.UtcNow();
                MailingSteps.Add(db, mailing, MailingState.Posted, day, at, actor);
                int sent = await MailingSteps.SentAsync(db, mailing, at, actor, cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "Offers",
                    nameof(PostMailing),
                    nameof(Mailing),
                    mailingId,
                    new PostedMailing(
                        mailing.CampaignId,
                        mailing.Channel,
                        mailing.Purpose,
                        day,
                        sent,
                        webAddress?.Trim().TrimEnd('/')
                    ),
                    cancel
                );
                return mailingId;
            },
            cancel
        );
    }
}

/// <summary>What the journal says of a mailing that was posted.</summary>
internal sealed record PostedMailing(
    long CampaignId,
    Channel Channel,
    MailingPurpose Purpose,
    DateOnly Day,
    int Sent,
    string? WebAddress
);
