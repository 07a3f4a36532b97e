using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Ties a person to a premises: as owner, tenant or contact. Whoever is tied may see its offer.</summary>
public sealed class TieToPremises(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>Ties somebody who is known. The same tie again changes nothing.</summary>
    /// <returns>The tie's id.</returns>
    /// <exception cref="RefusedException">The premises or the person is not there (any more).</exception>
    public async Task<long> RunAsync(
        long premisesId,
        long personId,
        PremisesTie tie,
        string actor,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                if (!await db.People.AnyAsync(p => p.Id == personId && p.ErasedAt == null, cancel))
                {
                    throw Refusal.Because(
                        OfferRefusal.PersonMissing,
                        FormattableString.Invariant(
                            $"There is no person {personId}, or they are erased: write them down anew."
                        )
                    );
                }
                return await TieAsync(db, premisesId, personId, tie, actor, cancel);
            },
            cancel
        );
    }

    /// <summary>Writes a new person down and ties them. The same contact data at the same premises are the same person.</summary>
    /// <returns>The person's id.</returns>
    /// <exception cref="RefusedException">The premises is not there, or a field of the person is not right.</exception>
    public async Task<long> NewAsync(
        long premisesId,
        PersonWish wish,
        PremisesTie tie,
        string actor,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var person = wish.Checked(time.UtcNow());
                long? known = await db
                    .PremisesPeople.Where(t => t.PremisesId == premisesId && t.EndedAt == null)
                    .Join(db.People, t => t.PersonId, p => p.Id, (_, p) => p)
                    .Where(p => p.Name == person.Name && p.Email == person.Email && p.Phone == person.Phone)
                    .Select(p => (long?)p.Id)
                    .FirstOrDefaultAsync(cancel);
                if (known is null)
                {
                    db.Add(person);
                    await db.SaveChangesAsync(cancel);
                }
                long id = known ?? person.Id;
                await TieAsync(db, premisesId, id, tie, actor, cancel);
                return id;
            },
            cancel
        );
    }

    /// <summary>Ends a tie; it stays in the history. Ending it again changes nothing.</summary>
    /// <exception cref="RefusedException">There is no such tie.</exception>
    public async Task EndAsync(long tieId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var tie =
                    await db.PremisesPeople.SingleOrDefaultAsync(t => t.Id == tieId, cancel)
                    ?? throw RefusedException.Missing("tie", tieId);
                if (tie.EndedAt is null)
                {
                    tie.EndedAt = time.UtcNow();
                    await AppendAsync(db, "EndTie", tie, actor, cancel);
                }
                return tieId;
            },
            cancel
        );
    }

    private async Task<long> TieAsync(
        ByfiberDb db,
        long premisesId,
        long personId,
        PremisesTie tie,
        string actor,
        CancellationToken cancel
    )
    {
        if (!await db.Premises.AnyAsync(p => p.Id == premisesId && p.RemovedBatchId == null, cancel))
        {
            throw RefusedException.Missing("premises", premisesId);
        }
        var known = await db.PremisesPeople.FirstOrDefaultAsync(
            t => t.PremisesId == premisesId && t.PersonId == personId && t.Tie == tie && t.EndedAt == null,
            cancel
        );
        if (known is not null)
        {
            return known.Id;
        }
        var row = new PremisesPerson
        {
            PremisesId = premisesId,
            PersonId = personId,
            Tie = tie,
            At = time.UtcNow(),
            Actor = actor,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        await AppendAsync(db, nameof(TieToPremises), row, actor, cancel);
        return row.Id;
    }

    private Task AppendAsync(ByfiberDb db, string verb, PremisesPerson tie, string actor, CancellationToken cancel) =>
        db.AppendAsync(
            time.UtcNow(),
            actor,
            "Offers",
            verb,
            nameof(PremisesPerson),
            tie.Id,
            new
            {
                tie.PremisesId,
                tie.PersonId,
                tie.Tie,
            },
            cancel
        );
}
