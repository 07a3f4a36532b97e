using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Which premises somebody may see as a resident, asked when they sign in and at every request after that.</summary>
public sealed class HouseholdAccess(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>Whether what a visit began with still holds.</summary>
    /// <param name="premisesId">The premises of the visit.</param>
    /// <param name="offerId">The offer whose code opened it; null when a person signed in.</param>
    /// <param name="codeRound">Which of the offer's codes.</param>
    /// <param name="personId">Who signed in, where that is known.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<bool> StillHoldsAsync(
        long premisesId,
        long? offerId,
        int? codeRound,
        long? personId,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .Premises.Where(p => p.Id == premisesId)
            .Select(p =>
                (
                    offerId == null
                    || db.OfferCodes.Any(c => c.OfferId == offerId && c.Round == codeRound && c.RevokedAt == null)
                        && db.Offers.Any(o => o.Id == offerId && o.PremisesId == premisesId)
                ) && (personId == null || db.People.Any(x => x.Id == personId && x.ErasedAt == null))
            )
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>The premises that a person is tied to, with their addresses; one whose tie has ended is not among them.</summary>
    public async Task<IReadOnlyList<TiedPremises>> OfPersonAsync(long personId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .Premises.Where(p =>
                db.PremisesPeople.Any(t => t.PremisesId == p.Id && t.PersonId == personId && t.EndedAt == null)
            )
            .OrderBy(p => p.SortText)
            .ThenBy(p => p.Id)
            .Select(p => new TiedPremises(p.Id, p.Address))
            .ToListAsync(cancel);
    }

    /// <summary>The offer that a premises was made last, by a campaign that has started; null without one.</summary>
    public async Task<long?> OfferOfAsync(long premisesId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .Offers.Where(o => o.PremisesId == premisesId)
            .OrderByDescending(o => o.Id)
            .Select(o => (long?)o.Id)
            .FirstOrDefaultAsync(cancel);
    }
}

/// <summary>A premises that a person is tied to.</summary>
public sealed record TiedPremises(long PremisesId, string Address);
