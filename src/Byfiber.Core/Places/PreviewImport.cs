using Byfiber.Core.Storage;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Places;

/// <summary>Shows what an import would change, without writing.</summary>
public sealed class PreviewImport(IDbContextFactory<ByfiberDb> dbs)
{
    /// <exception cref="RefusedException">The map cannot be imported here; the sentence says why.</exception>
    public async Task<MapDiff> RunAsync(MapData map, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        ImportRules.RefuseUnfit(map);
        await ImportRules.RefuseOtherPlaneAsync(db, map, cancel);
        var known = await db.Premises.AsNoTracking().ToListAsync(cancel);
        return MapDiff.Between(known, map.Premises);
    }
}
