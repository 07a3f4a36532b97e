using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>A campaign for its page: what it offers, where it stands, its mailings, and what waits to be done.</summary>
public sealed class CampaignDetails(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The campaign, or null when there is none with this id.</summary>
    public async Task<CampaignView?> RunAsync(long campaignId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .Include(c => c.Statuses.OrderBy(s => s.Id))
            .Include(c => c.Areas)
            .SingleOrDefaultAsync(c => c.Id == campaignId, cancel);
        if (campaign is null)
        {
            return null;
        }
        long[] areas = [.. campaign.Areas.Select(a => a.AreaId)];
        return new CampaignView(
            campaign,
            campaign.Statuses[^1].State,
            await db
                .Areas.Where(a => areas.Contains(a.Id))
                .OrderBy(a => a.BuildOrder)
                .Select(a => a.Name)
                .ToListAsync(cancel),
            await db.CampaignPremises.CountAsync(p => p.CampaignId == campaignId, cancel),
            await db
                .PriceLists.AsNoTracking()
                .Include(l => l.Rows.OrderBy(r => r.Id))
                .SingleAsync(l => l.Id == campaign.PriceListId, cancel),
            await db.TermsVersions.AsNoTracking().SingleAsync(t => t.Id == campaign.TermsVersionId, cancel),
            await db.PlanRevisions.Where(r => r.Id == campaign.RevisionId).Select(r => r.Number).SingleAsync(cancel),
            new Proof(await ContactProof.AreasAsync(db, campaignId, cancel)),
            await MailingsAsync(db, campaignId, cancel),
            await TasksAsync(db, campaign, cancel)
        );
    }

    private static async Task<IReadOnlyList<MailingLine>> MailingsAsync(
        ByfiberDb db,
        long campaignId,
        CancellationToken cancel
    ) =>
        await db
            .Mailings.AsNoTracking()
            .Where(m => m.CampaignId == campaignId)
            .OrderByDescending(m => m.Number)
            .Select(m => new MailingLine(
                m.Id,
                m.Number,
                m.Channel,
                m.Purpose,
                m.OfferCount,
                m.MadeAt,
                m.Actor,
                m.Statuses.OrderByDescending(s => s.Id).Select(s => s.State).First(),
                m.Statuses.OrderByDescending(s => s.Id).Select(s => s.Day).First(),
                db.Contacts.Count(k => k.MailingId == m.Id && k.Outcome == ContactOutcome.Delivered),
                db.Contacts.Count(k => k.MailingId == m.Id && k.Outcome == ContactOutcome.Returned)
            ))
            .ToListAsync(cancel);

    private async Task<CampaignTasks> TasksAsync(ByfiberDb db, Campaign campaign, CancellationToken cancel)
    {
        if (campaign.Statuses[^1].State != CampaignState.Started)
        {
            return new CampaignTasks(0, 0, 0, 0);
        }
        var now = time.UtcNow();
        var wish = new MailingWish(campaign.Id, Channel.Letter, MailingPurpose.Offer, Guid.Empty);
        return new CampaignTasks(
            await Covered
                .PremisesOf(db, campaign.Id)
                .CountAsync(p => !db.Offers.Any(o => o.CampaignId == campaign.Id && o.PremisesId == p.Id), cancel),
            await MailingPicks.Of(db, campaign, wish, now).CountAsync(cancel),
            campaign.RemindAfterDays == 0
                ? 0
                : await MailingPicks
                    .Of(db, campaign, wish with { Purpose = MailingPurpose.Reminder }, now)
                    .CountAsync(cancel),
            await Standings.Of(db, campaign.Id).CountAsync(s => s.Answer == AnswerKind.CallMe, cancel)
        );
    }
}

/// <summary>A campaign with everything that its page shows.</summary>
public sealed record CampaignView(
    Campaign Campaign,
    CampaignState State,
    IReadOnlyList<string> AreaNames,
    int SelectedPremises,
    PriceList PriceList,
    TermsVersion Terms,
    int PlanNumber,
    Proof Proof,
    IReadOnlyList<MailingLine> Mailings,
    CampaignTasks Tasks
);

/// <summary>A mailing in the list: <c>Day</c> is the day of its latest state.</summary>
public sealed record MailingLine(
    long Id,
    int Number,
    Channel Channel,
    MailingPurpose Purpose,
    int OfferCount,
    DateTime MadeAt,
    string Actor,
    MailingState State,
    DateOnly Day,
    int Delivered,
    int Returned
);

/// <summary>What waits to be done in a campaign that is under way.</summary>
/// <param name="WithoutOffer">Premises that it covers and that came after its start: <see cref="OfferNewPremises"/>.</param>
/// <param name="WithoutLetter">Offers that nobody was reached with and no letter went to.</param>
/// <param name="ToRemind">Offers that are due for their reminder.</param>
/// <param name="ToCall">Households that asked to be called.</param>
public sealed record CampaignTasks(int WithoutOffer, int WithoutLetter, int ToRemind, int ToCall);
