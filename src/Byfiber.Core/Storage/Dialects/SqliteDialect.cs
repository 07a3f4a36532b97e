using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Byfiber.Core.Storage.Dialects;

/// <summary>
/// SQLite: prepared inserts; boxes in R*Tree tables that triggers keep; no locks, since a transaction holds the whole file.
/// </summary>
internal sealed class SqliteDialect : IDialect
{
    public static readonly SqliteDialect Instance = new();

    public Task InsertAsync<T>(ByfiberDb db, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        var table = BulkTable.Of<T>(db);
        using var insert = new SqliteInsert((SqliteConnection)db.Database.GetDbConnection(), table);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            insert.Row(row);
        }
        return Task.CompletedTask;
    }

    public IQueryable<T> InBox<T>(ByfiberDb db, Box box, long? revisionId = null)
        where T : class
    {
        string sql = SelectInBox(SpatialTable.Of(db.Model.FindEntityType(typeof(T))!));
        return db.Set<T>().FromSqlRaw(sql, box.MinX, box.MinY, box.MaxX, box.MaxY, revisionId ?? 0);
    }

    private static string SelectInBox(SpatialTable t)
    {
        // The R*Tree's coordinates are 32-bit, rounded outwards: it finds a few too many, and the exact columns decide.
        const string found = "b.max_x >= {0} AND b.max_y >= {1} AND b.min_x <= {2} AND b.min_y <= {3}";
        string exact = $"t.{t.MaxX} >= {{0}} AND t.{t.MaxY} >= {{1}} AND t.{t.MinX} <= {{2}} AND t.{t.MinY} <= {{3}}";
        // CROSS JOIN keeps SQLite from starting with the big table. A plan's box carries its revision as a third dimension.
        return t.OfRevision
            ? $"SELECT t.* FROM {t.Name}_box b CROSS JOIN {t.Name} t ON t.revision_id = b.id >> 32 AND t.id = b.id & 4294967295 "
                + $"WHERE {found} AND b.min_revision <= {{4}} AND b.max_revision >= {{4}} AND t.revision_id = {{4}} AND {exact}"
            : $"SELECT t.* FROM {t.Name}_box b CROSS JOIN {t.Name} t ON t.id = b.id WHERE {found} AND {exact}";
    }

    public async Task<IDbContextTransaction> SnapshotAsync(ByfiberDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        // Entity Framework's own transaction would take the write lock at once.
        var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await db.Database.UseTransactionAsync(reading, cancel))!;
    }

    public Task<IAsyncDisposable> AloneAsync(ByfiberDb db, CancellationToken cancel) =>
        SqliteMigrationLock.TakeAsync(db, cancel);

    public Task LockAsync(ByfiberDb db, StorageLock what, CancellationToken cancel) => Task.CompletedTask;

    public Task LockPartAsync(ByfiberDb db, StorageLock what, string key, CancellationToken cancel) =>
        Task.CompletedTask;

    public Task ExecuteLockedAsync(ByfiberDb db, StorageLock what, FormattableString sql, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(sql, cancel);
}
