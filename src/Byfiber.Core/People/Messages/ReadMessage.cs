using Byfiber.Core.Journal;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Messages;

/// <summary>
/// Shows one message whole. That is a reading of contact data and is logged: in the log of readings where the recipient is a person, in the
/// journal where it is an account of the staff.
/// </summary>
public sealed class ReadMessage(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="messageId">Which.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="why">The page that it is read for.</param>
    /// <param name="cancel">Leaves no row.</param>
    /// <exception cref="RefusedException">There is no such message.</exception>
    public async Task<WholeMessage> RunAsync(
        long messageId,
        string actor,
        string why,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var message =
                    await db
                        .Messages.AsNoTracking()
                        .Include(m => m.Attachments)
                        .Include(m => m.Attempts.OrderBy(a => a.Id))
                        .SingleOrDefaultAsync(m => m.Id == messageId, cancel)
                    ?? throw RefusedException.Missing("message", messageId);
                var due = await db
                    .MessagesDue.AsNoTracking()
                    .SingleOrDefaultAsync(d => d.MessageId == messageId, cancel);
                await LogAsync(db, message, actor, why, cancel);
                return new WholeMessage(
                    message,
                    MessageList.StateOf(due, message.Attempts.LastOrDefault()),
                    due?.DueAt
                );
            },
            cancel
        );
    }

    private async Task LogAsync(ByfiberDb db, Message message, string actor, string why, CancellationToken cancel)
    {
        if (message.Address.Length == 0)
        {
            return;
        }
        if (message.PersonId is { } person)
        {
            await db.ReadPersonsAsync([person], time, actor, why, cancel);
            return;
        }
        await db.AppendAsync(
            time.GetUtcNow().UtcDateTime,
            actor,
            "People",
            nameof(ReadMessage),
            nameof(Message),
            message.Id,
            null,
            cancel
        );
    }
}

/// <summary>A message with its attempts and files.</summary>
/// <param name="Message">What was written.</param>
/// <param name="State">Where it is.</param>
/// <param name="DueAt">When it is tried next, UTC; null when it is not.</param>
public sealed record WholeMessage(Message Message, MessageState State, DateTime? DueAt)
{
    /// <summary>Whether it can be sent again.</summary>
    public bool CanBeResent => State == MessageState.GivenUp && Message is { HasSecret: false, Address.Length: > 0 };
}
