namespace Byfiber.Core.Offers;

/// <summary>What a campaign's letters say and who sends them; the last row of each purpose holds.</summary>
public sealed class LetterText
{
    public long Id { get; init; }
    public long CampaignId { get; init; }
    public MailingPurpose Purpose { get; init; }

    /// <summary>What it is about, in a few words.</summary>
    public required string Heading { get; init; }

    /// <summary>A few sentences; a line break begins a new paragraph.</summary>
    public required string TextSv { get; init; }

    /// <summary>The same in a sentence or two of English.</summary>
    public required string TextEn { get; init; }
    public required string SenderName { get; init; }
    public required string SenderAddress { get; init; }

    /// <summary>Five digits.</summary>
    public required string SenderPostcode { get; init; }
    public required string SenderLocality { get; init; }
    public required string SenderPhone { get; init; }

    /// <summary>When somebody answers the phone.</summary>
    public required string SenderPhoneHours { get; init; }
    public required string SenderEmail { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}
