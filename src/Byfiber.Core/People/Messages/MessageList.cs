using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Messages;

/// <summary>Where a message is on its way.</summary>
public enum MessageState
{
    /// <summary>It has not been tried yet.</summary>
    Waiting,

    /// <summary>It was tried in vain, and is tried again.</summary>
    Retrying,
    Sent,
    GivenUp,
}

/// <summary>The outbox, newest first, without what the messages say and to whom in full: reading that is logged.</summary>
public sealed class MessageList(IDbContextFactory<ByfiberDb> dbs)
{
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="kind">Only those that go this way; null for all.</param>
    /// <param name="skip">How many of the newest to pass over.</param>
    /// <param name="take">How many to give.</param>
    /// <param name="cancel">Ends the question.</param>
    public async Task<(int Total, IReadOnlyList<MessageLine> Rows)> RunAsync(
        MessageState? state = null,
        MessageKind? kind = null,
        int skip = 0,
        int take = 50,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var messages = In(db, state);
        if (kind is { } way)
        {
            messages = messages.Where(m => m.Kind == way);
        }
        var rows = await messages
            .OrderByDescending(m => m.Id)
            .Skip(skip)
            .Take(take)
            .Select(m => new
            {
                m.Id,
                m.Kind,
                m.Template,
                m.PersonId,
                m.Address,
                m.CreatedAt,
                Due = db.MessagesDue.FirstOrDefault(d => d.MessageId == m.Id),
                Last = m.Attempts.OrderByDescending(a => a.Id).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return (
            await messages.CountAsync(cancel),
            [
                .. rows.Select(r => new MessageLine(
                    r.Id,
                    r.Kind,
                    r.Template,
                    r.PersonId,
                    Masked(r.Address),
                    r.CreatedAt,
                    StateOf(r.Due, r.Last),
                    r.Due?.DueAt,
                    r.Last
                )),
            ]
        );
    }

    /// <summary>How many are in each state.</summary>
    public async Task<IReadOnlyDictionary<MessageState, int>> CountsAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var counts = new Dictionary<MessageState, int>();
        foreach (var state in Enum.GetValues<MessageState>())
        {
            counts[state] = await In(db, state).CountAsync(cancel);
        }
        return counts;
    }

    internal static MessageState StateOf(MessageDue? due, MessageAttempt? last) =>
        (due, last?.Outcome) switch
        {
            ({ Tries: 0 }, _) => MessageState.Waiting,
            ({ }, _) => MessageState.Retrying,
            (_, MessageOutcome.Sent) => MessageState.Sent,
            _ => MessageState.GivenUp,
        };

    private static IQueryable<Message> In(ByfiberDb db, MessageState? state)
    {
        var messages = db.Messages.AsNoTracking();
        return state switch
        {
            null => messages,
            MessageState.Waiting => messages.Where(m => db.MessagesDue.Any(d => d.MessageId == m.Id && d.Tries == 0)),
            MessageState.Retrying => messages.Where(m => db.MessagesDue.Any(d => d.MessageId == m.Id && d.Tries > 0)),
            MessageState.Sent => Done(db).Where(m => m.Attempts.Any(a => a.Outcome == MessageOutcome.Sent)),
            _ => Done(db).Where(m => !m.Attempts.Any(a => a.Outcome == MessageOutcome.Sent)),
        };
    }

    private static IQueryable<Message> Done(ByfiberDb db) =>
        db.Messages.AsNoTracking().Where(m => !db.MessagesDue.Any(d => d.MessageId == m.Id));

    /// <summary>Enough to recognise one's own, too little to write to: "a…@example.se", "+46…567".</summary>
    private static string Masked(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) switch
        {
            > 0 and var at => $"{address[0]}…{address[at..]}",
            _ when address.Length > 6 => $"{address[..3]}…{address[^3..]}",
            _ => address,
        };
}

/// <summary>A message in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">The way that it goes.</param>
/// <param name="Template">Which words.</param>
/// <param name="PersonId">To whom, where they are a person.</param>
/// <param name="Recipient">The address, most of it hidden; empty once erased.</param>
/// <param name="CreatedAt">When it was written, UTC.</param>
/// <param name="State">Where it is.</param>
/// <param name="DueAt">When it is tried next, UTC; null when it is not.</param>
/// <param name="Last">The last attempt, if any.</param>
public sealed record MessageLine(
    long Id,
    MessageKind Kind,
    string Template,
    long? PersonId,
    string Recipient,
    DateTime CreatedAt,
    MessageState State,
    DateTime? DueAt,
    MessageAttempt? Last
);
