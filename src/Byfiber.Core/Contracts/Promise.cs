namespace Byfiber.Core.Contracts;

/// <summary>Something that keeps an area or one contract from being built, and what is done about it. Told to the households in words.</summary>
public sealed class Hindrance
{
    public long Id { get; init; }
    public HindranceKind Kind { get; init; }

    /// <summary>The area that it holds up; null when it is one contract's.</summary>
    public long? AreaId { get; init; }
    public long? ContractId { get; init; }
    public DateOnly Since { get; init; }

    /// <summary>Who works on it, a name or a role.</summary>
    public required string Owner { get; init; }

    /// <summary>What proves it: a permit's case number, a letter.</summary>
    public string Evidence { get; init; } = "";
    public long? AttachmentId { get; init; }
    public DateTime MadeAt { get; init; }
    public required string Actor { get; init; }
    public List<HindranceWord> Words { get; init; } = [];
}

public enum HindranceKind
{
    Permit,
    LandAgreement,
    Weather,
    Contractor,
    Threshold,
    Material,
    Other,
}

/// <summary>The latest on a hindrance; the last row holds.</summary>
public sealed class HindranceWord
{
    public long Id { get; init; }
    public long HindranceId { get; init; }

    /// <summary>What households are told.</summary>
    public required string TextSv { get; init; }
    public string TextEn { get; init; } = "";

    /// <summary>When it should be over; null when nobody knows, which is said as well.</summary>
    public DateOnly? ExpectedUntil { get; init; }

    /// <summary>The day that it ended; null while it lasts.</summary>
    public DateOnly? EndedOn { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>Made by the form that sent it: the same form twice is one word.</summary>
    public Guid RequestId { get; init; } = Guid.NewGuid();
}

/// <summary>When an area is worth building: how many must sign. The last row of an area holds.</summary>
public sealed class AreaThreshold
{
    public long Id { get; init; }
    public long AreaId { get; init; }
    public ThresholdKind Kind { get; init; }

    /// <summary>Percent of the premises, a count of them, or a price in öre: by the kind.</summary>
    public long Value { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}

public enum ThresholdKind
{
    /// <summary>So many percent of the area's premises.</summary>
    Share,

    /// <summary>So many premises.</summary>
    Count,

    /// <summary>As many as make the area's network pay for itself at so many öre a connection.</summary>
    PaysAtPrice,
}

/// <summary>When digging in an area begins and how fast it goes, as the crew says; the last row of an area holds. Forecasts come from it.</summary>
public sealed class AreaPace
{
    public long Id { get; init; }
    public long AreaId { get; init; }

    /// <summary>The day that digging begins, or began.</summary>
    public DateOnly DigFrom { get; init; }

    /// <summary>Trench laid in a week of seven days, mm.</summary>
    public long WeeklyMm { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>Made by the form that sent it: the same form twice is one row.</summary>
    public Guid RequestId { get; init; } = Guid.NewGuid();
}

/// <summary>What was decided about an area, with the figures that it was decided on; the last row of an area holds.</summary>
public sealed class BuildDecision
{
    public long Id { get; init; }
    public long AreaId { get; init; }
    public DecisionKind Kind { get; init; }
    public required string Reason { get; init; }
    public required string Deciders { get; init; }
    public DateOnly DecidedOn { get; init; }
    public long? RevisionId { get; init; }
    public int PremisesCount { get; init; }
    public int OfferedCount { get; init; }
    public int InterestedCount { get; init; }
    public int SignedCount { get; init; }

    /// <summary>How many the threshold asked for then; null without a threshold.</summary>
    public int? ThresholdCount { get; init; }

    /// <summary>The area's network by the plan, öre and mm.</summary>
    public long CostOre { get; init; }
    public long TrenchMm { get; init; }

    /// <summary>What the signed contracts bring, öre.</summary>
    public long SignedOre { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}

public enum DecisionKind
{
    Build,
    Wait,
    DontBuild,
}

/// <summary>A named answer to "what if we took this price": the equal-price simulator's input and outcome.</summary>
public sealed class PriceScenario
{
    public long Id { get; init; }
    public required string Name { get; init; }
    public long RevisionId { get; init; }
    public required string InputJson { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
    public DateTime? RemovedAt { get; set; }
}
