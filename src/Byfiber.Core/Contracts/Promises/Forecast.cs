namespace Byfiber.Core.Contracts.Promises;

/// <summary>
/// When an area should be finished, by the simplest rule that is honest (docs/promises.md): the decided plan's trenches at the pace that the
/// crew gave, from the day that digging begins; days under a hindrance do not count. Where something of that is not known, the
/// forecast is unknown and says what is missing.
/// </summary>
/// <param name="On">The day by which everybody in the area should be connected; null when it is unknown.</param>
/// <param name="Missing">Why it is unknown.</param>
public sealed record Forecast(DateOnly? On, ForecastGap Missing)
{
    private const int MostYears = 50;

    /// <summary>The forecast from what is known of an area.</summary>
    /// <param name="built">Whether the last decision is to build.</param>
    /// <param name="trenchMm">The decided plan's trenches, mm.</param>
    /// <param name="pace">The crew's word; null while there is none.</param>
    /// <param name="standstills">The days on which hindrances hold the area up, first and last, null for an end that nobody knows.</param>
    /// <param name="today">Today.</param>
    public static Forecast Of(
        bool built,
        long trenchMm,
        AreaPace? pace,
        IReadOnlyCollection<(DateOnly From, DateOnly? Until)> standstills,
        DateOnly today
    )
    {
        if (!built)
        {
            return new Forecast(null, ForecastGap.NotDecided);
        }
        if (pace is null || trenchMm <= 0)
        {
            return new Forecast(null, ForecastGap.NoPace);
        }
        if (standstills.Any(s => s.Until is null))
        {
            return new Forecast(null, ForecastGap.HindranceWithoutEnd);
        }
        long days = (7 * trenchMm + pace.WeeklyMm - 1) / pace.WeeklyMm;
        if (days > MostYears * 366)
        {
            return new Forecast(null, ForecastGap.NoPace);
        }
        var on = Worked(pace.DigFrom, (int)days, standstills);
        // Promised contracts of the area still wait: the pace was not kept, and nothing else is known.
        return on < today ? new Forecast(null, ForecastGap.PaceNotKept) : new Forecast(on, ForecastGap.None);
    }

    /// <summary>The last of so many days of work from a day on.</summary>
    private static DateOnly Worked(
        DateOnly from,
        int days,
        IReadOnlyCollection<(DateOnly From, DateOnly? Until)> standstills
    )
    {
        var next = from;
        foreach (var (first, last) in standstills.OrderBy(s => s.From))
        {
            int before = Math.Max(0, first.DayNumber - next.DayNumber);
            if (before >= days)
            {
                break;
            }
            if (last < next)
            {
                continue;
            }
            days -= before;
            next = last!.Value.AddDays(1);
        }
        return next.AddDays(Math.Max(0, days - 1));
    }
}

/// <summary>What a forecast lacks.</summary>
public enum ForecastGap
{
    /// <summary>Nothing: there is a forecast.</summary>
    None,

    /// <summary>Nobody has decided to build the area.</summary>
    NotDecided,

    /// <summary>Nobody has said when digging begins and how fast it goes.</summary>
    NoPace,

    /// <summary>A hindrance has no expected end.</summary>
    HindranceWithoutEnd,

    /// <summary>By the pace that was given it should be finished, and is not.</summary>
    PaceNotKept,
}
