using System.Globalization;
using Byfiber.Core.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

[assembly: AssemblyFixture(typeof(Byfiber.Core.Tests.Storage.TestDatabases))]

namespace Byfiber.Core.Tests.Storage;

/// <summary>
/// Gives each test a database of its own, copied from a template that is migrated once. PostgreSQL only where BYFIBER_POSTGRES holds an
/// administrator's connection string.
/// </summary>
public sealed class TestDatabases : IAsyncLifetime
{
    public const string Sqlite = "SQLite",
        Postgres = "PostgreSQL";

    private static readonly SemaphoreSlim One = new(1);
    private static string? _sqliteTemplate;
    private static string? _postgresTemplate;

    private static string? Server =>
        Environment.GetEnvironmentVariable("BYFIBER_POSTGRES") is { Length: > 0 } s ? s : null;

    /// <summary>An up-to-date, empty database; skips the test where there is no server for it.</summary>
    public static async Task<TestDatabase> NewAsync(string kind)
    {
        await One.WaitAsync();
        try
        {
            return kind == Sqlite ? await NewFileAsync() : await NewOnServerAsync();
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>A folder with nothing in it, or a database with nothing in it.</summary>
    public static async Task<TestDatabase> EmptyAsync(string kind)
    {
        if (kind == Sqlite)
        {
            return TestDatabase.InFolder(Directory.CreateTempSubdirectory("byfiber-test-").FullName);
        }
        string name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name}");
        return TestDatabase.OnServer(Named(name));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_postgresTemplate is not null)
        {
            await ExecuteAsync($"DROP DATABASE {_postgresTemplate} WITH (FORCE)");
        }
        if (_sqliteTemplate is not null)
        {
            Directory.Delete(_sqliteTemplate, true);
        }
    }

    internal static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(RequiredServer());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<TestDatabase> NewFileAsync()
    {
        if (_sqliteTemplate is null)
        {
            string template = Directory.CreateTempSubdirectory("byfiber-test-").FullName;
            await Database.InFolder(template).MigrateAsync();
            SqliteConnection.ClearAllPools();
            _sqliteTemplate = template;
        }
        string folder = Directory.CreateTempSubdirectory("byfiber-test-").FullName;
        File.Copy(Path.Combine(_sqliteTemplate, Database.FileName), Path.Combine(folder, Database.FileName));
        return TestDatabase.InFolder(folder);
    }

    private static async Task<TestDatabase> NewOnServerAsync()
    {
        if (_postgresTemplate is null)
        {
            string template = NewName();
            await ExecuteAsync($"CREATE DATABASE {template}");
            await Database.OnServer(Named(template) + ";Pooling=false").MigrateAsync();
            _postgresTemplate = template;
        }
        string name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {_postgresTemplate}");
        return TestDatabase.OnServer(Named(name));
    }

    private static string NewName() => "byfiber_test_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    private static string Named(string database) =>
        new NpgsqlConnectionStringBuilder(RequiredServer()) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static string RequiredServer()
    {
        Assert.SkipWhen(Server is null, "BYFIBER_POSTGRES names no PostgreSQL server, so only SQLite was tried.");
        return Server!;
    }
}

/// <summary>One test's database; it is deleted at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _folder;

    private TestDatabase(Database database, string kind, string address, string? folder)
    {
        Database = database;
        Kind = kind;
        Address = address;
        _folder = folder;
    }

    public Database Database { get; }
    public string Kind { get; }

    /// <summary>The folder or the connection string.</summary>
    public string Address { get; }

    public static TestDatabase InFolder(string folder) =>
        new(Database.InFolder(folder), TestDatabases.Sqlite, folder, folder);

    public static TestDatabase OnServer(string connection) =>
        new(Database.OnServer(connection), TestDatabases.Postgres, connection, null);

    /// <summary>A context on it.</summary>
    public ByfiberDb Open() => Database.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(Address));
            string name = new NpgsqlConnectionStringBuilder(Address).Database!;
            await TestDatabases.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
            return;
        }
        await using (var db = Open())
        {
            SqliteConnection.ClearPool(
                (SqliteConnection)
                    Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database)
            );
        }
        Directory.Delete(_folder, true);
    }
}
