using System.Globalization;
using Byfiber.Core.Places;
using Byfiber.Core.Storage.Dialects;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Byfiber.Core.Storage;

/// <summary>
/// The database that the program runs on: a file in a folder, or a PostgreSQL server. Opens contexts, and brings the tables
/// up to date at the start.
/// </summary>
public sealed class Database : IDbContextFactory<ByfiberDb>
{
    /// <summary>The embedded database's file name within its folder.</summary>
    public const string FileName = "byfiber.db";

    /// <summary>
    /// How many transactions of this program write to a server at once. Verbs end under the journal's lock, one after the other, so more of
    /// them would hold connections and locks only to wait, and past the server's time limit.
    /// </summary>
    private const int ServerTransactionsAtOnce = 8;

    private readonly Func<ByfiberDb> _open;

    private Database(Func<ByfiberDb> open, string name)
    {
        _open = open;
        Name = name;
    }

    /// <summary>What a person calls it: the file's path, or the server and database (never the password).</summary>
    public string Name { get; }

    /// <summary>The embedded database in a folder, which is made when it is missing.</summary>
    /// <exception cref="RefusedException">The folder cannot be made.</exception>
    public static Database InFolder(string folder)
    {
        string full = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                $"The data folder {full} cannot be made ({e.Message}): give another with --data.",
                e
            );
        }
        string file = Path.Combine(full, FileName);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            DefaultTimeout = 60,
        };
        var options = new DbContextOptionsBuilder<SqliteByfiberDb>()
            .UseSqlite(connection.ConnectionString)
            .AddInterceptors(SqlitePragmas.Instance)
            .Options;
        // A transaction holds the whole file. Who waits at SQLite itself blocks a thread, polls, and is served in no order.
        var turns = new SemaphoreSlim(1);
        return new Database(() => new SqliteByfiberDb(options) { Turns = turns }, file);
    }

    /// <summary>A PostgreSQL database, by an Npgsql connection string ("Host=localhost;Database=byfiber;Username=byfiber").</summary>
    /// <exception cref="RefusedException">The string is not a connection string.</exception>
    public static Database OnServer(string connectionString)
    {
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new RefusedException(
                "The text after --database is not a connection string: write it like \"Host=localhost;Database=byfiber;Username=byfiber\".",
                e
            );
        }
        if (string.IsNullOrEmpty(connection.Host))
        {
            throw new RefusedException("The connection string after --database names no server: add \"Host=...\".");
        }
        var options = new DbContextOptionsBuilder<PostgresByfiberDb>().UseNpgsql(connection.ConnectionString).Options;
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"{connection.Database ?? connection.Username} on {connection.Host}:{connection.Port}"
        );
        var turns = new SemaphoreSlim(ServerTransactionsAtOnce);
        return new Database(() => new PostgresByfiberDb(options) { Turns = turns }, name);
    }

    /// <summary>A new context; the caller disposes it.</summary>
    public ByfiberDb CreateDbContext() => _open();

    /// <summary>Makes or updates the tables. Two programs that start at once do it one after the other.</summary>
    /// <exception cref="RefusedException">
    /// The database cannot be reached or written, or a newer version of the program has been there.
    /// </exception>
    public async Task MigrateAsync(CancellationToken cancel = default)
    {
        await using var db = CreateDbContext();
        try
        {
            await using var alone = await db.Dialect.AloneAsync(db, cancel);
            await RefuseNewerAsync(db, cancel);
            await db.Database.MigrateAsync(cancel);
            await SortTexts.FillAsync(db, cancel);
        }
        catch (Exception e) when (StorageErrors.Sentence(e, Name) is { } sentence)
        {
            throw new RefusedException(sentence, e);
        }
    }

    private async Task RefuseNewerAsync(ByfiberDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } unknown)
        {
            throw new RefusedException(
                $"The database {Name} was made by a newer version of Byfiber ({unknown}): update the program, or use another database."
            );
        }
    }
}
