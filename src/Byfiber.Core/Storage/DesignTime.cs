using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Byfiber.Core.Storage;

/// <summary>
/// Lets <c>dotnet ef migrations add NAME --context SqliteByfiberDb --output-dir Storage/Migrations/Sqlite</c> make a migration
/// without a database.
/// </summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteByfiberDb>
{
    public SqliteByfiberDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteByfiberDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>The same for <c>--context PostgresByfiberDb --output-dir Storage/Migrations/Postgres</c>.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresByfiberDb>
{
    public PostgresByfiberDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresByfiberDb>().UseNpgsql("Host=design").Options);
}
