using Byfiber.Core.Journal;
using Byfiber.Core.Storage;

namespace Byfiber.Core.People.Messages;

/// <summary>
/// Turns what the journal says of one verb into messages. A room registers its own (<c>AddSingleton&lt;MessageComposer, ...&gt;</c>); everything
/// else (reading the journal once, queueing, sending, trying again) is done for it. The same entry may come twice after a crash: what is
/// drafted must carry the same <see cref="MessageDraft.DedupKey"/> then.
/// </summary>
public abstract class MessageComposer
{
    /// <summary>The room whose verb it listens to ("Offers").</summary>
    public abstract string Room { get; }

    /// <summary>The verb ("StartCampaign").</summary>
    public abstract string Verb { get; }

    /// <summary>
    /// Drafts what these entries call for, oldest entry first. One entry may call for thousands of messages: ask the database for
    /// all of them at once.
    /// </summary>
    /// <param name="db">For reading; what is drafted is written by the caller.</param>
    /// <param name="entries">Entries of this verb.</param>
    /// <param name="cancel">The program is stopping; the entries come again at the next start.</param>
    public abstract IAsyncEnumerable<MessageDraft> ComposeAsync(
        ByfiberDb db,
        IReadOnlyList<JournalEntry> entries,
        CancellationToken cancel
    );
}
