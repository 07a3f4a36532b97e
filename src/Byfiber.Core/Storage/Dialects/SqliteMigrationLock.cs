using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Storage.Dialects;

/// <summary>
/// Keeps two programs from migrating the same file at once. The operating system frees the lock when its holder dies, which Entity
/// Framework's own (a row in the database) does not survive: such a row would make every later start wait for ever.
/// </summary>
internal static class SqliteMigrationLock
{
    private const int Tries = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // How .NET reports a file that another process has locked: EAGAIN on Linux and on macOS, and the sharing violation of Windows.
    private const int LockedOnLinux = 11,
        LockedOnMac = 35,
        LockedOnWindows = unchecked((int)0x80070020);

    /// <summary>Waits up to a minute, then removes the row that a killed migration left behind.</summary>
    /// <exception cref="RefusedException">The folder cannot be written, or the other program does not finish.</exception>
    public static async Task<IAsyncDisposable> TakeAsync(ByfiberDb db, CancellationToken cancel)
    {
        string folder = Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)!;
        var held = await LockAsync(Path.Combine(folder, "byfiber.lock"), cancel);
        try
        {
            await ClearStaleRowAsync(db, cancel);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancel)
    {
        for (int i = 1; ; i++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (i < Tries && e.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
            {
                await Task.Delay(Pause, cancel);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new RefusedException(
                    $"{path} cannot be written ({e.Message.TrimEnd('.')}): see who owns the folder and whether another program holds it, "
                        + "or give another folder with --data.",
                    e
                );
            }
        }
    }

    private static async Task ClearStaleRowAsync(ByfiberDb db, CancellationToken cancel)
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
}
