using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>Hindrances for the staff: those that last first, then the latest.</summary>
public sealed class HindranceList(IDbContextFactory<ByfiberDb> dbs)
{
    /// <param name="areaId">Null shows all areas.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<IReadOnlyList<HindranceView>> RunAsync(long? areaId = null, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await HindranceView
            .In(db)
            .Where(h => areaId == null || h.AreaId == areaId || InArea(db, areaId).Contains(h.ContractId))
            .OrderBy(h => h.EndedOn == null ? 0 : 1)
            .ThenByDescending(h => h.Id)
            .ToListAsync(cancel);
    }

    /// <summary>One with all its words, oldest first; null when there is none with this id.</summary>
    public async Task<HindranceHistory?> OneAsync(long hindranceId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var view = await HindranceView.In(db).SingleOrDefaultAsync(h => h.Id == hindranceId, cancel);
        return view is null
            ? null
            : new HindranceHistory(
                view,
                await db
                    .HindranceWords.AsNoTracking()
                    .Where(w => w.HindranceId == hindranceId)
                    .OrderBy(w => w.Id)
                    .ToListAsync(cancel)
            );
    }

    /// <summary>The file that proves it; null when there is none.</summary>
    public async Task<Attachment?> FileAsync(long hindranceId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .Attachments.AsNoTracking()
            .SingleOrDefaultAsync(a => db.Hindrances.Any(h => h.Id == hindranceId && h.AttachmentId == a.Id), cancel);
    }

    private static IQueryable<long?> InArea(ByfiberDb db, long? areaId) =>
        db.Contracts.Where(c => c.AreaId == areaId).Select(c => (long?)c.Id);
}

/// <summary>A hindrance and all that was said of it.</summary>
public sealed record HindranceHistory(HindranceView Hindrance, IReadOnlyList<HindranceWord> Words);
