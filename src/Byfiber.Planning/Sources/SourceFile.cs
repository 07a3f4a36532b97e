using System.IO.Compression;

namespace Byfiber.Planning.Sources;

/// <summary>A file opened for one pass, unpacked on the way when its name ends in ".gz".</summary>
internal sealed class SourceFile : IDisposable
{
    private readonly FileStream _raw;

    private SourceFile(FileStream raw, Stream content)
    {
        _raw = raw;
        Content = content;
    }

    /// <summary>The unpacked bytes, from the start.</summary>
    public Stream Content { get; }

    /// <summary>How much of the file has been read, 0 to 1.</summary>
    public double Fraction => _raw.Length == 0 ? 1 : (double)_raw.Position / _raw.Length;

    /// <exception cref="PlanningException">The file is missing, empty, a pipe or may not be read.</exception>
    public static SourceFile Open(string path)
    {
        var raw = OpenRaw(path);
        if (!raw.CanSeek)
        {
            raw.Dispose();
            throw new PlanningException($"{path} is a pipe, which is gone when it is read: save it as a file first.");
        }
        if (raw.Length == 0)
        {
            raw.Dispose();
            throw new PlanningException($"The file {path} is empty: fetch or export it again.");
        }
        return new SourceFile(raw, IsPacked(path) ? new GZipStream(raw, CompressionMode.Decompress) : raw);
    }

    /// <summary>The ending in lower case without ".gz": ".osm.gz" gives ".osm".</summary>
    public static string Kind(string path) => Path.GetExtension(IsPacked(path) ? path[..^3] : path).ToLowerInvariant();

    public void Dispose()
    {
        Content.Dispose();
        _raw.Dispose();
    }

    private static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static FileStream OpenRaw(string path)
    {
        if (Directory.Exists(path))
        {
            throw new PlanningException($"{path} is a folder: name the file itself.");
        }
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new PlanningException($"There is no file {path}: check its name and folder.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new PlanningException(
                $"The file {path} cannot be read: check that you may read it and that nobody writes to it.",
                e
            );
        }
    }
}
