namespace Byfiber.Core.People.Messages;

/// <summary>
/// A message to be queued: a template, its fields, and to whom. A class and no record: it must not print itself into a log.
/// </summary>
public sealed class MessageDraft
{
    public MessageKind Kind { get; init; } = MessageKind.Mail;

    /// <summary>The template's name ("one-time-code"); an SMS uses its short form.</summary>
    public required string Template { get; init; }

    /// <summary>The recipient where they are a <see cref="Person"/>.</summary>
    public long? PersonId { get; init; }

    /// <summary>A mail address or a phone number, as <see cref="PersonFields"/> keeps them.</summary>
    public required string Address { get; init; }

    /// <summary>Beside the address; may be empty.</summary>
    public string RecipientName { get; init; } = "";

    /// <summary>"sv" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>The values of the template's fields, by name. Text only: the HTML is encoded from it.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>Fields whose values must not stay in the outbox once it is sent (codes, links that sign in).</summary>
    public IReadOnlyCollection<string> SecretFields { get; init; } = [];

    /// <summary>What makes it the same message ("StartCampaign:12:offer:77"): queued twice, it is written once.</summary>
    public required string DedupKey { get; init; }

    /// <summary>The journal entry that it tells of, when there is one.</summary>
    public long? CauseEntryId { get; init; }

    /// <summary>From when on it would be of no use, UTC; null means always of use.</summary>
    public DateTime? UselessFrom { get; init; }
    public IReadOnlyList<AttachmentWish> Attachments { get; init; } = [];
}

/// <summary>A file to go with a mail, by the <see cref="AttachmentSource"/> that reads it when it is sent.</summary>
public sealed record AttachmentWish(string Source, long SourceId, string FileName);

/// <summary>Where the files of mails are read: a room registers one for its kind of file.</summary>
/// <param name="Name">What <see cref="AttachmentWish.Source"/> says.</param>
/// <param name="ReadAsync">The file with this id.</param>
public sealed record AttachmentSource(string Name, Func<long, CancellationToken, Task<MessageFile>> ReadAsync);

/// <summary>A file's bytes and media type ("application/pdf").</summary>
public sealed record MessageFile(string ContentType, byte[] Bytes);
