using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Storage;

/// <summary>
/// Keeps two programs from migrating the same file at once. The operating system frees the lock when its holder dies, which Entity
/// Framework's own (a row in the database) does not survive: such a row would make every later start wait for ever.
/// </summary>
internal sealed class MigrationLock(FileStream held) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int Tries = 600;

    /// <summary>Waits up to a minute.</summary>
    /// <exception cref="RefusedException">The folder cannot be written, or the other program does not finish.</exception>
    public static async Task<MigrationLock> TakeAsync(string folder, CancellationToken cancel)
    {
        string path = Path.Combine(folder, "byfiber.lock");
        for (int i = 1; ; i++)
        {
            try
            {
                return new MigrationLock(
                    new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
                );
            }
            catch (UnauthorizedAccessException e)
            {
                throw new RefusedException(
                    $"There is no right to write in {folder}: change its owner or rights, or give another folder with --data.",
                    e
                );
            }
            catch (IOException) when (i < Tries)
            {
                await Task.Delay(Pause, cancel);
            }
            catch (IOException e)
            {
                throw new RefusedException(
                    $"{path} cannot be locked ({e.Message}): stop the other program, or give another folder with --data.",
                    e
                );
            }
        }
    }

    /// <summary>Removes the row that a killed migration left behind; nobody else can be migrating while we hold the file.</summary>
    public static async Task ClearStaleLockAsync(ByfiberDb db, CancellationToken cancel)
    {
        bool there =
            await db
                .Database.SqlQuery<int>(
                    $"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'"
                )
                .SingleAsync(cancel) > 0;
        if (there)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
        }
    }

    public ValueTask DisposeAsync() => held.DisposeAsync();
}
