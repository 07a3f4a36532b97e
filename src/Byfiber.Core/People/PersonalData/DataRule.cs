namespace Byfiber.Core.People.PersonalData;

/// <summary>
/// Why a kind of personal data is kept and for how long, as somebody decided it. The last row of a kind holds; earlier ones stay, so
/// that what held on a day can be shown.
/// </summary>
public sealed class DataRule
{
    public long Id { get; init; }

    /// <summary>The kind's key, see <see cref="DataKind.Key"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is needed for, Swedish.</summary>
    public required string WhySv { get; init; }

    /// <summary>The same in English.</summary>
    public required string WhyEn { get; init; }
    public LegalGround Ground { get; init; }

    /// <summary>How long it is kept; null means for ever.</summary>
    public int? RetentionMonths { get; init; }

    /// <summary>The law or decision behind it ("Dokumenthanteringsplan 2026, § 4").</summary>
    public required string Source { get; init; }

    /// <summary>The day of that decision.</summary>
    public DateOnly DecidedOn { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}
