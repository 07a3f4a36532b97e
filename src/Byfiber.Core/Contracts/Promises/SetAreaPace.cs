using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>Writes down when digging in an area begins and how fast it goes, as its crew says. Forecasts come from the last one.</summary>
public sealed class SetAreaPace(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    private const long MostWeeklyMm = 100_000_000;

    /// <param name="areaId">The area.</param>
    /// <param name="digFrom">The day that digging begins, or began.</param>
    /// <param name="weeklyMm">Trench laid in a week of seven days, mm; up to 100 km.</param>
    /// <param name="requestId">Made by the form: the same form twice is one row.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">There is no such area, or the pace is none.</exception>
    public async Task RunAsync(
        long areaId,
        DateOnly digFrom,
        long weeklyMm,
        Guid requestId,
        string actor,
        CancellationToken cancel = default
    )
    {
        if (weeklyMm is <= 0 or > MostWeeklyMm)
        {
            throw ContractRefusal.Input.Because("The pace must be above 0 and at most 100 km of trench a week.");
        }
        var at = time.GetUtcNow().UtcDateTime;
        await dbs.InTransactionAsync(
            async db =>
            {
                if (await db.AreaPaces.AnyAsync(p => p.RequestId == requestId, cancel))
                {
                    return false;
                }
                if (!await db.Areas.AnyAsync(a => a.Id == areaId, cancel))
                {
                    throw RefusedException.Missing("area", areaId);
                }
                db.Add(
                    new AreaPace
                    {
                        AreaId = areaId,
                        DigFrom = digFrom,
                        WeeklyMm = weeklyMm,
                        At = at,
                        Actor = actor,
                        RequestId = requestId,
                    }
                );
                await db.AppendAsync(
                    at,
                    actor,
                    "Contracts",
                    nameof(SetAreaPace),
                    nameof(AreaPace),
                    areaId,
                    new { digFrom, weeklyMm },
                    cancel
                );
                return true;
            },
            cancel
        );
    }
}
