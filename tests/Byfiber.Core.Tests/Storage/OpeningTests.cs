using Byfiber.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Storage;

public class OpeningTests
{
    [Fact]
    public async Task A_folder_without_the_right_to_write_is_named_with_the_mend()
    {
        // To root every folder is open; /proc is closed even there.
        string sentence = Should.Throw<RefusedException>(() => Database.InFolder("/proc/byfiber")).Message;
        sentence.ShouldContain("/proc/byfiber");
        sentence.ShouldContain("--data");
        (
            await Should.ThrowAsync<RefusedException>(() => Database.InFolder("/proc/sys").MigrateAsync())
        ).Message.ShouldContain("cannot be written");
    }

    [Theory]
    [InlineData(8, "no right to write")]
    [InlineData(13, "no space left")]
    [InlineData(5, "Another program holds")]
    public void A_database_that_cannot_be_written_says_why_and_the_mend(int sqliteCode, string why)
    {
        string sentence = StorageErrors.Sentence(
            new DbUpdateException("", new SqliteException("", sqliteCode)),
            "byfiber.db"
        )!;

        sentence.ShouldContain(why);
        sentence.ShouldContain("--data");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_with_the_mend()
    {
        await using var db = await TestDatabases.EmptyAsync(TestDatabases.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(db.Address, Database.FileName), new string('x', 5_000));

        (await Should.ThrowAsync<RefusedException>(() => db.Database.MigrateAsync())).Message.ShouldContain(
            "is not a Byfiber database"
        );
    }

    [Theory]
    [InlineData("this is no connection string", "is not a connection string")]
    [InlineData("Nonsense=1", "is not a connection string")]
    [InlineData("Database=byfiber", "names no server")]
    public void A_connection_string_that_cannot_be_used_is_refused(string text, string why) =>
        Should.Throw<RefusedException>(() => Database.OnServer(text)).Message.ShouldContain(why);

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        var database = Database.OnServer(
            "Host=127.0.0.1;Port=1;Database=byfiber;Username=anna;Password=hemligt;Timeout=3"
        );

        string sentence = (await Should.ThrowAsync<RefusedException>(() => database.MigrateAsync())).Message;

        sentence.ShouldContain("byfiber on 127.0.0.1:1 cannot be reached");
        sentence.ShouldNotContain("hemligt");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_made_when_the_user_may()
    {
        await using var db = await TestDatabases.NewAsync(TestDatabases.Postgres);
        var missing = Database.OnServer(
            db.Address.Replace("byfiber_test_", "byfiber_absent_", StringComparison.Ordinal) + ";Pooling=false"
        );

        await missing.MigrateAsync();

        await using (var rows = missing.CreateDbContext())
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.CloseConnectionAsync(rows.Database);
        }
        string name = new Npgsql.NpgsqlConnectionStringBuilder(db.Address).Database!.Replace(
            "byfiber_test_",
            "byfiber_absent_",
            StringComparison.Ordinal
        );
        await TestDatabases.ExecuteAsync($"DROP DATABASE {name}");
    }

    [Fact]
    public async Task A_user_who_may_not_install_PostGIS_is_told_who_can()
    {
        await using var db = await TestDatabases.EmptyAsync(TestDatabases.Postgres);
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(db.Address) { Pooling = false };
        string user = "byfiber_plain_" + Guid.NewGuid().ToString("N")[..8];
        await TestDatabases.ExecuteAsync($"CREATE ROLE {user} LOGIN PASSWORD 'plain'");
        await TestDatabases.ExecuteAsync($"ALTER DATABASE {connection.Database} OWNER TO {user}");
        (connection.Username, connection.Password) = (user, "plain");

        var refused = await Should.ThrowAsync<RefusedException>(() =>
            Database.OnServer(connection.ConnectionString).MigrateAsync()
        );

        refused.Message.ShouldContain("CREATE EXTENSION postgis");
        await TestDatabases.ExecuteAsync($"ALTER DATABASE {connection.Database} OWNER TO CURRENT_USER");
        connection.Username = new Npgsql.NpgsqlConnectionStringBuilder(db.Address).Username;
        connection.Password = new Npgsql.NpgsqlConnectionStringBuilder(db.Address).Password;
        await using (var admin = new Npgsql.NpgsqlConnection(connection.ConnectionString))
        {
            await admin.OpenAsync();
            await using var drop = new Npgsql.NpgsqlCommand($"DROP OWNED BY {user} CASCADE; DROP ROLE {user}", admin);
            await drop.ExecuteNonQueryAsync();
        }
    }
}
