using Byfiber.Core.Journal;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>Says when an area is worth building. The thresholds before stay as history.</summary>
public sealed class SetThreshold(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="areaId">The area.</param>
    /// <param name="kind">How the value is meant.</param>
    /// <param name="value">Percent (1 to 100), premises (1 to 1,000,000) or öre with VAT (SEK 1 to 1,000,000).</param>
    /// <param name="actor">Who sets it.</param>
    /// <param name="requestId">The form's own number: the same twice sets it once.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>The threshold's id.</returns>
    /// <exception cref="RefusedException">There is no such area, or the value is out of range.</exception>
    public async Task<long> RunAsync(
        long areaId,
        ThresholdKind kind,
        long value,
        string actor,
        Guid requestId,
        CancellationToken cancel = default
    )
    {
        Check(kind, value);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.LockAreasAsync(cancel);
                if (!await db.Areas.AnyAsync(a => a.Id == areaId, cancel))
                {
                    throw RefusedException.Missing("area", areaId);
                }
                if (
                    await db.AreaThresholds.AsNoTracking().FirstOrDefaultAsync(t => t.RequestId == requestId, cancel) is
                    { } same
                )
                {
                    return same.Id;
                }
                var threshold = new AreaThreshold
                {
                    AreaId = areaId,
                    Kind = kind,
                    Value = value,
                    At = time.GetUtcNow().UtcDateTime,
                    Actor = actor,
                    RequestId = requestId,
                };
                db.Add(threshold);
                await db.AppendAsync(
                    threshold.At,
                    actor,
                    "Contracts",
                    nameof(SetThreshold),
                    nameof(Area),
                    areaId,
                    new { kind = kind.ToString(), value },
                    cancel
                );
                return threshold.Id;
            },
            cancel
        );
    }

    private static void Check(ThresholdKind kind, long value)
    {
        switch (kind)
        {
            case ThresholdKind.Share when value is < 1 or > 100:
                throw new RefusedException("A threshold in percent must be from 1 to 100.");
            case ThresholdKind.Count when value is < 1 or > 1_000_000:
                throw new RefusedException("A threshold in premises must be from 1 to 1,000,000.");
            case ThresholdKind.PaysAtPrice when value is < 100 or > PriceWish.MostPriceOre:
                throw new RefusedException("A threshold's price must be from SEK 1 to SEK 1,000,000.");
        }
    }
}
