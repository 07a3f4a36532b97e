namespace Byfiber.Core.Contracts;

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

    /// <summary>Made by the form that sent it: the same form twice is one threshold.</summary>
    public Guid RequestId { get; init; } = Guid.NewGuid();
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

    /// <summary>What the signed contracts bring, öre with VAT, as the households pay it.</summary>
    public long SignedOre { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>Made by the form that sent it: the same form twice is one decision.</summary>
    public Guid RequestId { get; init; } = Guid.NewGuid();
}

public enum DecisionKind
{
    Build,
    Wait,
    DontBuild,
}

/// <summary>
/// A named answer to "what if we took this price": the equal-price simulator's input. Its outcome follows from the input and the
/// revision, which never change.
/// </summary>
public sealed class PriceScenario
{
    public long Id { get; init; }
    public required string Name { get; init; }
    public long RevisionId { get; init; }
    public required string InputJson { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>Made by the form that sent it: the same form twice is one scenario.</summary>
    public Guid RequestId { get; init; } = Guid.NewGuid();
    public DateTime? RemovedAt { get; set; }
}
