using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>Makes a revision the one to build by. The one before it stays in the history.</summary>
public sealed class AdoptRevision(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>Does nothing when it is the adopted one already.</summary>
    /// <exception cref="RefusedException">There is no such revision, or the check found errors in it.</exception>
    public async Task RunAsync(long revisionId, string actor, string? note = null, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.PlanRuns, cancel);
                var revision =
                    await db
                        .PlanRevisions.Where(r => r.Id == revisionId)
                        .Select(r => new { r.Number, r.Findings })
                        .SingleOrDefaultAsync(cancel)
                    ?? throw RefusedException.Missing("plan revision", revisionId);
                if (revision.Findings.Length > 0)
                {
                    throw new RefusedException(
                        $"Plan {revision.Number} did not pass its check: order another plan, and report what its page lists."
                    );
                }
                long? adopted = await db.AdoptedIdAsync(cancel);
                if (adopted == revisionId)
                {
                    return revisionId;
                }
                var at = time.GetUtcNow().UtcDateTime;
                db.Add(
                    new RevisionAdoption
                    {
                        RevisionId = revisionId,
                        At = at,
                        Actor = actor,
                        Note = note,
                    }
                );
                await db.AppendAsync(
                    at,
                    actor,
                    "Plans",
                    nameof(AdoptRevision),
                    nameof(PlanRevision),
                    revisionId,
                    new { number = revision.Number, before = adopted },
                    cancel
                );
                return revisionId;
            },
            cancel
        );
    }
}

/// <summary>Which revision holds.</summary>
internal static class Adopted
{
    /// <summary>The adopted revision's id, or null while none is.</summary>
    public static Task<long?> AdoptedIdAsync(this ByfiberDb db, CancellationToken cancel) =>
        db.RevisionAdoptions.OrderByDescending(a => a.Id).Select(a => (long?)a.RevisionId).FirstOrDefaultAsync(cancel);
}
