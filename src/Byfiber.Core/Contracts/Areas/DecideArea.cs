using Byfiber.Core.Journal;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>
/// Decides whether an area is built, waits or is not built, and freezes the figures that it was decided on beside it. A later decision goes before
/// it; none is ever changed. After a decision to build, whoever orders there pays the late price. The figures are those of one moment, and where
/// they are not those that the deciders saw, the decision is refused: nobody but they can say whether it would be the same, and figures that a
/// form brings along are no figures to keep.
/// </summary>
public sealed class DecideArea(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <returns>The decision's id.</returns>
    /// <exception cref="RefusedException">
    /// There is no such area, a text is missing, the day has not come yet, or the figures are no longer those that were seen.
    /// </exception>
    public async Task<long> RunAsync(AreaDecision wish, string actor, CancellationToken cancel = default)
    {
        var at = time.GetUtcNow().UtcDateTime;
        var (reason, deciders) = Checked(wish, at.SwedishDay());
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
                // On a connection of its own: behind the lock this one's transaction reads each statement's own moment on PostgreSQL.
                var snapshot = await new AreaTakeUp(dbs).RunAsync(cancel);
                var line =
                    snapshot.Areas.FirstOrDefault(a => a.AreaId == wish.AreaId)
                    ?? throw RefusedException.Missing("area", wish.AreaId);
                var figures = DecisionFigures.Of(snapshot, line);
                if (wish.Seen is { } seen && seen != figures)
                {
                    throw new RefusedException(
                        $"The figures of {line.Name} have changed since they were shown: compare them, and save the decision again if it holds."
                    );
                }
                var decision = new BuildDecision
                {
                    AreaId = wish.AreaId,
                    Kind = wish.Kind,
                    Reason = reason,
                    Deciders = deciders,
                    DecidedOn = wish.DecidedOn,
                    RevisionId = figures.RevisionId,
                    PremisesCount = figures.Premises,
                    OfferedCount = figures.Offered,
                    InterestedCount = figures.Interested,
                    SignedCount = figures.Signed,
                    ThresholdCount = figures.ThresholdCount,
                    CostOre = figures.CostOre,
                    TrenchMm = figures.TrenchMm,
                    SignedOre = figures.SignedOre,
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
/// <param name="Seen">The figures that it was taken on; null takes those of now, whatever they are.</param>
public sealed record AreaDecision(
    long AreaId,
    DecisionKind Kind,
    string Reason,
    string Deciders,
    DateOnly DecidedOn,
    Guid RequestId,
    DecisionFigures? Seen = null
);

/// <summary>Thresholds and decisions of areas are set one at a time, so that the same form sent twice at once is found.</summary>
internal static class AreaLock
{
    public static Task LockAreasAsync(this ByfiberDb db, CancellationToken cancel) =>
        db.Dialect.LockAsync(db, StorageLock.Areas, cancel);
}
