namespace Byfiber.Core.Offers;

/// <summary>
/// One contact with a household about its offer, as proof: a premises counts as offered only once a contact reached it, see
/// <see cref="ContactOutcome"/>.
/// </summary>
public sealed class Contact
{
    public long Id { get; init; }
    public long OfferId { get; init; }
    public Channel Channel { get; init; }
    public ContactOutcome Outcome { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>The mailing that it belongs to; null for a single contact.</summary>
    public long? MailingId { get; init; }

    /// <summary>Words beside it; the only column that an erasure may empty.</summary>
    public string? Note { get; set; }

    /// <summary>
    /// Made by the form that brought it: the same twice is one contact. Null for those of a mailing, which has each outcome once for each
    /// offer.
    /// </summary>
    public Guid? RequestId { get; init; }
}

public enum ContactOutcome
{
    /// <summary>On its way: posted or handed to the mail server. Proves nothing.</summary>
    Sent,

    /// <summary>Reached the address. Counts as offered, unless the same channel's later contact was returned.</summary>
    Delivered,

    /// <summary>Came back.</summary>
    Returned,
    NoAnswer,

    /// <summary>Somebody there was spoken with. Counts as offered, and so do the two below.</summary>
    Talked,
    Declined,
    Interested,
}

/// <summary>Many contacts at once by one channel: a print of letters, a mail or text message to many.</summary>
public sealed class Mailing
{
    public long Id { get; init; }
    public long CampaignId { get; init; }

    /// <summary>1, 2, ... within the campaign.</summary>
    public int Number { get; init; }
    public Channel Channel { get; init; }
    public MailingPurpose Purpose { get; init; }

    /// <summary>How many offers it goes to.</summary>
    public int OfferCount { get; init; }
    public DateTime MadeAt { get; init; }
    public required string Actor { get; init; }

    /// <summary>Made by the form that ordered it: the same form twice is one mailing.</summary>
    public Guid RequestId { get; init; }
    public List<MailingStatus> Statuses { get; init; } = [];
}

public enum MailingPurpose
{
    Offer,
    Reminder,
}

/// <summary>Where a mailing stands: the last row holds.</summary>
public sealed class MailingStatus
{
    public long Id { get; init; }
    public long MailingId { get; init; }
    public MailingState State { get; init; }

    /// <summary>The day that it speaks of: letters were handed to the post.</summary>
    public DateOnly Day { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}

public enum MailingState
{
    Made,

    /// <summary>Handed to the post or the mail server.</summary>
    Posted,

    /// <summary>The time for returns has passed: what did not come back counts as delivered.</summary>
    Settled,
}

/// <summary>An offer that a mailing goes to.</summary>
public sealed class MailingOffer
{
    public long MailingId { get; init; }
    public long OfferId { get; init; }
}
