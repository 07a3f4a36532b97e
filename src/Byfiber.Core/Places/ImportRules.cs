using Byfiber.Core.Storage;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Places;

/// <summary>What a map must be before it is let in.</summary>
internal static class ImportRules
{
    public static void RefuseUnfit(MapData map)
    {
        var seen = new HashSet<string>(map.Premises.Count, StringComparer.Ordinal);
        foreach (var premises in map.Premises)
        {
            if (!seen.Add(premises.Id))
            {
                throw new RefusedException(
                    $"The map {map.Name} has two premises with the id {premises.Id} (the second is {premises.Address}): give each its own."
                );
            }
        }
        if (map.Areas.GroupBy(a => a.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new RefusedException($"The map {map.Name} has two areas called {twice.Key}: give each its own name.");
        }
        if (map.Premises.Count == 0)
        {
            throw new RefusedException(
                $"The map {map.Name} has neither addresses nor buildings, so nothing to connect: add a file of addresses, or take another map."
            );
        }
    }

    public static async Task RefuseOtherPlaneAsync(ByfiberDb db, MapData map, CancellationToken cancel)
    {
        var latest = await db.ImportBatches.AsNoTracking().OrderByDescending(b => b.Id).FirstOrDefaultAsync(cancel);
        if (latest is not null && latest.Epsg != map.Crs.Epsg)
        {
            throw new RefusedException(
                $"The map {map.Name} is in EPSG:{map.Crs.Epsg} but this database holds {latest.Name} in EPSG:{latest.Epsg}: "
                    + "import it into a database of its own."
            );
        }
    }
}
