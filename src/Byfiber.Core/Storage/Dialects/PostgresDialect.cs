using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Byfiber.Core.Storage.Dialects;

/// <summary>PostgreSQL: COPY in binary; boxes found by PostGIS's GiST; advisory locks that end with the transaction.</summary>
internal sealed class PostgresDialect : IDialect
{
    public static readonly PostgresDialect Instance = new();

    public async Task InsertAsync<T>(ByfiberDb db, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        var table = BulkTable.Of<T>(db);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({string.Join(", ", table.Columns.Select(c => c.Name))}) FROM STDIN (FORMAT BINARY)",
            cancel
        );
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in table.Columns)
            {
                if (column.Value(row) is { } value)
                {
                    await copy.WriteAsync(value, column.StoreType, cancel);
                }
                else
                {
                    await copy.WriteNullAsync(cancel);
                }
            }
        }
        await copy.CompleteAsync(cancel);
    }

    public IQueryable<T> InBox<T>(ByfiberDb db, Box box, long? revisionId = null)
        where T : class
    {
        string sql = SelectInBox(SpatialTable.Of(db.Model.FindEntityType(typeof(T))!));
        return db.Set<T>().FromSqlRaw(sql, box.MinX, box.MinY, box.MaxX, box.MaxY, revisionId ?? 0);
    }

    private static string SelectInBox(SpatialTable t) =>
        // PostGIS indexes 32-bit boxes too, rounded outwards; the exact columns decide.
        $"SELECT t.* FROM {t.Name} t WHERE {(t.OfRevision ? "t.revision_id = {4} AND " : "")}"
        + $"ST_MakeEnvelope(t.{t.MinX}, t.{t.MinY}, t.{t.MaxX}, t.{t.MaxY}) && ST_MakeEnvelope({{0}}, {{1}}, {{2}}, {{3}}) "
        + $"AND t.{t.MaxX} >= {{0}} AND t.{t.MaxY} >= {{1}} AND t.{t.MinX} <= {{2}} AND t.{t.MinY} <= {{3}}";

    public Task<IDbContextTransaction> SnapshotAsync(ByfiberDb db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public async Task<IAsyncDisposable> AloneAsync(ByfiberDb db, CancellationToken cancel)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel))
        {
            try
            {
                await creator.CreateAsync(cancel);
            }
            catch (PostgresException e)
                when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another program that starts now was faster.
            }
        }
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({(long)StorageLock.Migration})", cancel);
        return new SessionLock(db);
    }

    public async Task LockAsync(ByfiberDb db, StorageLock what, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({(long)what})", cancel);

    // The pair of numbers is a lock of its own kind, so it cannot meet the single number's. Keys of one hash wait for each other, no more.
    public async Task LockPartAsync(ByfiberDb db, StorageLock what, string key, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock_shared({(long)what}); SELECT pg_advisory_xact_lock({(int)what}, hashtext({key}))",
            cancel
        );

    public async Task ExecuteLockedAsync(
        ByfiberDb db,
        StorageLock what,
        FormattableString sql,
        CancellationToken cancel
    ) =>
        await db.Database.ExecuteSqlRawAsync(
            string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({(long)what}); {sql.Format}"),
            sql.GetArguments()!,
            cancel
        );

    /// <summary>
    /// Text that is ordered or searched by prefix sorts bytewise, as it does on SQLite; in a language's collation the same plan
    /// would read its map in another order, and a prefix could not use the index.
    /// </summary>
    public static void Configure(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (
                property.ClrType == typeof(string)
                && property.Name is "SourceId" or "SearchText" or "SortText" or "Item"
            )
            {
                property.SetCollation("C");
            }
        }
    }

    /// <summary>An advisory lock that the context's open connection holds; a dying program's connection lets it go.</summary>
    private sealed class SessionLock(ByfiberDb db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({(long)StorageLock.Migration})");
            await db.Database.CloseConnectionAsync();
        }
    }
}
