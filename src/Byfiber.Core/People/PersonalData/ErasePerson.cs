using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>Why a person is erased. No free words: the journal is never erased.</summary>
public enum ErasureReason
{
    /// <summary>They asked for it (GDPR, article 17).</summary>
    Asked,

    /// <summary>They should not have been written down.</summary>
    Mistake,
}

/// <summary>
/// Erases one person: name, mail, phone, numbers, what was written to and about them. Contracts and answers stay, anonymous.
/// </summary>
public sealed class ErasePerson(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, PersonErasure erasure)
{
    /// <summary>What keeps the person from being erased now, a sentence each; none when nothing does.</summary>
    public async Task<IReadOnlyList<string>> HeldByAsync(long personId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await erasure.HeldByAsync(db, personId, cancel);
    }

    /// <exception cref="RefusedException">There is no such person, or something holds them; the sentence names it.</exception>
    public async Task RunAsync(long personId, ErasureReason reason, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var person =
                    await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel)
                    ?? throw RefusedException.Missing("person", personId);
                if (person.ErasedAt is not null)
                {
                    return 0;
                }
                if (await erasure.HeldByAsync(db, personId, cancel) is { Count: > 0 } held)
                {
                    throw new RefusedException($"The person cannot be erased: {string.Join(" ", held)}");
                }
                var at = time.GetUtcNow().UtcDateTime;
                await erasure.EraseAsync(db, person, at, cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "People",
                    nameof(ErasePerson),
                    nameof(Person),
                    personId,
                    new { reason },
                    cancel
                );
                return 1;
            },
            cancel
        );
    }
}
