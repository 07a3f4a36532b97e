namespace Byfiber.Core.Journal;

/// <summary>
/// What happened: one row per verb, written in the verb's own transaction and never changed. Ids grow in the order of the
/// commits. It is the audit trail, the outbox and the history in one.
/// </summary>
public sealed class JournalEntry
{
    /// <summary>Grows with every entry; gaps may occur.</summary>
    public long Id { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The room that wrote it ("Places").</summary>
    public required string Room { get; init; }

    /// <summary>What was done ("ImportMap").</summary>
    public required string Verb { get; init; }

    /// <summary>The kind of thing that it was done to ("ImportBatch").</summary>
    public required string SubjectType { get; init; }

    /// <summary>The id of the thing that it was done to.</summary>
    public long SubjectId { get; init; }

    /// <summary>Who did it: a person, or the name of a machine's task.</summary>
    public required string Actor { get; init; }

    /// <summary>The verb's own figures as a JSON object.</summary>
    public string DataJson { get; init; } = "{}";
}

/// <summary>How far a subscriber has read the journal.</summary>
public sealed class JournalCursor
{
    /// <summary>The subscriber's name ("mail").</summary>
    public required string Name { get; init; }

    /// <summary>The last entry that it has dealt with; 0 before the first.</summary>
    public long LastEntryId { get; set; }

    /// <summary>When it moved last, UTC.</summary>
    public DateTime MovedAt { get; set; }
}
