using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Where a premises of a campaign stands: offered or missing, and what it answered.</summary>
internal sealed class Standing
{
    public required Premises Premises { get; init; }
    public long? OfferId { get; init; }

    /// <summary>A contact reached it: see <see cref="Reached"/>.</summary>
    public bool Offered { get; init; }

    /// <summary>The last answer; null while there is none.</summary>
    public AnswerKind? Answer { get; init; }
}

/// <summary>All premises of a campaign with where they stand, as one query: whatever is counted from it is of one moment.</summary>
internal static class Standings
{
    /// <summary>
    /// The current premises that the campaign covers, and those that have an offer of it although they lie elsewhere now; each once. One
    /// that the register no longer holds is not counted.
    /// </summary>
    public static IQueryable<Standing> Of(ByfiberDb db, long campaignId)
    {
        var reached = Reached.Contacts(db);
        return from p in db.Premises.AsNoTracking()
            join o in db.Offers.Where(o => o.CampaignId == campaignId) on p.Id equals o.PremisesId into offers
            from o in offers.DefaultIfEmpty()
            where
                p.RemovedBatchId == null
                && (
                    o != null
                    || db.CampaignAreas.Any(a => a.CampaignId == campaignId && a.AreaId == p.AreaId)
                    || db.CampaignPremises.Any(x => x.CampaignId == campaignId && x.PremisesId == p.Id)
                )
            select new Standing
            {
                Premises = p,
                OfferId = o == null ? null : o.Id,
                Offered = o != null && reached.Any(k => k.OfferId == o.Id),
                Answer =
                    o == null
                        ? null
                        : db
                            .Answers.Where(a => a.OfferId == o.Id)
                            .OrderByDescending(a => a.Id)
                            .Select(a => (AnswerKind?)a.Kind)
                            .FirstOrDefault(),
            };
    }
}
