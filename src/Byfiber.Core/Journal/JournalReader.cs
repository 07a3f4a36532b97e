using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Journal;

/// <summary>
/// Reads the journal: for subscribers (mail, webhooks, next work lists) from their cursor on, for pages the latest. A subscriber may see an entry twice, after a
/// crash between its work and its moving of the cursor, so its work must be idempotent; it never misses one.
/// </summary>
public sealed class JournalReader(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The next entries after the subscriber's cursor, oldest first.</summary>
    public async Task<IReadOnlyList<JournalEntry>> NextAsync(
        string subscriber,
        int limit = 100,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        long last = await db
            .JournalCursors.Where(c => c.Name == subscriber)
            .Select(c => c.LastEntryId)
            .SingleOrDefaultAsync(cancel);
        return await db
            .Journal.AsNoTracking()
            .Where(e => e.Id > last)
            .OrderBy(e => e.Id)
            .Take(limit)
            .ToListAsync(cancel);
    }

    /// <summary>The subscriber has dealt with everything up to this entry. Never moves back: saying it twice is harmless.</summary>
    public async Task MoveAsync(string subscriber, long entryId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        int moved = await db
            .JournalCursors.Where(c => c.Name == subscriber && c.LastEntryId < entryId)
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.LastEntryId, entryId).SetProperty(c => c.MovedAt, now),
                cancel
            );
        if (moved > 0 || await db.JournalCursors.AnyAsync(c => c.Name == subscriber, cancel))
        {
            return;
        }
        db.Add(
            new JournalCursor
            {
                Name = subscriber,
                LastEntryId = entryId,
                MovedAt = now,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            if (!await db.JournalCursors.AnyAsync(c => c.Name == subscriber, cancel))
            {
                throw;
            }
            // Another program of the same subscriber made it at the same moment: now there is one to move.
            await MoveAsync(subscriber, entryId, cancel);
        }
    }

    /// <summary>The latest entries, newest first; of one subject when it is given.</summary>
    public async Task<IReadOnlyList<JournalEntry>> LatestAsync(
        int limit = 50,
        string? subjectType = null,
        long? subjectId = null,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var entries = db.Journal.AsNoTracking();
        if (subjectType is not null)
        {
            entries = entries.Where(e => e.SubjectType == subjectType);
        }
        if (subjectId is not null)
        {
            entries = entries.Where(e => e.SubjectId == subjectId);
        }
        return await entries.OrderByDescending(e => e.Id).Take(limit).ToListAsync(cancel);
    }
}
