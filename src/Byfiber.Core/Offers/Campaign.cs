namespace Byfiber.Core.Offers;

/// <summary>An offer to many: the premises of some areas, or a selection, at one price list, on one plan, until a date.</summary>
public sealed class Campaign
{
    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The plan that the drops' lengths come from.</summary>
    public long RevisionId { get; init; }
    public long PriceListId { get; init; }
    public long TermsVersionId { get; init; }

    /// <summary>The last day to answer; the letters' codes end some time after it.</summary>
    public DateOnly AnswerBy { get; init; }

    /// <summary>Connected at the latest so many months after signing (the field's rule: 24 at most).</summary>
    public int PromiseMonths { get; init; }

    /// <summary>Connected at the latest on this day, where that is earlier; null leaves it to the months.</summary>
    public DateOnly? DeliverBy { get; init; }

    /// <summary>What the promise hangs on (a threshold of neighbours, a permit), in words.</summary>
    public string ReservationSv { get; init; } = "";
    public string ReservationEn { get; init; } = "";

    /// <summary>Who has not answered so many days after the first delivered contact is reminded; 0 means never.</summary>
    public int RemindAfterDays { get; init; }
    public DateTime MadeAt { get; init; }
    public required string Actor { get; init; }
    public List<CampaignStatus> Statuses { get; init; } = [];

    /// <summary>The areas that it covers; empty when premises were selected one by one.</summary>
    public List<CampaignArea> Areas { get; init; } = [];
}

/// <summary>Where a campaign stands: the last row holds.</summary>
public sealed class CampaignStatus
{
    public long Id { get; init; }
    public long CampaignId { get; init; }
    public CampaignState State { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}

public enum CampaignState
{
    /// <summary>Being prepared: nobody has an offer yet.</summary>
    Prepared,

    /// <summary>Every premises has its offer, and answers are taken.</summary>
    Started,

    /// <summary>Answers are no longer taken.</summary>
    Closed,
}

/// <summary>An area that a campaign covers.</summary>
public sealed class CampaignArea
{
    public long CampaignId { get; init; }
    public long AreaId { get; init; }
}

/// <summary>A premises that a campaign was given by name, beside or instead of areas.</summary>
public sealed class CampaignPremises
{
    public long CampaignId { get; init; }
    public long PremisesId { get; init; }
}
