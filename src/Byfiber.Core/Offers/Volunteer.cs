using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Makes a resident an ambassador: somebody who asks the neighbours, and sees nothing of them but the count.</summary>
public sealed class Volunteer(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>Whoever is one already stays one.</summary>
    /// <returns>The ambassador's id.</returns>
    /// <exception cref="RefusedException">The person is not tied to the premises.</exception>
    public async Task<long> RunAsync(long premisesId, long personId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                if (
                    !await db.PremisesPeople.AnyAsync(
                        t => t.PremisesId == premisesId && t.PersonId == personId && t.EndedAt == null,
                        cancel
                    )
                )
                {
                    throw Refusal.Because(
                        OfferRefusal.PersonMissing,
                        "Only somebody who lives at or owns the address can ask its neighbours: say first who you are."
                    );
                }
                var known = await db.Ambassadors.FirstOrDefaultAsync(
                    a => a.PremisesId == premisesId && a.PersonId == personId && a.EndedAt == null,
                    cancel
                );
                if (known is not null)
                {
                    return known.Id;
                }
                var ambassador = new Ambassador
                {
                    PremisesId = premisesId,
                    PersonId = personId,
                    At = time.UtcNow(),
                };
                db.Add(ambassador);
                await db.SaveChangesAsync(cancel);
                await AppendAsync(db, nameof(Volunteer), ambassador, actor, cancel);
                return ambassador.Id;
            },
            cancel
        );
    }

    /// <summary>They no longer ask. Ending it again changes nothing.</summary>
    /// <exception cref="RefusedException">There is no such ambassador.</exception>
    public async Task EndAsync(long ambassadorId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var ambassador =
                    await db.Ambassadors.SingleOrDefaultAsync(a => a.Id == ambassadorId, cancel)
                    ?? throw RefusedException.Missing("ambassador", ambassadorId);
                if (ambassador.EndedAt is null)
                {
                    ambassador.EndedAt = time.UtcNow();
                    await AppendAsync(db, "EndVolunteer", ambassador, actor, cancel);
                }
                return ambassadorId;
            },
            cancel
        );
    }

    private Task AppendAsync(
        ByfiberDb db,
        string verb,
        Ambassador ambassador,
        string actor,
        CancellationToken cancel
    ) =>
        db.AppendAsync(
            time.UtcNow(),
            actor,
            "Offers",
            verb,
            nameof(Ambassador),
            ambassador.Id,
            new { ambassador.PremisesId, ambassador.PersonId },
            cancel
        );
}
