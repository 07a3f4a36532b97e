using Byfiber.Planning;

namespace Byfiber.Web.Commands;

/// <summary>
/// A folder that one run writes to at a time. The lock is the operating system's on an open file, so a run that was killed
/// leaves none behind.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private const string LockName = ".byfiber-run";
    private readonly FileStream held;

    private OutputFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }

    /// <summary>Makes the folder when missing and takes it.</summary>
    /// <param name="folder">Where to write.</param>
    /// <param name="option">The word on the command line that named it.</param>
    /// <exception cref="PlanningException">It cannot be made or written, or another run has it.</exception>
    public static OutputFolder Take(string folder, string option)
    {
        string path;
        try
        {
            path = Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new PlanningException(
                $"The folder \"{folder}\" cannot be made ({e.Message}): name another with {option}.",
                e
            );
        }
        try
        {
            // Whoever opens it first has it; "none shared" becomes an advisory lock on Linux and macOS.
            var lockFile = new FileStream(
                System.IO.Path.Combine(path, LockName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
            return new OutputFolder(path, lockFile);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PlanningException(
                $"The folder \"{path}\" may not be written by you: name another with {option}, or mend its rights.",
                e
            );
        }
        catch (IOException e)
        {
            throw new PlanningException(
                $"Another run is writing to \"{path}\" (or it has no space left): wait for it, or name another folder with {option}.",
                e
            );
        }
    }

    public void Dispose() => held.Dispose();
}
