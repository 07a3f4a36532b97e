using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Makes a mailing (letters, mail, SMS): picks whom it goes to by rule, and sees that each has a personal code. It is on its way once
/// <see cref="PostMailing"/> says so.
/// </summary>
public sealed class MakeMailing(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, CodeKey key)
{
    /// <summary>The same form again makes nothing and gives the mailing that it made.</summary>
    /// <exception cref="RefusedException">The campaign is not under way, the channel carries no mailings, or nobody is left to write to.</exception>
    public async Task<MailingOutcome> RunAsync(MailingWish wish, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var earlier = await db
                    .Mailings.AsNoTracking()
                    .SingleOrDefaultAsync(m => m.RequestId == wish.RequestId, cancel);
                if (earlier is not null)
                {
                    return new MailingOutcome(earlier.Id, earlier.Number, earlier.OfferCount, true);
                }
                var campaign = await CheckAsync(db, wish, cancel);
                var at = time.UtcNow();
                var offers = await MailingPicks
                    .Of(db, campaign, wish, at)
                    .OrderBy(o => o.Id)
                    .Select(o => o.Id)
                    .ToListAsync(cancel);
                if (offers.Count == 0)
                {
                    throw Nobody(wish, campaign);
                }
                var mailing = await AddAsync(db, wish, offers, actor, at, cancel);
                await IssueCodes.IssueAsync(db, campaign.Id, at, key, cancel);
                await AppendAsync(db, mailing, cancel);
                return new MailingOutcome(mailing.Id, mailing.Number, mailing.OfferCount, false);
            },
            cancel
        );
    }

    /// <summary>How many such a mailing would go to now.</summary>
    /// <exception cref="RefusedException">The campaign is not under way, or the channel carries no mailings.</exception>
    public async Task<int> CountAsync(MailingWish wish, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var campaign = await CheckAsync(db, wish, cancel);
        return await MailingPicks.Of(db, campaign, wish, time.UtcNow()).CountAsync(cancel);
    }

    private async Task<Campaign> CheckAsync(ByfiberDb db, MailingWish wish, CancellationToken cancel)
    {
        var campaign = await Covered.CampaignAsync(db, wish.CampaignId, cancel);
        if (await Covered.StateAsync(db, campaign.Id, cancel) != CampaignState.Started)
        {
            throw new RefusedException(
                $"The campaign {campaign.Name} is not under way: start it, or prepare a new one."
            );
        }
        if (campaign.AnswerBy < time.SwedishToday())
        {
            throw new RefusedException(
                $"The last day to answer in {campaign.Name} was {campaign.AnswerBy:O}: close it and prepare a new campaign."
            );
        }
        if (wish.Channel is not (Channel.Letter or Channel.Mail or Channel.Sms))
        {
            throw new RefusedException("A mailing goes by letter, mail or SMS: choose one of them.");
        }
        if (wish.Purpose == MailingPurpose.Reminder && campaign.RemindAfterDays == 0)
        {
            throw new RefusedException(
                $"The campaign {campaign.Name} has no rule for reminders: phone or visit those who have not answered."
            );
        }
        if (wish.AreaId is { } area && !await db.Areas.AnyAsync(a => a.Id == area, cancel))
        {
            throw RefusedException.Missing("area", area);
        }
        return campaign;
    }

    private static RefusedException Nobody(MailingWish wish, Campaign campaign) =>
        new(
            (wish.Purpose, wish.Channel) switch
            {
                (MailingPurpose.Reminder, _) => FormattableString.Invariant(
                    $"Nobody is to be reminded now: who was reached {campaign.RemindAfterDays} days ago has answered, or was reminded already."
                ),
                (_, Channel.Letter) =>
                    "Every household here has been reached or has had its letter: see the list of those that are missing for who must be called on.",
                _ => "Nobody who is left to reach has a known address for this channel: send letters, or call on them.",
            }
        );

    private static async Task<Mailing> AddAsync(
        ByfiberDb db,
        MailingWish wish,
        List<long> offers,
        string actor,
        DateTime at,
        CancellationToken cancel
    )
    {
        int last =
            await db.Mailings.Where(m => m.CampaignId == wish.CampaignId).MaxAsync(m => (int?)m.Number, cancel) ?? 0;
        var mailing = new Mailing
        {
            CampaignId = wish.CampaignId,
            Number = last + 1,
            Channel = wish.Channel,
            Purpose = wish.Purpose,
            OfferCount = offers.Count,
            MadeAt = at,
            Actor = actor,
            RequestId = wish.RequestId,
        };
        mailing.Statuses.Add(
            new MailingStatus
            {
                State = MailingState.Made,
                Day = at.SwedishDay(),
                At = at,
                Actor = actor,
            }
        );
        db.Add(mailing);
        await db.SaveChangesAsync(cancel);
        await db.Dialect.InsertAsync(
            db,
            offers.ConvertAll(id => new MailingOffer { MailingId = mailing.Id, OfferId = id }),
            cancel
        );
        return mailing;
    }

    private static Task AppendAsync(ByfiberDb db, Mailing mailing, CancellationToken cancel) =>
        db.AppendAsync(
            mailing.MadeAt,
            mailing.Actor,
            "Offers",
            nameof(MakeMailing),
            nameof(Mailing),
            mailing.Id,
            new
            {
                mailing.CampaignId,
                mailing.Number,
                mailing.Channel,
                mailing.Purpose,
                mailing.OfferCount,
            },
            cancel
        );
}

/// <summary>What a mailing is to be.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Channel">Letter, mail or SMS.</param>
/// <param name="Purpose">The offer itself, or the reminder of it.</param>
/// <param name="RequestId">Made with the form: the same form twice is one mailing.</param>
/// <param name="AreaId">Only this area; null takes all.</param>
public sealed record MailingWish(
    long CampaignId,
    Channel Channel,
    MailingPurpose Purpose,
    Guid RequestId,
    long? AreaId = null
);

/// <summary>The mailing that this form made, how many it goes to, and whether an earlier sending of the form had made it.</summary>
public sealed record MailingOutcome(long MailingId, int Number, int OfferCount, bool AlreadyMade);
