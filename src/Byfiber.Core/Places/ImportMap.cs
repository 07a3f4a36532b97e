using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;
using Source = Byfiber.Planning.Sources;

namespace Byfiber.Core.Places;

/// <summary>
/// Takes a map in, in one transaction: either all of it is there or nothing is. The same source again writes nothing.
/// Premises that the map no longer holds are marked as removed; roads, buildings and waters are replaced.
/// Areas come from the first map that has any; after that they are people's.
/// </summary>
public sealed class ImportMap(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The map is the current one from here on.</summary>
    /// <param name="map">What a reader made of the source.</param>
    /// <param name="sourceName">What a person calls the source (a file's name).</param>
    /// <param name="sha256">Hash of everything that was read, hexadecimal.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">The map cannot be imported here; the sentence says why.</exception>
    public async Task<ImportOutcome> RunAsync(
        MapData map,
        string sourceName,
        string sha256,
        string actor,
        CancellationToken cancel = default
    )
    {
        ImportRules.RefuseUnfit(map);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Places, cancel);
                string hash = sha256.ToLowerInvariant();
                var latest = await db.ImportBatches.OrderByDescending(b => b.Id).FirstOrDefaultAsync(cancel);
                if (latest is not null && latest.Sha256 == hash)
                {
                    return new ImportOutcome(latest, true);
                }
                await ImportRules.RefuseOtherPlaneAsync(db, map, cancel);
                var known = await db.Premises.ToListAsync(cancel);
                var batch = Batch(map, MapDiff.Between(known, map.Premises), sourceName, hash, actor);
                db.Add(batch);
                await db.SaveChangesAsync(cancel);

                await ReplaceShapesAsync(db, map, cancel);
                await TakePremisesAsync(db, known, map.Premises, batch.Id, cancel);
                await TakeFirstAreasAsync(db, map.Areas, cancel);
                await AreaAssignment.RecomputeAsync(db, cancel);
                await db.AppendAsync(
                    batch.At,
                    actor,
                    "Places",
                    nameof(ImportMap),
                    nameof(ImportBatch),
                    batch.Id,
                    new
                    {
                        batch.SourceName,
                        batch.PremisesCount,
                        batch.AddedCount,
                        batch.ChangedCount,
                        batch.RemovedCount,
                    },
                    cancel
                );
                return new ImportOutcome(batch, false);
            },
            cancel
        );
    }

    private ImportBatch Batch(MapData map, MapDiff diff, string sourceName, string hash, string actor) =>
        new()
        {
            SourceName = sourceName,
            Sha256 = hash,
            Epsg = map.Crs.Epsg,
            Name = map.Name,
            Synthetic = map.Synthetic,
            Attribution = map.Attribution,
            OutlineWkb = map.Outline.Count == 0 ? null : Wkb.Write(Wkb.Polygons(map.Outline)),
            RoadCount = map.Roads.Count,
            PremisesCount = map.Premises.Count,
            BuildingCount = map.Buildings.Count,
            WaterCount = map.Waters.Count,
            AreaCount = map.Areas.Count,
            AddedCount = diff.Added.Count,
            ChangedCount = diff.Changed.Count,
            RemovedCount = diff.Removed.Count,
            UnchangedCount = diff.UnchangedCount,
            Warnings = string.Join('\n', map.Warnings),
            At = time.GetUtcNow().UtcDateTime,
            Actor = actor,
        };

    private static async Task ReplaceShapesAsync(ByfiberDb db, MapData map, CancellationToken cancel)
    {
        await db.Roads.ExecuteDeleteAsync(cancel);
        await db.Buildings.ExecuteDeleteAsync(cancel);
        await db.Waters.ExecuteDeleteAsync(cancel);
        await db.Dialect.InsertAsync(db, [.. map.Roads.Select(SourceRows.Road)], cancel);
        await db.Dialect.InsertAsync(db, [.. map.Buildings.Select(SourceRows.Building)], cancel);
        await db.Dialect.InsertAsync(db, [.. map.Waters.Select(SourceRows.Water)], cancel);
    }

    private static async Task TakePremisesAsync(
        ByfiberDb db,
        List<Premises> known,
        IReadOnlyList<Source.Premises> map,
        long batchId,
        CancellationToken cancel
    )
    {
        var byId = known.ToDictionary(p => p.SourceId, StringComparer.Ordinal);
        long nextId = known.Count == 0 ? 1 : known.Max(p => p.Id) + 1;
        var added = new List<Premises>();
        foreach (var premises in map)
        {
            if (byId.Remove(premises.Id, out var old))
            {
                SourceRows.Overwrite(old, premises, batchId);
            }
            else
            {
                added.Add(SourceRows.NewPremises(premises, nextId++, batchId));
            }
        }
        foreach (var gone in byId.Values.Where(p => p.RemovedBatchId is null))
        {
            gone.RemovedBatchId = batchId;
        }
        await db.SaveChangesAsync(cancel);
        await db.Dialect.InsertAsync(db, added, cancel);
        await db
            .Premises.Where(p => p.RemovedBatchId == null)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.LastBatchId, batchId), cancel);
        db.ChangeTracker.Clear();
    }

    private static async Task TakeFirstAreasAsync(
        ByfiberDb db,
        IReadOnlyList<Source.Area> areas,
        CancellationToken cancel
    )
    {
        if (areas.Count == 0 || await db.Areas.AnyAsync(cancel))
        {
            return;
        }
        db.Areas.AddRange(areas.OrderBy(a => a.BuildOrder).Select((a, i) => SourceRows.Area(a, i + 1)));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>The batch; <paramref name="AlreadyThere"/> when the same source had been imported last, so that nothing was written.</summary>
public sealed record ImportOutcome(ImportBatch Batch, bool AlreadyThere);
