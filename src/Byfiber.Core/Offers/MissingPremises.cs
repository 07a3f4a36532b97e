using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Who has not been offered yet, and what was tried: what the campaign's page lists under its proof.</summary>
public sealed class MissingPremises(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>A page of them in alphabetical order, and how many there are in all.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="areaId">Only this area; null takes all.</param>
    /// <param name="skip">Rows before the page.</param>
    /// <param name="take">Rows of the page.</param>
    /// <param name="latest">Which of them, by the latest contact.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<MissingPage> RunAsync(
        long campaignId,
        long? areaId,
        int skip,
        int take,
        MissingFilter latest = MissingFilter.All,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var missing = Standings.Of(db, campaignId).Where(s => !s.Offered);
        if (areaId is not null)
        {
            missing = missing.Where(s => s.Premises.AreaId == areaId);
        }
        missing = Only(db, missing, latest);
        var page = await missing
            .OrderBy(s => s.Premises.SortText)
            .ThenBy(s => s.Premises.Id)
            .Skip(skip)
            .Take(take)
            .Select(s => new
            {
                s.Premises.Id,
                s.OfferId,
                s.Premises.Address,
                s.Premises.Postcode,
                s.Premises.Locality,
                s.Premises.AreaId,
                Area = db.Areas.Where(a => a.Id == s.Premises.AreaId).Select(a => a.Name).FirstOrDefault(),
                Latest = db.Contacts.Where(k => k.OfferId == s.OfferId).OrderByDescending(k => k.Id).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return new MissingPage(
            page.ConvertAll(m => new MissingLine(
                m.Id,
                m.OfferId,
                m.Address,
                m.Postcode,
                m.Locality,
                m.AreaId,
                m.Area,
                m.Latest is null
                    ? null
                    : new ContactLine(m.Latest.Channel, m.Latest.Outcome, m.Latest.At, m.Latest.Actor)
            )),
            await missing.CountAsync(cancel)
        );
    }

    private static IQueryable<Standing> Only(ByfiberDb db, IQueryable<Standing> missing, MissingFilter latest)
    {
        if (latest == MissingFilter.All)
        {
            return missing;
        }
        if (latest == MissingFilter.Never)
        {
            return missing.Where(s => !db.Contacts.Any(k => k.OfferId == s.OfferId));
        }
        var outcome = latest switch
        {
            MissingFilter.Sent => ContactOutcome.Sent,
            MissingFilter.NoAnswer => ContactOutcome.NoAnswer,
            _ => ContactOutcome.Returned,
        };
        return missing.Where(s =>
            db.Contacts.Any(k =>
                k.OfferId == s.OfferId
                && k.Outcome == outcome
                && !db.Contacts.Any(later => later.OfferId == k.OfferId && later.Id > k.Id)
            )
        );
    }
}

/// <summary>A page of missing premises, and how many there are in all.</summary>
public sealed record MissingPage(IReadOnlyList<MissingLine> Rows, int Total);

/// <summary>A premises that is missing; without an offer where it came after the campaign's start.</summary>
public sealed record MissingLine(
    long PremisesId,
    long? OfferId,
    string Address,
    string? Postcode,
    string? Locality,
    long? AreaId,
    string? Area,
    ContactLine? LatestContact
);

/// <summary>A contact without its words.</summary>
public sealed record ContactLine(Channel Channel, ContactOutcome Outcome, DateTime At, string Actor);
