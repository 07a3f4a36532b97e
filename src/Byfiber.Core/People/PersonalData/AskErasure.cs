using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>
/// A person asks to be erased (GDPR, article 17). It is a row of the journal, which an administrator answers by <see cref="ErasePerson"/>
/// or <see cref="DeclineErasure"/>.
/// </summary>
public sealed class AskErasure(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>Asks; while an earlier request waits, it is the same.</summary>
    /// <exception cref="RefusedException">There is no such person.</exception>
    public async Task RunAsync(long personId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.PersonalData, cancel);
                if (!await db.People.AnyAsync(p => p.Id == personId && p.ErasedAt == null, cancel))
                {
                    throw RefusedException.Missing("person", personId);
                }
                if (await db.OpenErasureRequests().AnyAsync(e => e.SubjectId == personId, cancel))
                {
                    return false;
                }
                await db.AppendAsync(
                    time.GetUtcNow().UtcDateTime,
                    actor,
                    "People",
                    nameof(AskErasure),
                    nameof(Person),
                    personId,
                    null,
                    cancel
                );
                return true;
            },
            cancel
        );
    }
}

/// <summary>Answers a request that cannot be met: something holds the person. What holds them is written down with it.</summary>
public sealed class DeclineErasure(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, PersonErasure erasure)
{
    /// <summary>Does nothing when no request waits.</summary>
    /// <exception cref="RefusedException">Nothing holds the person: they have a right to be erased.</exception>
    public async Task RunAsync(long personId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.PersonalData, cancel);
                if (!await db.OpenErasureRequests().AnyAsync(e => e.SubjectId == personId, cancel))
                {
                    return false;
                }
                var held = await erasure.HeldByAsync(db, personId, cancel);
                if (held.Count == 0)
                {
                    throw new RefusedException("Nothing holds the person any more: erase them, as they asked for.");
                }
                await db.AppendAsync(
                    time.GetUtcNow().UtcDateTime,
                    actor,
                    "People",
                    nameof(DeclineErasure),
                    nameof(Person),
                    personId,
                    new { held },
                    cancel
                );
                return true;
            },
            cancel
        );
    }
}

/// <summary>The requests that nobody has answered yet, and how one person's stands.</summary>
public sealed class ErasureRequests(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>The oldest first; GDPR, article 12.3, gives a month.</summary>
    public async Task<IReadOnlyList<ErasureRequest>> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.OpenErasureRequests()
            .OrderBy(e => e.Id)
            .Select(e => new ErasureRequest(e.SubjectId, e.At))
            .ToListAsync(cancel);
    }

    /// <summary>When this person asked and when it was declined last; null for what did not happen.</summary>
    public async Task<(DateTime? WaitsSince, DateTime? DeclinedAt)> OfAsync(
        long personId,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var asked = await db.OpenErasureRequests()
            .Where(e => e.SubjectId == personId)
            .Select(e => (DateTime?)e.At)
            .FirstOrDefaultAsync(cancel);
        var declined = await db
            .Journal.Where(e =>
                e.SubjectType == nameof(Person) && e.SubjectId == personId && e.Verb == nameof(DeclineErasure)
            )
            .OrderByDescending(e => e.Id)
            .Select(e => (DateTime?)e.At)
            .FirstOrDefaultAsync(cancel);
        return (asked, asked is null ? declined : null);
    }
}

/// <summary>A request to be erased.</summary>
/// <param name="PersonId">Who asks, by number: showing the name would be one more reading.</param>
/// <param name="AskedAt">When, UTC.</param>
public sealed record ErasureRequest(long PersonId, DateTime AskedAt);

/// <summary>Which requests wait.</summary>
internal static class WaitingErasures
{
    /// <summary>The journal's rows of requests without an answer.</summary>
    public static IQueryable<JournalEntry> OpenErasureRequests(this ByfiberDb db) =>
        db
            .Journal.AsNoTracking()
            .Where(e =>
                e.SubjectType == nameof(Person)
                && e.Verb == nameof(AskErasure)
                && db.People.Any(p => p.Id == e.SubjectId && p.ErasedAt == null)
                && !db.Journal.Any(later =>
                    later.SubjectType == nameof(Person)
                    && later.SubjectId == e.SubjectId
                    && later.Verb == nameof(DeclineErasure)
                    && later.Id > e.Id
                )
            );
}
