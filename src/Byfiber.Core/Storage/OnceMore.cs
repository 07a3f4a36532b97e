using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Byfiber.Core.Storage;

/// <summary>How verbs live with unique indexes under concurrency.</summary>
internal static class OnceMore
{
    // https://sqlite.org/rescode.html#constraint_unique
    private const int SqliteUnique = 2067;

    /// <summary>
    /// Does the work in one transaction. Where a unique index refuses it, because somebody else was faster between its checks and its
    /// insert, it is done once more in a new one: its checks now see the other's row and say so in words, or find that the same
    /// request was done already.
    /// </summary>
    public static async Task<T> InTransactionAsync<T>(
        this IDbContextFactory<ByfiberDb> dbs,
        Func<ByfiberDb, Task<T>> work,
        CancellationToken cancel
    )
    {
        try
        {
            return await AttemptAsync(dbs, work, cancel);
        }
        catch (DbUpdateException e) when (IsTaken(e))
        {
            return await AttemptAsync(dbs, work, cancel);
        }
    }

    private static async Task<T> AttemptAsync<T>(
        IDbContextFactory<ByfiberDb> dbs,
        Func<ByfiberDb, Task<T>> work,
        CancellationToken cancel
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(() => work(db), cancel);
    }

    private static bool IsTaken(DbUpdateException e) =>
        e.InnerException
            is SqliteException { SqliteExtendedErrorCode: SqliteUnique }
                or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
