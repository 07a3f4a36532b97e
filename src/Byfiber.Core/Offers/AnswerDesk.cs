using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Where staff enter answers that came on paper or by phone: finds the offer by its reference, its personal code or the address.</summary>
public sealed class AnswerDesk(
    IDbContextFactory<ByfiberDb> dbs,
    TimeProvider time,
    FindOfferByCode find,
    SearchAddresses search
)
{
    /// <summary>The latest offers of what was typed, best find first; none where nothing fits. A reference or code finds its one offer.</summary>
    /// <param name="typed">A reference, a personal code, or words of an address.</param>
    /// <param name="limit">The most finds.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RefusedException">It is a reference whose check character does not fit.</exception>
    public async Task<IReadOnlyList<DeskFind>> RunAsync(
        string? typed,
        int limit = 12,
        CancellationToken cancel = default
    )
    {
        if (OfferReference.IsMistyped(typed))
        {
            string written = typed!.Trim();
            throw Refusal.Because(
                OfferRefusal.ReferenceMistyped,
                $"The reference {written} is mistyped, since its last sign does not fit: read it again on the letter.",
                written
            );
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await ScannedOffer.FindAsync(db, find, typed, cancel) is { } scanned)
        {
            return await FindsAsync(db, db.Offers.Where(o => o.Id == scanned), cancel);
        }
        long[] places = [.. (await search.RunAsync(typed ?? "", limit, cancel)).Select(a => a.PremisesId)];
        // The latest offer of each: an older campaign's is history.
        var offers = db.Offers.Where(o =>
            places.Contains(o.PremisesId) && !db.Offers.Any(n => n.PremisesId == o.PremisesId && n.Id > o.Id)
        );
        var finds = await FindsAsync(db, offers, cancel);
        return [.. finds.OrderBy(f => Array.IndexOf(places, f.PremisesId))];
    }

    private async Task<IReadOnlyList<DeskFind>> FindsAsync(
        ByfiberDb db,
        IQueryable<Offer> offers,
        CancellationToken cancel
    )
    {
        var today = time.SwedishToday();
        return await offers
            .AsNoTracking()
            .Join(db.Premises, o => o.PremisesId, p => p.Id, (o, p) => new { o, p })
            .Select(x => new DeskFind(
                x.o.Id,
                x.p.Id,
                x.p.Address,
                x.p.Postcode,
                x.p.Locality,
                db.Campaigns.Where(c => c.Id == x.o.CampaignId).Select(c => c.Name).First(),
                x.o.AnswerBy >= today
                    && !db.CampaignStatuses.Any(s => s.CampaignId == x.o.CampaignId && s.State == CampaignState.Closed),
                db.Answers.Where(a => a.OfferId == x.o.Id)
                    .OrderByDescending(a => a.Id)
                    .Select(a => (AnswerKind?)a.Kind)
                    .FirstOrDefault(),
                db.Answers.Where(a => a.OfferId == x.o.Id)
                    .OrderByDescending(a => a.Id)
                    .Select(a => (DateTime?)a.At)
                    .FirstOrDefault()
            ))
            .ToListAsync(cancel);
    }
}

/// <summary>An offer that was found, whether it can still be answered, and the answer that holds (null without one).</summary>
public sealed record DeskFind(
    long OfferId,
    long PremisesId,
    string Address,
    string? Postcode,
    string? Locality,
    string Campaign,
    bool Open,
    AnswerKind? Answer,
    DateTime? AnsweredAt
);
