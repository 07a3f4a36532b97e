using Byfiber.Core.Journal;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>
/// Decides whether an area is built, waits or is not built, and freezes the figures that it was decided on beside it. A later decision goes before
/// it; none is ever changed. After a decision to build, whoever orders there pays the late price.
/// </summary>
public sealed class DecideArea(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <returns>The decision's id.</returns>
    /// <exception cref="RefusedException">There is no such area, a text is missing, or the day has not come yet.</exception>
    public async Task<long> RunAsync(AreaDecision wish, string actor, CancellationToken cancel = default)
    {
        var at = time.GetUtcNow().UtcDateTime;
        var (reason, deciders) = Checked(wish, DateOnly.FromDateTime(at));
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.LockAreasAsync(cancel);
                if (
                    await db
                        .BuildDecisions.AsNoTracking()
                        .FirstOrDefaultAsync(d => d.RequestId == wish.RequestId, cancel) is
                    { } same
                )
                {
                    return same.Id;
                }
                var snapshot = await AreaTakeUp.ReadAsync(db, cancel);
                var line =
                    snapshot.Areas.FirstOrDefault(a => a.AreaId == wish.AreaId)
                    ?? throw RefusedException.Missing("area", wish.AreaId);
                var decision = new BuildDecision
                {
                    AreaId = wish.AreaId,
                    Kind = wish.Kind,
                    Reason = reason,
                    Deciders = deciders,
                    DecidedOn = wish.DecidedOn,
                    RevisionId = line.Plan is null ? null : snapshot.RevisionId,
                    PremisesCount = line.Premises,
                    OfferedCount = line.Offered,
                    InterestedCount = line.Interested,
                    SignedCount = line.Signed,
                    ThresholdCount = line.ThresholdCount,
                    CostOre = line.Plan?.CostOre ?? 0,
                    TrenchMm = line.Plan?.TrenchMm ?? 0,
                    SignedOre = line.SignedOre,
                    At = at,
                    Actor = actor,
                    RequestId = wish.RequestId,
                };
                db.Add(decision);
                await db.AppendAsync(
                    at,
                    actor,
                    "Contracts",
                    nameof(DecideArea),
                    nameof(Area),
                    wish.AreaId,
                    new
                    {
                        kind = wish.Kind.ToString(),
                        wish.DecidedOn,
                        decision.SignedCount,
                        decision.ThresholdCount,
                    },
                    cancel
                );
                return decision.Id;
            },
            cancel
        );
    }

    private static (string Reason, string Deciders) Checked(AreaDecision wish, DateOnly today)
    {
        string reason = wish.Reason.Trim(),
            deciders = wish.Deciders.Trim();
        if (reason.Length is 0 or > 2000)
        {
            throw new RefusedException("A decision needs a reason of 1 to 2,000 characters.");
        }
        if (deciders.Length is 0 or > 200)
        {
            throw new RefusedException("A decision needs its deciders, in 1 to 200 characters.");
        }
        // Tomorrow in UTC can be today where the decider sits.
        if (wish.DecidedOn > today.AddDays(1) || wish.DecidedOn.Year < 2000)
        {
            throw new RefusedException("The day of a decision must not lie ahead, nor before the year 2000.");
        }
        return (reason, deciders);
    }
}

/// <summary>A decision as somebody writes it down.</summary>
/// <param name="AreaId">The area.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Deciders">Who decided, by name or as a body.</param>
/// <param name="DecidedOn">The day.</param>
/// <param name="RequestId">The form's own number: the same twice is one decision.</param>
public sealed record AreaDecision(
    long AreaId,
    DecisionKind Kind,
    string Reason,
    string Deciders,
    DateOnly DecidedOn,
    Guid RequestId
);

/// <summary>Thresholds and decisions of areas are set one at a time, so that the same form sent twice at once is found.</summary>
internal static class AreaLock
{
    public static Task LockAreasAsync(this ByfiberDb db, CancellationToken cancel) =>
        db.Dialect.LockAsync(db, StorageLock.Areas, cancel);
}
