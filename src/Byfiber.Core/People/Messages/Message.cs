namespace Byfiber.Core.People.Messages;

/// <summary>The way that a message goes.</summary>
public enum MessageKind
{
    Mail,
    Sms,
}

/// <summary>
/// A message to somebody, as it was written: never changed afterwards, except that erasing its recipient takes away what tells
/// who they were. Where it is on its way is told by its <see cref="MessageAttempt"/>s, and by its <see cref="MessageDue"/> while it waits.
/// </summary>
public sealed class Message
{
    public long Id { get; init; }
    public MessageKind Kind { get; init; }

    /// <summary>The template's name ("one-time-code").</summary>
    public required string Template { get; init; }

    /// <summary>The recipient where they are a <see cref="Person"/>; null for accounts of staff.</summary>
    public long? PersonId { get; init; }

    /// <summary>The mail address, or the phone number in E.164; empty once erased.</summary>
    public required string Address { get; set; }

    /// <summary>The recipient's name, beside the address; empty when it is not known or erased.</summary>
    public required string RecipientName { get; set; }

    /// <summary>"sv" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>One line; empty for SMS.</summary>
    public required string Subject { get; set; }

    /// <summary>The text. A secret (a code, a link that signs in) is not kept here: <see cref="MessageTemplate.Mask"/> stands in its place.</summary>
    public required string BodyText { get; set; }

    /// <summary>The same as HTML, every field encoded; null for SMS.</summary>
    public string? BodyHtml { get; set; }

    /// <summary>Whether it carried a secret: what is kept cannot be sent again.</summary>
    public bool HasSecret { get; init; }

    /// <summary>The journal entry that it tells of; null when a use case queued it itself.</summary>
    public long? CauseEntryId { get; init; }

    /// <summary>What makes it the same message: a second one with the same key is not written.</summary>
    public required string DedupKey { get; init; }
    public DateTime CreatedAt { get; init; }

    /// <summary>From when on it would be of no use (a code has run out); null means always of use.</summary>
    public DateTime? UselessFrom { get; init; }
    public List<MessageAttachment> Attachments { get; init; } = [];
    public List<MessageAttempt> Attempts { get; init; } = [];
}

/// <summary>A file that goes with a mail: named here, and read from the room that keeps it when the mail is sent.</summary>
public sealed class MessageAttachment
{
    public long Id { get; init; }
    public long MessageId { get; init; }

    /// <summary>Which <see cref="AttachmentSource"/> reads it ("contract-pdf").</summary>
    public required string Source { get; init; }

    /// <summary>The id that the source knows it by.</summary>
    public long SourceId { get; init; }

    /// <summary>As the recipient sees it ("avtal.pdf").</summary>
    public required string FileName { get; init; }
}

/// <summary>How an attempt ended.</summary>
public enum MessageOutcome
{
    /// <summary>The mail server or the gateway took it.</summary>
    Sent,

    /// <summary>It did not, and it is tried again.</summary>
    Failed,

    /// <summary>It did not, and it is not tried again.</summary>
    GivenUp,

    /// <summary>A person asked for it to be sent again.</summary>
    Resent,
}

/// <summary>One attempt to deliver, and how it ended; never changed.</summary>
public sealed class MessageAttempt
{
    public long Id { get; init; }
    public long MessageId { get; init; }
    public DateTime At { get; init; }
    public MessageOutcome Outcome { get; init; }

    /// <summary>Why, or the server's answer, without the recipient's address and name; null where there is nothing to say.</summary>
    public string? Sentence { get; init; }
}

/// <summary>That a message waits to be sent: the working row of the delivery, gone when it is sent or given up.</summary>
public sealed class MessageDue
{
    public long MessageId { get; init; }

    /// <summary>Not before, UTC.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>Attempts so far.</summary>
    public int Tries { get; set; }

    /// <summary>Who is sending it (a process), while somebody is.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when that process holds it, UTC.</summary>
    public DateTime? LeaseUntil { get; set; }

    /// <summary>The text with its secrets, kept only until it is sent; null where there are none.</summary>
    public string? SecretText { get; init; }

    /// <summary>The HTML with its secrets; null where there are none.</summary>
    public string? SecretHtml { get; init; }
}
