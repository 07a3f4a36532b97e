using System.IO.Compression;
using Byfiber.Planning.Steiner.Prizes;

namespace Byfiber.Planning.Steiner;

/// <summary>
/// A Steiner problem read from a file: nodes keep the file's order (file node i is node i - 1), edges too. Decimal weights
/// and prizes are scaled to integers without loss: a weight in the file is <see cref="Graphs.Graph.Cost"/> / <see cref="Scale"/>.
/// </summary>
public sealed record SteinerInstance(string Name, SteinerProblem Problem, long Scale)
{
    /// <summary>The problem with its prizes, where the file has any ("TP v prize"); otherwise null.</summary>
    public PrizeProblem? Prizes { get; init; }

    /// <summary>
    /// Reads the PACE format (.gr) or SteinLib's (.stp), plain or gzipped: sections of "E u v cost", "T v" (must be joined),
    /// "TP v prize", and "RootP v" or "Root v" (must be joined too). Directed arcs are not read.
    /// </summary>
    /// <exception cref="PlanningException">Names the file, the line and what is wrong with it.</exception>
    public static SteinerInstance Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Read(Path.GetFileName(path), file);
    }

    /// <summary>As <see cref="Read(string)"/>, from a stream; the name serves messages only.</summary>
    public static SteinerInstance Read(string name, Stream stream)
    {
        using Stream plain = Unzipped(stream);
        using var reader = new StreamReader(plain);
        var parser = new InstanceParser(name);
        try
        {
            while (reader.ReadLine() is { } line)
                parser.Take(line);
        }
        catch (InvalidDataException e)
        {
            throw new PlanningException($"{name}: the gzip stream is damaged; fetch the file again", e);
        }
        return parser.Finish();
    }

    private static Stream Unzipped(Stream stream)
    {
        var buffered = new BufferedStream(stream);
        Span<byte> head = stackalloc byte[2];
        int read = stream.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        stream.Seek(-read, SeekOrigin.Current);
        return read == 2 && head[0] == 0x1F && head[1] == 0x8B
            ? new GZipStream(buffered, CompressionMode.Decompress)
            : buffered;
    }
}
