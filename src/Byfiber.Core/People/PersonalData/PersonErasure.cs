using System.Reflection;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>Takes a person out of the database: the rows that others count on stay, and tell nothing of who it was.</summary>
public sealed class PersonErasure(IEnumerable<PersonHold> holds, IEnumerable<PersonTrace> traces)
{
    private static readonly MethodInfo s_note = typeof(PersonErasure).GetMethod(
        nameof(ForgetNotesAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private readonly IReadOnlyList<PersonHold> _holds = [.. holds];
    private readonly IReadOnlyList<PersonTrace> _traces = [.. traces];

    /// <summary>What keeps the person from being erased, a sentence each.</summary>
    internal async Task<IReadOnlyList<string>> HeldByAsync(ByfiberDb db, long personId, CancellationToken cancel)
    {
        var sentences = new List<string>();
        foreach (var hold in _holds)
        {
            sentences.AddRange(await hold.SentencesAsync(db, personId, cancel));
        }
        return sentences;
    }

    /// <summary>Erases within the caller's transaction; whether anything holds the person was asked before.</summary>
    internal async Task EraseAsync(ByfiberDb db, Person person, DateTime at, CancellationToken cancel)
    {
        // The free words first: a room may look for the name in them.
        foreach (var trace in _traces)
        {
            await trace.EraseAsync(db, person.Id, cancel);
        }
        foreach (var table in PersonTables.Of(db.Model))
        {
            if (table.Parent is null && table.Entity.FindProperty("Note") is { IsNullable: true })
            {
                await (Task)s_note.MakeGenericMethod(table.Entity.ClrType).Invoke(null, [db, person.Id, cancel])!;
            }
        }
        await db
            .MessagesDue.Where(d => db.Messages.Any(m => m.Id == d.MessageId && m.PersonId == person.Id))
            .ExecuteDeleteAsync(cancel);
        await ForgetMessagesAsync(db.Messages.Where(m => m.PersonId == person.Id), cancel);
        person.Erase(at);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Empties messages: that one was sent, and when, stays.</summary>
    internal static Task<int> ForgetMessagesAsync(IQueryable<Messages.Message> messages, CancellationToken cancel) =>
        messages
            .Where(m => m.Address != "")
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.Address, "")
                        .SetProperty(m => m.RecipientName, "")
                        .SetProperty(m => m.Subject, "")
                        .SetProperty(m => m.BodyText, "")
                        .SetProperty(m => m.BodyHtml, (string?)null),
                cancel
            );

    private static Task<int> ForgetNotesAsync<T>(ByfiberDb db, long personId, CancellationToken cancel)
        where T : class =>
        db.Set<T>()
            .Where(r => EF.Property<long?>(r, "PersonId") == personId && EF.Property<string?>(r, "Note") != null)
            .ExecuteUpdateAsync(s => s.SetProperty(r => EF.Property<string?>(r, "Note"), (string?)null), cancel);
}
