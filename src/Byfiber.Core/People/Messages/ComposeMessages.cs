using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Messages;

/// <summary>
/// Reads the journal on from where it stopped and queues what the composers make of it. Two programs may do so at once, and one
/// may die at any point: an entry that is read again finds its messages by their keys.
/// </summary>
public sealed class ComposeMessages(
    IDbContextFactory<ByfiberDb> dbs,
    JournalReader journal,
    TimeProvider time,
    IEnumerable<MessageComposer> composers
)
{
    /// <summary>The journal's cursor.</summary>
    public const string Subscriber = "messages";

    private const int EntriesAtOnce = 500;
    private const int DraftsAtOnce = 1_000;

    private readonly ILookup<(string, string), MessageComposer> _composers = composers.ToLookup(c => (c.Room, c.Verb));

    /// <summary>Deals with the next entries.</summary>
    /// <returns>How many entries were read; 0 at the journal's end.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var entries = await journal.NextAsync(Subscriber, EntriesAtOnce, cancel);
        if (entries.Count == 0)
        {
            return 0;
        }
        foreach (var verb in entries.GroupBy(e => (e.Room, e.Verb)))
        {
            foreach (var composer in _composers[verb.Key])
            {
                await ComposeAsync(composer, [.. verb], cancel);
            }
        }
        await journal.MoveAsync(Subscriber, entries[^1].Id, cancel);
        return entries.Count;
    }

    private async Task ComposeAsync(
        MessageComposer composer,
        IReadOnlyList<JournalEntry> entries,
        CancellationToken cancel
    )
    {
        await using var reading = await dbs.CreateDbContextAsync(cancel);
        var drafts = new List<MessageDraft>(DraftsAtOnce);
        await foreach (var draft in composer.ComposeAsync(reading, entries, cancel).WithCancellation(cancel))
        {
            drafts.Add(draft);
            if (drafts.Count == DraftsAtOnce)
            {
                await QueueAsync(drafts, cancel);
                drafts.Clear();
            }
        }
        await QueueAsync(drafts, cancel);
    }

    private async Task QueueAsync(List<MessageDraft> drafts, CancellationToken cancel)
    {
        if (drafts.Count > 0)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            await db.InTransactionAsync(() => db.QueueMessagesAsync(drafts, time, cancel), cancel);
        }
    }
}
