using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>An offer as staff see it: with its answers, contacts and codes (never the codes themselves), and who is tied to the premises.</summary>
public sealed class OfferDetails(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>The offer, or null when there is none with this id.</summary>
    public async Task<OfferView?> RunAsync(long offerId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var found = await db
            .Offers.AsNoTracking()
            .Where(o => o.Id == offerId)
            .Select(o => new
            {
                Offer = o,
                Premises = db.Premises.First(p => p.Id == o.PremisesId),
                Campaign = db.Campaigns.Where(c => c.Id == o.CampaignId).Select(c => c.Name).First(),
                Area = db.Areas.Where(a => a.Id == o.AreaId).Select(a => a.Name).FirstOrDefault(),
                Offered = Reached.Contacts(db).Any(k => k.OfferId == o.Id),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }
        return new OfferView(
            found.Offer,
            found.Premises,
            found.Campaign,
            await Covered.StateAsync(db, found.Offer.CampaignId, cancel),
            found.Area,
            found.Offered,
            await db
                .Answers.AsNoTracking()
                .Where(a => a.OfferId == offerId)
                .OrderByDescending(a => a.Id)
                .ToListAsync(cancel),
            await db
                .Contacts.AsNoTracking()
                .Where(k => k.OfferId == offerId)
                .OrderByDescending(k => k.Id)
                .ToListAsync(cancel),
            await db
                .OfferCodes.AsNoTracking()
                .Where(c => c.OfferId == offerId)
                .OrderByDescending(c => c.Round)
                .Select(c => new CodeLine(c.Round, c.IssuedAt, c.ExpiresAt, c.RevokedAt))
                .ToListAsync(cancel),
            await db
                .PremisesPeople.AsNoTracking()
                .Where(t => t.PremisesId == found.Offer.PremisesId && t.EndedAt == null)
                .OrderBy(t => t.Id)
                .ToListAsync(cancel)
        );
    }
}

/// <summary>An offer with its history, latest first. Persons are ids: who reads their names does so through the log.</summary>
public sealed record OfferView(
    Offer Offer,
    Premises Premises,
    string Campaign,
    CampaignState CampaignState,
    string? Area,
    bool Offered,
    IReadOnlyList<Answer> Answers,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<CodeLine> Codes,
    IReadOnlyList<PremisesPerson> People
);

/// <summary>A code without the code.</summary>
public sealed record CodeLine(int Round, DateTime IssuedAt, DateTime ExpiresAt, DateTime? RevokedAt);
