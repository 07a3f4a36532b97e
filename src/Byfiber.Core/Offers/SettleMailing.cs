using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Counts the letters of a mailing that did not come back in time as delivered. One that comes back later takes its proof away again.</summary>
public sealed class SettleMailing(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>How many days the post is given to bring letters back.</summary>
    public const int ReturnDays = 14;

    private const string Task = "settling of mailings";

    /// <summary>Settling it again changes nothing.</summary>
    /// <returns>How many letters count as delivered now.</returns>
    /// <exception cref="RefusedException">It is not letters, not posted, or it is too early.</exception>
    public async Task<int> RunAsync(long mailingId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var mailing = await MailingSteps.MailingAsync(db, mailingId, cancel);
                if (mailing.Statuses[^1].State == MailingState.Settled)
                {
                    return 0;
                }
                Check(mailing);
                var at = time.UtcNow();
                MailingSteps.Add(db, mailing, MailingState.Settled, time.SwedishToday(), at, actor);
                int delivered = await MailingSteps.DeliveredAsync(db, mailing, at, actor, cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "Offers",
                    nameof(SettleMailing),
                    nameof(Mailing),
                    mailingId,
                    new { mailing.CampaignId, delivered },
                    cancel
                );
                return delivered;
            },
            cancel
        );
    }

    /// <summary>Settles every mailing of letters whose time for returns has passed: the host asks for it now and then.</summary>
    /// <returns>How many mailings were settled.</returns>
    public async Task<int> DueAsync(CancellationToken cancel = default)
    {
        var latest = time.SwedishToday().AddDays(-ReturnDays);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var due = await db
            .Mailings.Where(m =>
                m.Channel == Channel.Letter
                && m.Statuses.Any(s => s.State == MailingState.Posted && s.Day <= latest)
                && m.Statuses.All(s => s.State != MailingState.Settled)
            )
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .ToListAsync(cancel);
        foreach (long id in due)
        {
            await RunAsync(id, Task, cancel);
        }
        return due.Count;
    }

    private void Check(Mailing mailing)
    {
        if (mailing.Channel != Channel.Letter)
        {
            throw new RefusedException(
                $"Mailing {mailing.Number} went by {mailing.Channel}: it is settled by what the server says of each message."
            );
        }
        var posted = mailing.Statuses[^1];
        if (posted.State != MailingState.Posted)
        {
            throw new RefusedException(
                $"Mailing {mailing.Number} is not posted yet: say first on which day the post got it."
            );
        }
        if (posted.Day.AddDays(ReturnDays) > time.SwedishToday())
        {
            throw new RefusedException(
                $"Letters of mailing {mailing.Number} may come back until {posted.Day.AddDays(ReturnDays):O}: settle it then."
            );
        }
    }
}
