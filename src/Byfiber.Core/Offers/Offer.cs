namespace Byfiber.Core.Offers;

/// <summary>What one premises is offered in a campaign: price, terms and promise copied in. Made once, never changed.</summary>
public sealed class Offer : PricedRow
{
    public long Id { get; init; }
    public long CampaignId { get; init; }
    public long PremisesId { get; init; }

    /// <summary>The premises' area when the offer was made; null outside all areas.</summary>
    public long? AreaId { get; init; }

    /// <summary>The drop's length on the plot by the plan, mm; null where the plan does not reach.</summary>
    public long? DropMm { get; init; }
    public long TermsVersionId { get; init; }
    public int PromiseMonths { get; init; }
    public DateOnly? DeliverBy { get; init; }
    public DateOnly AnswerBy { get; init; }
    public DateTime MadeAt { get; init; }
}

/// <summary>
/// A personal code of a letter, mail or message, as its keyed hash: the code itself is in nobody's table, and is made anew from the key
/// when a letter is printed again.
/// </summary>
public sealed class OfferCode
{
    public long OfferId { get; init; }

    /// <summary>1 for the first; a lost or misused code is replaced by the next.</summary>
    public int Round { get; init; }

    /// <summary>HMAC-SHA256 of the code, hex; unique.</summary>
    public required string Hash { get; init; }
    public DateTime IssuedAt { get; init; }
    public DateTime ExpiresAt { get; init; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTime? RevokedAt { get; set; }
}

/// <summary>An answer to an offer; the last one holds.</summary>
public sealed class Answer
{
    public long Id { get; init; }
    public long OfferId { get; init; }
    public AnswerKind Kind { get; init; }

    /// <summary>Why not, where the answer is no.</summary>
    public NoReason? Reason { get; init; }

    /// <summary>The household's or the staff's own words; the only column that an erasure may empty.</summary>
    public string? Note { get; set; }

    /// <summary>The way that it came.</summary>
    public Channel Channel { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>Who answered, where it is known.</summary>
    public long? PersonId { get; init; }

    /// <summary>Made by the form that sent it: the same form twice is one answer.</summary>
    public Guid RequestId { get; init; }
}

public enum AnswerKind
{
    /// <summary>Wants a contract; not yet one.</summary>
    Yes,

    /// <summary>Interested: wants to be kept informed.</summary>
    Maybe,
    No,
    CallMe,
}

public enum NoReason
{
    Price,
    EnoughAlready,
    Moving,
    Age,
    NotTheOwner,
    OtherOperator,
    Digging,
    Other,
}

/// <summary>A way between the programme and a household.</summary>
public enum Channel
{
    Letter,
    Mail,
    Sms,
    Phone,
    Door,
    Web,
    Meeting,
}
