using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>What an area's promises hang on.</summary>
internal sealed record AreaProspect(
    long? AreaId,
    Forecast Forecast,
    PromiseBlocker Blocker,
    IReadOnlyList<HindranceView> Hindrances
)
{
    /// <summary>A contract outside every area: nobody decides on it.</summary>
    private static readonly AreaProspect s_nowhere = new(
        null,
        new Forecast(null, ForecastGap.NotDecided),
        PromiseBlocker.Decision,
        []
    );

    /// <summary>The areas by their id; of one area when it is given.</summary>
    public static async Task<Prospects> ReadAsync(ByfiberDb db, long? areaId, DateOnly today, CancellationToken cancel)
    {
        var decisions = await db
            .BuildDecisions.AsNoTracking()
            .Where(d => areaId == null || d.AreaId == areaId)
            .GroupBy(d => d.AreaId)
            .Select(g => g.OrderByDescending(d => d.Id).First())
            .ToDictionaryAsync(d => d.AreaId, cancel);
        var paces = await db
            .AreaPaces.AsNoTracking()
            .Where(p => areaId == null || p.AreaId == areaId)
            .GroupBy(p => p.AreaId)
            .Select(g => g.OrderByDescending(p => p.Id).First())
            .ToDictionaryAsync(p => p.AreaId, cancel);
        var thresholds = await db
            .AreaThresholds.Where(t => areaId == null || t.AreaId == areaId)
            .Select(t => t.AreaId)
            .Distinct()
            .ToListAsync(cancel);
        var hindrances = (
            await HindranceView
                .In(db)
                .Where(h => h.AreaId != null && (areaId == null || h.AreaId == areaId))
                .ToListAsync(cancel)
        ).ToLookup(h => h.AreaId!.Value);
        return new Prospects(id =>
            id is { } area
                ? Of(
                    area,
                    decisions.GetValueOrDefault(area),
                    paces.GetValueOrDefault(area),
                    thresholds.Contains(area),
                    [.. hindrances[area]],
                    today
                )
                : s_nowhere
        );
    }

    private static AreaProspect Of(
        long areaId,
        BuildDecision? decision,
        AreaPace? pace,
        bool threshold,
        IReadOnlyList<HindranceView> hindrances,
        DateOnly today
    )
    {
        bool built = decision?.Kind == DecisionKind.Build;
        var forecast = Forecast.Of(
            built,
            decision?.TrenchMm ?? 0,
            pace,
            [.. hindrances.Select(h => (h.Since, h.EndedOn?.AddDays(-1) ?? Lasting(h.ExpectedUntil, today)))],
            today
        );
        var blocker =
            !built ? (threshold ? PromiseBlocker.Threshold : PromiseBlocker.Decision)
            : pace is null ? PromiseBlocker.Start
            : forecast.Missing == ForecastGap.PaceNotKept ? PromiseBlocker.Pace
            : PromiseBlocker.None;
        return new AreaProspect(areaId, forecast, blocker, [.. hindrances.Where(h => h.EndedOn is null)]);
    }

    /// <summary>A hindrance that should be over and is not: nobody knows its end.</summary>
    private static DateOnly? Lasting(DateOnly? expected, DateOnly today) => expected < today ? null : expected;
}

/// <summary>Every area's prospect.</summary>
internal sealed class Prospects(Func<long?, AreaProspect> of)
{
    private readonly Dictionary<long, AreaProspect> _known = [];

    public AreaProspect Of(long? areaId)
    {
        if (areaId is not { } id)
        {
            return of(null);
        }
        if (!_known.TryGetValue(id, out var prospect))
        {
            _known[id] = prospect = of(id);
        }
        return prospect;
    }
}
