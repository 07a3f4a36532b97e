using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>What an ambassador sees and prints: their area, and its count. Nothing tells which neighbour said what.</summary>
public sealed class AmbassadorSheet(IDbContextFactory<ByfiberDb> dbs, AreaProgress progress)
{
    /// <summary>The sheet of an ambassador, or null when there is none with this id or they have ended.</summary>
    public async Task<SheetView?> RunAsync(long ambassadorId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var found = await db
            .Ambassadors.AsNoTracking()
            .Where(a => a.Id == ambassadorId && a.EndedAt == null)
            .Join(
                db.Premises,
                a => a.PremisesId,
                p => p.Id,
                (a, p) =>
                    new
                    {
                        a.Id,
                        a.PersonId,
                        p.AreaId,
                        PremisesId = p.Id,
                        a.At,
                    }
            )
            .SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }
        var area = found.AreaId is { } id ? await progress.RunAsync(id, cancel) : null;
        return new SheetView(found.Id, found.PremisesId, found.PersonId, found.At, area);
    }

    /// <summary>The ambassador that a person is at a premises, or null.</summary>
    public async Task<long?> OfAsync(long premisesId, long personId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .Ambassadors.Where(a => a.PremisesId == premisesId && a.PersonId == personId && a.EndedAt == null)
            .Select(a => (long?)a.Id)
            .FirstOrDefaultAsync(cancel);
    }
}

/// <summary>An ambassador's sheet; the area is null outside every area.</summary>
public sealed record SheetView(
    long AmbassadorId,
    long PremisesId,
    long PersonId,
    DateTime Since,
    AreaProgressView? Area
);
