using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>What a household's page shows: its offer, what it costs, what is promised, and what it answered.</summary>
public sealed class HouseholdOffer(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The household's view of its offer, or null when there is none with this id.</summary>
    public async Task<HouseholdView?> RunAsync(long offerId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var found = await db
            .Offers.AsNoTracking()
            .Where(o => o.Id == offerId)
            .Select(o => new
            {
                Offer = o,
                Premises = db.Premises.First(p => p.Id == o.PremisesId),
                Campaign = db.Campaigns.First(c => c.Id == o.CampaignId),
                Terms = db.TermsVersions.First(t => t.Id == o.TermsVersionId),
                Area = db.Areas.Where(a => a.Id == o.AreaId).Select(a => a.Name).FirstOrDefault(),
                Closed = db.CampaignStatuses.Any(s => s.CampaignId == o.CampaignId && s.State == CampaignState.Closed),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }
        var (offer, premises) = (found.Offer, found.Premises);
        var answers = await db
            .Answers.AsNoTracking()
            .Where(a => a.OfferId == offerId)
            .OrderByDescending(a => a.Id)
            .Select(a => new HouseholdAnswer(a.Kind, a.Reason, a.Channel, a.At))
            .ToListAsync(cancel);
        return new HouseholdView(
            offer.Id,
            offer.CampaignId,
            found.Campaign.Name,
            found.Campaign.RevisionId,
            new HouseholdPlace(
                premises.Id,
                premises.Address,
                premises.Postcode,
                premises.Locality,
                premises.Property,
                premises.X,
                premises.Y,
                offer.AreaId,
                found.Area
            ),
            found.Closed ? OfferRefusal.CampaignClosed
                : offer.AnswerBy < time.SwedishToday() ? OfferRefusal.OfferExpired
                : null,
            HouseholdPrices.Of(offer),
            new HouseholdPromise(
                offer.AnswerBy,
                offer.PromiseMonths,
                offer.DeliverBy,
                found.Campaign.ReservationSv,
                found.Campaign.ReservationEn
            ),
            new HouseholdTerms(found.Terms.Id, found.Terms.Number, found.Terms.TextSv, found.Terms.TextEn),
            answers
        );
    }
}

/// <summary>A household's offer for its page.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="CampaignId">Its campaign.</param>
/// <param name="Campaign">The campaign's name.</param>
/// <param name="RevisionId">The plan that the drop comes from: what a map shows.</param>
/// <param name="Place">Where.</param>
/// <param name="ClosedWhy">Why it can no longer be answered; null while it can.</param>
/// <param name="Prices">What it costs.</param>
/// <param name="Promise">What is promised.</param>
/// <param name="Terms">The general terms that go with it.</param>
/// <param name="Answers">What the household answered, latest first; the first holds.</param>
public sealed record HouseholdView(
    long OfferId,
    long CampaignId,
    string Campaign,
    long RevisionId,
    HouseholdPlace Place,
    OfferRefusal? ClosedWhy,
    HouseholdPrices Prices,
    HouseholdPromise Promise,
    HouseholdTerms Terms,
    IReadOnlyList<HouseholdAnswer> Answers
)
{
    /// <summary>The answer that holds; null while there is none.</summary>
    public HouseholdAnswer? Answer => Answers.Count == 0 ? null : Answers[0];
}

/// <summary>Where a household lives; metres in the municipality's plane.</summary>
public sealed record HouseholdPlace(
    long PremisesId,
    string Address,
    string? Postcode,
    string? Locality,
    string? Property,
    double X,
    double Y,
    long? AreaId,
    string? Area
);

/// <summary>What is promised: connected so many months after signing at the latest, or on a day where that is earlier.</summary>
public sealed record HouseholdPromise(
    DateOnly AnswerBy,
    int PromiseMonths,
    DateOnly? DeliverBy,
    string ReservationSv,
    string ReservationEn
);

/// <summary>The general terms.</summary>
public sealed record HouseholdTerms(long Id, int Number, string TextSv, string TextEn);

/// <summary>An answer as the household sees it.</summary>
public sealed record HouseholdAnswer(AnswerKind Kind, NoReason? Reason, Channel Channel, DateTime At);
