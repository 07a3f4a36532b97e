using Byfiber.Core.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Byfiber.Bench;

/// <summary>A folder, and on a server a database, of one measurement; gone at its end.</summary>
internal sealed class ResidentsBenchPlace : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("byfiber-bench-");
    private readonly string? server;
    private readonly string name = $"byfiber_bench_{Guid.NewGuid():N}";

    /// <param name="server">A server's connection string whose user may make databases; null for the embedded database.</param>
    public ResidentsBenchPlace(string? server)
    {
        this.server = server;
        Database = server is null
            ? Database.InFolder(folder.FullName)
            : Database.OnServer(new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
    }

    public Database Database { get; }
    public string Keys => Path.Combine(folder.FullName, "keys");

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync();
        }
        folder.Delete(recursive: true);
    }
}
