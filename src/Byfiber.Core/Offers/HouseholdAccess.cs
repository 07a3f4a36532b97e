using Byfiber.Core.People;
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
        return await TiesAsync(db, db.People.Where(p => p.Id == personId), cancel);
    }

    /// <summary>
    /// The premises of everybody who has given the same mail address or phone number: who reads the one's mail reads the other's, and a person
    /// may be written down twice.
    /// </summary>
    public async Task<IReadOnlyList<TiedPremises>> WithSameAddressAsync(
        long personId,
        bool mail,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var one = db.People.Where(p => p.Id == personId);
        return await TiesAsync(
            db,
            db.People.Where(p => one.Any(o => mail ? o.Email == p.Email : o.Phone == p.Phone)),
            cancel
        );
    }

    private static async Task<IReadOnlyList<TiedPremises>> TiesAsync(
        ByfiberDb db,
        IQueryable<Person> people,
        CancellationToken cancel
    )
    {
        var ties = await (
            from person in people
            join tie in db.PremisesPeople on person.Id equals tie.PersonId
            join premises in db.Premises on tie.PremisesId equals premises.Id
            where tie.EndedAt == null && person.ErasedAt == null
            orderby premises.SortText, premises.Id, person.Id
            select new TiedPremises(premises.Id, premises.Address, person.Id)
        ).ToListAsync(cancel);
        return [.. ties.DistinctBy(t => t.PremisesId)];
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

/// <summary>A premises, and a person who is tied to it.</summary>
public sealed record TiedPremises(long PremisesId, string Address, long PersonId);
