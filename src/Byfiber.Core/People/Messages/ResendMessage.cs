using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Messages;

/// <summary>Sends a message that was given up once more, with all its attempts before it.</summary>
public sealed class ResendMessage(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <exception cref="RefusedException">It cannot be sent again; the sentence says why and what to do.</exception>
    public async Task RunAsync(long messageId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Messages, cancel);
                var message =
                    await db.Messages.Include(m => m.Attempts).SingleOrDefaultAsync(m => m.Id == messageId, cancel)
                    ?? throw RefusedException.Missing("message", messageId);
                var due = await db.MessagesDue.SingleOrDefaultAsync(d => d.MessageId == messageId, cancel);
                if (due is not null)
                {
                    // Asked twice, or on its way by itself: it is sent either way.
                    return 0;
                }
                var now = time.GetUtcNow().UtcDateTime;
                Check(message, now);
                db.Add(new MessageDue { MessageId = messageId, DueAt = now });
                db.Add(
                    new MessageAttempt
                    {
                        MessageId = messageId,
                        At = now,
                        Outcome = MessageOutcome.Resent,
                    }
                );
                await db.AppendAsync(
                    now,
                    actor,
                    "People",
                    nameof(ResendMessage),
                    nameof(Message),
                    messageId,
                    null,
                    cancel
                );
                return 1;
            },
            cancel
        );
    }

    private static void Check(Message message, DateTime now)
    {
        if (message.Attempts.MaxBy(a => a.Id)?.Outcome == MessageOutcome.Sent)
        {
            throw new RefusedException("The message was sent: write a new one instead of sending it twice.");
        }
        if (message.HasSecret)
        {
            throw new RefusedException(
                "The message carried a code or link that is not kept: let the recipient ask for a new one."
            );
        }
        if (message.Address.Length == 0)
        {
            throw new RefusedException("The message's recipient is erased: it can be sent to nobody.");
        }
        if (message.UselessFrom <= now)
        {
            throw new RefusedException("The message is of no use any more: write a new one.");
        }
    }
}
