using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Byfiber.Core.Storage;

/// <summary>Turns what the databases throw into a sentence that says what to do.</summary>
internal static class StorageErrors
{
    // https://sqlite.org/rescode.html
    private const int SqliteBusy = 5,
        SqliteReadOnly = 8,
        SqliteFull = 13,
        SqliteCannotOpen = 14,
        SqliteNotADatabase = 26,
        SqliteCorrupt = 11;

    /// <summary>The sentence, or null when it is nothing that a person can mend.</summary>
    public static string? Sentence(Exception e, string name) =>
        e switch
        {
            SqliteException s => s.SqliteErrorCode switch
            {
                SqliteReadOnly or SqliteCannotOpen =>
                    $"There is no right to write {name}: change its owner or rights, or give another folder with --data.",
                SqliteFull => $"There is no space left for {name}: free some, or give another folder with --data.",
                SqliteBusy => $"Another program holds {name}: stop it, or give another folder with --data.",
                SqliteNotADatabase or SqliteCorrupt =>
                    $"{name} is not a Byfiber database: move it away, or give another folder with --data.",
                _ => null,
            },
            PostgresException
            {
                SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            } p =>
                $"The server does not let us into {name} ({p.MessageText}): check Username and Password after --database.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"There is no database {name}: make it with createdb, or name another after --database.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } p =>
                $"The user has too few rights on {name} ({p.MessageText}): let an administrator run CREATE EXTENSION postgis, and grant CREATE.",
            PostgresException
            {
                SqlState: PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported
            } p =>
                $"PostGIS is missing on {name} ({p.MessageText}): install it on the server (Debian: postgresql-15-postgis-3).",
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } p =>
                $"There is no space left for {name} ({p.MessageText}): free some on the server.",
            NpgsqlException { InnerException: SocketException or TimeoutException } n =>
                $"The database server of {name} cannot be reached ({n.InnerException!.Message}): check Host and Port after --database, and that it runs.",
            InvalidOperationException or DbUpdateException when e.InnerException is { } inner => Sentence(inner, name),
            _ => null,
        };
}
