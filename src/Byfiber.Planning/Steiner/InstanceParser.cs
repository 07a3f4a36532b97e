using System.Globalization;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Prizes;

namespace Byfiber.Planning.Steiner;

/// <summary>Takes a file's lines one by one; every complaint names the file and the line.</summary>
internal sealed class InstanceParser(string name)
{
    /// <summary>Digits that a decimal holds for certain; more would be rounded away in silence.</summary>
    private const int MostDigits = 28;

    private readonly List<(int U, int V, decimal Cost)> edges = [];
    private readonly List<int> terminals = [];
    private readonly SortedDictionary<int, decimal> prizes = [];
    private int root = -1;
    private int nodes = -1;
    private int declaredEdges;
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
            case "EDGES":
                declaredEdges = Whole(words, 1);
                break;
            case "E":
                edges.Add((Node(words, 1), Node(words, 2), Amount(words, 3, "weight")));
                break;
            case "T" when nodes >= 0:
                if (words.Length > 2)
                    throw Wrong("a terminal has one number; a node with a prize is a line \"TP node prize\"");
                terminals.Add(Node(words, 1));
                break;
            case "TP":
                if (!prizes.TryAdd(Node(words, 1), Amount(words, 2, "prize")))
                    throw Wrong($"node {words[1]} has a prize already");
                break;
            case "ROOTP":
            case "ROOT":
                TakeRoot(Node(words, 1));
                break;
            case "A":
                throw Wrong("directed arcs (A) are not supported; give edges (E)");
        }
    }

    public SteinerInstance Finish()
    {
        if (nodes < 0)
            throw new PlanningException($"{name} has no line \"Nodes\"; is it a .gr or .stp file?");
        if (edges.Count < declaredEdges)
        {
            throw new PlanningException(
                $"{name} announces {declaredEdges} edges but has {edges.Count}; is it cut off? Fetch it again"
            );
        }
        edges.RemoveAll(e => e.U == e.V);
        var graph = new Graph(
            nodes,
            [.. edges.Select(e => e.U)],
            [.. edges.Select(e => e.V)],
            [.. edges.Select(e => Scaled(e.Cost, "weight"))]
        );
        int[] joined = root < 0 ? [.. terminals] : [.. terminals.Prepend(root).Distinct()];
        return new SteinerInstance(name, new SteinerProblem(graph, joined), (long)scale) { Prizes = Prizes(graph) };
    }

    private PrizeProblem? Prizes(Graph graph)
    {
        if (prizes.Count == 0)
            return null;
        var prize = new long[nodes];
        foreach ((int node, decimal worth) in prizes)
            prize[node] = Scaled(worth, "prize");
        return new PrizeProblem(graph, prize, [.. terminals], root);
    }

    private void TakeRoot(int node)
    {
        if (root >= 0 && root != node)
            throw Wrong($"the root is node {root + 1} already");
        root = node;
    }

    private long Scaled(decimal amount, string what)
    {
        try
        {
            return decimal.ToInt64(amount * scale);
        }
        catch (OverflowException e)
        {
            throw new PlanningException(
                FormattableString.Invariant(
                    $"{name}: the {what} {amount} is too large for 64 bits; use a coarser unit"
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

    private decimal Amount(string[] words, int at, string what)
    {
        if (words.Length <= at)
            throw Wrong(what == "weight" ? "the edge's weight is missing" : "the node's prize is missing");
        if (!decimal.TryParse(words[at], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount))
            throw Wrong($"\"{words[at]}\" is not a {what}");
        if (amount < 0)
            throw Wrong($"the {what} {words[at]} is negative");
        if (Digits(words[at]) > MostDigits)
            throw Wrong($"the {what} {words[at]} has more than {MostDigits} digits; round it");
        try
        {
            while (amount * scale != decimal.Truncate(amount * scale))
                scale *= 10;
        }
        catch (OverflowException)
        {
            throw Wrong($"the {what} {words[at]} is too large or too fine beside the others; round it");
        }
        return amount;
    }

    /// <summary>Places that a number takes from its first digit other than 0, or from the point, to its last.</summary>
    private static int Digits(string number)
    {
        int digits = 0,
            exponent = number.IndexOfAny(['e', 'E']);
        foreach (char c in exponent < 0 ? number : number[..exponent])
            digits += char.IsAsciiDigit(c) && (c != '0' || digits > 0) ? 1 : 0;
        bool fine = exponent >= 0 && number.AsSpan(exponent + 1).StartsWith("-", StringComparison.Ordinal);
        return fine
            ? digits + int.Parse(number.AsSpan(exponent + 2), NumberStyles.None, CultureInfo.InvariantCulture)
            : digits;
    }

    private PlanningException Wrong(string reason) => new($"{name}, line {line}: {reason}");
}
