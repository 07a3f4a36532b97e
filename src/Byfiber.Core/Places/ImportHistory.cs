using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Places;

/// <summary>The imports so far.</summary>
public sealed class ImportHistory(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>Newest first; the first one is the current map.</summary>
    public async Task<IReadOnlyList<ImportBatch>> RunAsync(int limit = 50, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.ImportBatches.AsNoTracking().OrderByDescending(b => b.Id).Take(limit).ToListAsync(cancel);
    }
}
