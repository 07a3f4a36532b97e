using Byfiber.Core.People.Messages;

namespace Byfiber.Core.People.Residents;

/// <summary>
/// A short code that was sent to a person's own mail or phone: whoever types it in time has that mail or phone. Kept as a keyed hash,
/// and no longer than the register of personal data says.
/// </summary>
public sealed class OneTimeCode
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>How often it may be typed, right or wrong.</summary>
    public const int MostTries = 5;

    /// <summary>How many codes a person is sent in an hour.</summary>
    public const int MostInAnHour = 5;

    public long Id { get; init; }

    /// <summary>
    /// To whom it was sent; null when an address was given that nobody has. That row is never right, and makes the answer to a stranger the
    /// same as to a resident.
    /// </summary>
    public long? PersonId { get; init; }
    public CodePurpose Purpose { get; init; }

    /// <summary>The way that it went, and so what typing it proves.</summary>
    public MessageKind Way { get; init; }

    /// <summary>What it signs: SHA-256 of the document, hex; empty for the other purposes.</summary>
    public required string Bound { get; init; }

    /// <summary>A keyed hash of person, purpose, document and code.</summary>
    public required string Hash { get; init; }
    public DateTime IssuedAt { get; init; }
    public DateTime ExpiresAt { get; init; }

    /// <summary>How often it was typed.</summary>
    public int Tries { get; set; }

    /// <summary>When it was right; it is used up then.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>The form that used it: the same form sent twice is right twice.</summary>
    public Guid? UsedBy { get; set; }
}

/// <summary>What a one-time code is for; one made for the one is no good for another.</summary>
public enum CodePurpose
{
    SignIn,

    /// <summary>Signing a document.</summary>
    Sign,

    /// <summary>Showing that one is who one says: to change contact data, or to ask for one's personal data.</summary>
    Identify,
}

/// <summary>
/// Why something about signing in as a resident was refused: what <see cref="RefusedException.Reason"/> holds, so that a page can say it in the
/// household's language. What <see cref="RefusedException.Named"/> holds stands in brackets.
/// </summary>
public enum ResidentRefusal
{
    /// <summary>The code is not the one that was sent, is too old, used up or typed too often: which of these is told to nobody.</summary>
    CodeWrong,

    /// <summary>Too many codes were asked for (how many in an hour are sent).</summary>
    TooManyCodes,

    /// <summary>The person has given no mail address or phone number.</summary>
    NoAddress,

    /// <summary>The identity belongs to another person here, or the person has another identity.</summary>
    IdentityTaken,
}

/// <summary>Makes refusals with their reason.</summary>
internal static class Refusal
{
    public static RefusedException Because(ResidentRefusal reason, string sentence, params string[] named) =>
        new(sentence) { Reason = reason, Named = named };
}
