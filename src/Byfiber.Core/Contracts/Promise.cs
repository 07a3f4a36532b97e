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
