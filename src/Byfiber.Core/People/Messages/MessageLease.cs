using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Messages;

/// <summary>A process's hold on messages that it is sending, and how it ends.</summary>
internal sealed class MessageLease(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The longest that handing over one message may take.</summary>
    public static readonly TimeSpan LongestSending = TimeSpan.FromSeconds(60);

    /// <summary>How long a message stays with a process that gives no sign; longer than sending it may take.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(90);

    private const int AtOnce = 20;

    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes some of the messages that are due, the oldest first.</summary>
    public async Task<IReadOnlyList<long>> TakeAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (!await Free(db).AnyAsync(cancel))
        {
            return [];
        }
        return await db.InTransactionAsync<IReadOnlyList<long>>(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.MessagesDue, cancel);
                var free = await Free(db)
                    .OrderBy(d => d.DueAt)
                    .ThenBy(d => d.MessageId)
                    .Take(AtOnce)
                    .ToListAsync(cancel);
                foreach (var due in free)
                {
                    (due.LeaseOwner, due.LeaseUntil) = (_owner, Now + Term);
                }
                await db.SaveChangesAsync(cancel);
                return [.. free.Select(d => d.MessageId)];
            },
            cancel
        );
    }

    /// <summary>Holds the message for another term, and reads it; null when it is no longer ours (or gone).</summary>
    public async Task<TakenMessage?> RenewAsync(long messageId, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var until = Now + Term;
        int held = await Mine(db, messageId).ExecuteUpdateAsync(s => s.SetProperty(d => d.LeaseUntil, until), cancel);
        if (held == 0)
        {
            return null;
        }
        var due = await db.MessagesDue.AsNoTracking().SingleOrDefaultAsync(d => d.MessageId == messageId, cancel);
        var message = await db
            .Messages.AsNoTracking()
            .Include(m => m.Attachments)
            .SingleAsync(m => m.Id == messageId, cancel);
        return due is null ? null : new TakenMessage(message, due);
    }

    /// <summary>It is sent or given up: the attempt stays, the waiting ends.</summary>
    public Task EndAsync(TakenMessage taken, MessageOutcome outcome, string? sentence) =>
        WriteAsync(taken, outcome, sentence, mine => mine.ExecuteDeleteAsync());

    /// <summary>It is tried again later.</summary>
    public Task PostponeAsync(TakenMessage taken, DateTime until, string sentence) =>
        WriteAsync(
            taken,
            MessageOutcome.Failed,
            sentence,
            mine =>
                mine.ExecuteUpdateAsync(s =>
                    s.SetProperty(d => d.DueAt, until)
                        .SetProperty(d => d.Tries, d => d.Tries + 1)
                        .SetProperty(d => d.LeaseOwner, (string?)null)
                        .SetProperty(d => d.LeaseUntil, (DateTime?)null)
                )
        );

    /// <summary>What was handed over is written down also while the program stops: hence no cancellation.</summary>
    private async Task WriteAsync(
        TakenMessage taken,
        MessageOutcome outcome,
        string? sentence,
        Func<IQueryable<MessageDue>, Task<int>> change
    )
    {
        await using var db = await dbs.CreateDbContextAsync();
        await db.InTransactionAsync(
            async () =>
            {
                // Who lost the lease writes the attempt all the same (it happened), and leaves the rest to the new holder.
                await change(Mine(db, taken.Message.Id));
                db.Add(
                    new MessageAttempt
                    {
                        MessageId = taken.Message.Id,
                        At = Now,
                        Outcome = outcome,
                        Sentence = sentence,
                    }
                );
                return await db.SaveChangesAsync();
            },
            CancellationToken.None
        );
    }

    private IQueryable<MessageDue> Mine(ByfiberDb db, long messageId) =>
        db.MessagesDue.Where(d => d.MessageId == messageId && d.LeaseOwner == _owner);

    private IQueryable<MessageDue> Free(ByfiberDb db)
    {
        var now = Now;
        return db.MessagesDue.Where(d => d.DueAt <= now && (d.LeaseUntil == null || d.LeaseUntil < now));
    }
}

/// <summary>A message that this process holds.</summary>
internal sealed record TakenMessage(Message Message, MessageDue Due);
