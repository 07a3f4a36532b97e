namespace Byfiber.Core.Contracts.Promises;

/// <summary>How a promise stands.</summary>
public enum PromiseRisk
{
    /// <summary>The promised day has passed.</summary>
    Broken,

    /// <summary>
    /// The forecast or a hindrance goes beyond the promised day, or nobody can forecast and less than half a year is left.
    /// </summary>
    AtRisk,

    /// <summary>Nobody can forecast yet; half a year or more is left.</summary>
    Unknown,
    OnTrack,
}

/// <summary>What a connection waits for now.</summary>
public enum PromiseBlocker
{
    /// <summary>Nothing but its turn.</summary>
    None,
    Permit,
    LandAgreement,
    Weather,
    Contractor,

    /// <summary>Too few have signed in the area.</summary>
    Threshold,
    Material,
    Other,

    /// <summary>Nobody has decided to build the area.</summary>
    Decision,

    /// <summary>Decided; no crew has said when it begins.</summary>
    Start,

    /// <summary>By the pace that the crew gave it should be connected, and is not.</summary>
    Pace,
}

/// <summary>A promise on a day.</summary>
public sealed record PromiseView
{
    public required long ContractId { get; init; }
    public required DateOnly PromisedBy { get; init; }

    /// <summary>To the promised day; below 0 after it.</summary>
    public required int DaysLeft { get; init; }
    public required PromiseRisk Risk { get; init; }
    public required PromiseBlocker Blocker { get; init; }

    /// <summary>The hindrance that it waits for; null where it is none.</summary>
    public HindranceView? Hindrance { get; init; }

    /// <summary>All open hindrances that concern it.</summary>
    public IReadOnlyList<HindranceView> Hindrances { get; init; } = [];
    public required Forecast Forecast { get; init; }

    /// <summary>Whether a person ordered, and no company or association: consumer law counts.</summary>
    public required bool Consumer { get; init; }

    /// <summary>What the resident may demand; empty until the promised day has passed.</summary>
    public IReadOnlyList<PromiseRight> Rights => PromiseRights.On(DaysLeft, Consumer);
}

/// <summary>Judges a promise from what is known.</summary>
internal static class PromiseClock
{
    /// <summary>Shorter than an area takes from its decision to its last house.</summary>
    private const int ShortDays = 183;

    public static PromiseView Of(OpenPromise promise, AreaProspect area, DateOnly today)
    {
        var hindrances = area.Hindrances.Concat(promise.Hindrances).ToList();
        // What lasts longest is what it waits for; an end that nobody knows is longest of all.
        var longest = hindrances.OrderByDescending(h => h.ExpectedUntil ?? DateOnly.MaxValue).FirstOrDefault();
        var forecast = OwnForecast(area.Forecast, promise.Hindrances, today);
        int left = promise.PromisedBy.DayNumber - today.DayNumber;
        return new PromiseView
        {
            ContractId = promise.ContractId,
            PromisedBy = promise.PromisedBy,
            DaysLeft = left,
            Risk = Risk(left, promise.PromisedBy, forecast, hindrances),
            Blocker = longest is null ? area.Blocker : Blocker(longest.Kind),
            Hindrance = longest,
            Hindrances = hindrances,
            Forecast = forecast,
            Consumer = promise.Consumer,
        };
    }

    private static Forecast OwnForecast(Forecast area, IReadOnlyList<HindranceView> own, DateOnly today)
    {
        if (area.On is not { } on || own.Count == 0)
        {
            return area;
        }
        // One that should be over and is not has no known end either.
        return own.Any(h => h.ExpectedUntil is null || h.ExpectedUntil < today)
            ? new Forecast(null, ForecastGap.HindranceWithoutEnd)
            : new Forecast(own.Select(h => h.ExpectedUntil!.Value).Append(on).Max(), ForecastGap.None);
    }

    private static PromiseRisk Risk(int left, DateOnly promised, Forecast forecast, List<HindranceView> hindrances) =>
        left < 0 ? PromiseRisk.Broken
        : forecast.On > promised || hindrances.Exists(h => h.ExpectedUntil > promised) ? PromiseRisk.AtRisk
        : forecast.On is not null ? PromiseRisk.OnTrack
        : left < ShortDays ? PromiseRisk.AtRisk
        : PromiseRisk.Unknown;

    private static PromiseBlocker Blocker(HindranceKind kind) =>
        kind switch
        {
            HindranceKind.Permit => PromiseBlocker.Permit,
            HindranceKind.LandAgreement => PromiseBlocker.LandAgreement,
            HindranceKind.Weather => PromiseBlocker.Weather,
            HindranceKind.Contractor => PromiseBlocker.Contractor,
            HindranceKind.Threshold => PromiseBlocker.Threshold,
            HindranceKind.Material => PromiseBlocker.Material,
            _ => PromiseBlocker.Other,
        };
}

/// <summary>A promise that is not kept yet, and its own open hindrances.</summary>
internal sealed record OpenPromise(
    long ContractId,
    long? AreaId,
    DateOnly PromisedBy,
    bool Consumer,
    IReadOnlyList<HindranceView> Hindrances
);
