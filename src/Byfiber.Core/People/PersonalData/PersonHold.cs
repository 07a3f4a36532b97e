using Byfiber.Core.Storage;

namespace Byfiber.Core.People.PersonalData;

/// <summary>
/// What keeps a person from being erased: a room that needs to know who they are (a contract in force) registers one
/// (<c>AddSingleton&lt;PersonHold, ...&gt;</c>).
/// </summary>
public abstract class PersonHold
{
    /// <summary>
    /// A sentence for each thing that holds the person, naming it ("Contract 2026-00042 is in force until it is connected and
    /// paid."); none where they may be erased.
    /// </summary>
    public abstract Task<IReadOnlyList<string>> SentencesAsync(ByfiberDb db, long personId, CancellationToken cancel);
}

/// <summary>
/// Where a room keeps words about people beside what the floor knows of: notes, texts. Registered like <see cref="PersonHold"/>. Columns
/// called Note in tables with a person's id are emptied without it.
/// </summary>
public abstract class PersonTrace
{
    /// <summary>Takes the person out of the room's free words, within the erasure's transaction.</summary>
    public abstract Task EraseAsync(ByfiberDb db, long personId, CancellationToken cancel);
}
