namespace Byfiber.Core.People.Messages;

/// <summary>Hands messages of one kind over to whoever carries them: a mail server, an SMS gateway, a folder.</summary>
public interface IMessageSender
{
    /// <summary>What it carries.</summary>
    MessageKind Kind { get; }

    /// <summary>Hands one message over. May be asked again for the same one, after a crash between handing over and writing it down.</summary>
    /// <exception cref="MessageFailedException">It was not taken, for now or for good.</exception>
    Task SendAsync(OutgoingMessage message, CancellationToken cancel);
}

/// <summary>A message as a sender gets it. A class and no record: it must not print itself into a log.</summary>
public sealed class OutgoingMessage
{
    /// <summary>Stays the same in every attempt, so that a recipient's mail program (or a gateway) knows a second one for the first.</summary>
    public required string StableId { get; init; }
    public required string Address { get; init; }
    public required string RecipientName { get; init; }
    public required string Language { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }

    /// <summary>Paragraphs of HTML; null for SMS.</summary>
    public required string? Html { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTime CreatedAt { get; init; }
    public required IReadOnlyList<OutgoingFile> Files { get; init; }
}

/// <summary>A file that goes with it.</summary>
public sealed record OutgoingFile(string FileName, MessageFile File);

/// <summary>A message was not taken. The sentence may quote the server; the recipient's address is taken out of it before it is kept.</summary>
public sealed class MessageFailedException(string sentence, bool isForGood, Exception? inner = null)
    : Exception(sentence, inner)
{
    /// <summary>True when trying again cannot help: the address does not exist, the server refuses the text.</summary>
    public bool IsForGood { get; } = isForGood;
}
