using Byfiber.Core;
using Byfiber.Core.Offers;

namespace Byfiber.Web.Hosting;

/// <summary>
/// The file that holds the key of the personal codes, beside the other keys and outside the database; only its owner may read it. Letters
/// that are on their way depend on it: it belongs into the backup.
/// </summary>
internal static class CodeKeyFile
{
    private const string FileName = "codes.key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key in the folder; made when it is missing. Two programs that start at once get the same one.</summary>
    /// <exception cref="RefusedException">The folder cannot be written or read, or the file is damaged.</exception>
    public static CodeKey Load(string keysDirectory)
    {
        string path = Path.Combine(keysDirectory, FileName);
        try
        {
            Directory.CreateDirectory(keysDirectory);
            if (!File.Exists(path))
            {
                using var turn = TakeTurn(path);
                if (!File.Exists(path))
                    Make(path);
            }
            return new CodeKey(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                $"The key of the personal codes {path} cannot be read or made ({e.Message.TrimEnd('.')}): see who owns the folder.",
                e
            );
        }
    }

    /// <summary>
    /// One program at a time makes the key: a move that must not overwrite looks first and moves then, so two could both find nothing.
    /// </summary>
    private static FileStream TakeTurn(string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                // Taken away at its end: whoever comes next finds the key itself.
                return new FileStream(
                    $"{path}.turn",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException) when (tries < 500)
            {
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Written aside and moved in place whole, so that nobody reads half a key.</summary>
    private static void Make(string path)
    {
        string aside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(aside, options))
        {
            file.Write(CodeKey.NewBytes());
            file.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: false);
    }
}
