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
    private readonly bool made;

    private OutputFolder(string path, bool made, FileStream held)
    {
        Path = path;
        this.made = made;
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
        var missing = !Directory.Exists(folder);
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
            return new OutputFolder(path, missing, lockFile);
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

    /// <summary>Gives the folder back; one that was made for this run, and is empty still, goes with it.</summary>
    public void Dispose()
    {
        held.Dispose();
        if (!made)
            return;
        try
        {
            Directory.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It holds something, or somebody took it away already: either way it is not ours to remove.
        }
    }
}
