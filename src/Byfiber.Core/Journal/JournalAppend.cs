using System.Text.Json;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;

namespace Byfiber.Core.Journal;

/// <summary>How a verb ends: its changes and its entry go into the database together.</summary>
internal static class JournalAppend
{
    /// <summary>
    /// Saves what is pending and appends the entry. Call it last in the transaction: other verbs wait from here to the commit, so
    /// that entries commit in the order of their ids and a reader's cursor never passes one that is still under way.
    /// </summary>
    public static async Task AppendAsync(
        this ByfiberDb db,
        DateTime at,
        string actor,
        string room,
        string verb,
        string subjectType,
        long subjectId,
        object? data,
        CancellationToken cancel
    )
    {
        await db.SaveChangesAsync(cancel);
        string json = data is null ? "{}" : JsonSerializer.Serialize(data, Json.Options);
        // One round trip, not the change tracker's four: whatever lies between the lock and the commit, every other verb waits for.
        await db.Dialect.ExecuteLockedAsync(
            db,
            StorageLock.Journal,
            $"""
            INSERT INTO journal_entry (at, room, verb, subject_type, subject_id, actor, data_json)
            VALUES ({at}, {room}, {verb}, {subjectType}, {subjectId}, {actor}, {json})
            """,
            cancel
        );
    }
}
