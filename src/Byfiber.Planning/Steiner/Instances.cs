using System.Globalization;
using System.IO.Compression;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner;

/// <summary>
/// A Steiner problem read from a file: nodes keep the file's order (file node i is node i - 1), edges too. Decimal weights are
/// scaled to integers without loss: a weight in the file is <see cref="Graph.Cost"/> / <see cref="Scale"/>.
/// </summary>
public sealed record SteinerInstance(string Name, SteinerProblem Problem, long Scale)
{
    /// <summary>
    /// Reads the PACE format (.gr) or SteinLib's (.stp), plain or gzipped: sections of "E u v cost" and "T v" lines. Directed
    /// arcs and prizes are not read.
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
        var parser = new Parser(name);
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

    private sealed class Parser(string name)
    {
        private readonly List<(int U, int V, decimal Cost)> edges = [];
        private readonly List<int> terminals = [];
        private int nodes = -1;
        private int line;
        private decimal scale = 1;

        public void Take(string text)
        {
            line++;
            string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            switch (words.Length == 0 ? "" : words[0].ToUpperInvariant())
            {
                case "NODES":
                    nodes = Whole(words, 1);
                    break;
                case "E":
                    edges.Add((Node(words, 1), Node(words, 2), Weight(words, 3)));
                    break;
                case "T" when nodes >= 0:
                    terminals.Add(Node(words, 1));
                    break;
                case "A":
                    throw Wrong("directed arcs (A) are not supported; give edges (E)");
                case "TP":
                    throw Wrong("prizes (TP) are not supported; give terminals (T)");
            }
        }

        public SteinerInstance Finish()
        {
            if (nodes < 0)
                throw new PlanningException($"{name} has no line \"Nodes\"; is it a .gr or .stp file?");
            edges.RemoveAll(e => e.U == e.V);
            long[] cost = new long[edges.Count];
            for (int e = 0; e < cost.Length; e++)
                cost[e] = Scaled(edges[e].Cost);
            var graph = new Graph(nodes, [.. edges.Select(e => e.U)], [.. edges.Select(e => e.V)], cost);
            return new SteinerInstance(name, new SteinerProblem(graph, [.. terminals]), (long)scale);
        }

        private long Scaled(decimal weight)
        {
            try
            {
                return decimal.ToInt64(weight * scale);
            }
            catch (OverflowException e)
            {
                throw new PlanningException(
                    FormattableString.Invariant(
                        $"{name}: the weight {weight} is too large for 64 bits; use a coarser unit"
                    ),
                    e
                );
            }
        }

        private int Node(string[] words, int at)
        {
            int node = Whole(words, at);
            if (nodes < 0)
                throw Wrong("a node comes before the line \"Nodes\"");
            return node >= 1 && node <= nodes ? node - 1 : throw Wrong($"node {node} is not in 1..{nodes}");
        }

        private int Whole(string[] words, int at)
        {
            if (words.Length <= at)
                throw Wrong($"a number is missing after \"{words[0]}\"");
            return int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                ? value
                : throw Wrong($"\"{words[at]}\" is not a whole number");
        }

        private decimal Weight(string[] words, int at)
        {
            if (words.Length <= at)
                throw Wrong("the edge's weight is missing");
            if (!decimal.TryParse(words[at], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal weight))
                throw Wrong($"\"{words[at]}\" is not a weight");
            if (weight < 0)
                throw Wrong($"the weight {words[at]} is negative");
            while (weight * scale != decimal.Truncate(weight * scale))
                scale *= 10;
            return weight;
        }

        private PlanningException Wrong(string reason) => new($"{name}, line {line}: {reason}");
    }
}
