using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>Of which input edges each edge of a shrunk problem consists: a graph of joints over the input's m edges.</summary>
internal sealed class EdgeTrace
{
    private readonly int inputs;
    private readonly int[] piece;
    private readonly List<(int Left, int Right, bool Forked)> joints = [];
    private readonly Stack<int> stack = new();

    public EdgeTrace(int inputs)
    {
        this.inputs = inputs;
        piece = new int[inputs];
        for (int e = 0; e < inputs; e++)
            piece[e] = e;
    }

    /// <summary>The piece that an edge is now; pieces stay what they are when the edge changes later.</summary>
    public int Of(int e) => piece[e];

    /// <summary>Edge e takes up what edge f consists of.</summary>
    public void Join(int e, int f) => piece[e] = Joint(piece[e], piece[f], IsForked(piece[e]) || IsForked(piece[f]));

    /// <summary>A piece of what two edges consist of, which other pieces may take up too.</summary>
    public int Fork(int e, int f) => Joint(piece[e], piece[f], true);

    /// <summary>Edge e consists of this piece from now on.</summary>
    public void Set(int e, int of) => piece[e] = of;

    /// <summary>
    /// True when a pruned tree has all input edges of the edge. As long as no piece is shared, one edge is a witness for all.
    /// </summary>
    public bool IsIn(int e, bool[] tree) => IsPieceIn(piece[e], tree);

    private bool IsPieceIn(int of, bool[] tree)
    {
        int bottom = stack.Count;
        stack.Push(of);
        bool all = true;
        while (stack.Count > bottom)
        {
            int at = stack.Pop();
            if (!all)
                continue;
            if (at < inputs)
            {
                all = tree[at];
                continue;
            }
            if (IsForked(at))
                stack.Push(joints[at - inputs].Right);
            stack.Push(joints[at - inputs].Left);
        }
        return all;
    }

    private bool IsForked(int of) => of >= inputs && joints[of - inputs].Forked;

    private int Joint(int left, int right, bool forked)
    {
        joints.Add((left, right, forked));
        return inputs + joints.Count - 1;
    }

    /// <summary>Per edge of the list, which of the former pieces it consists of, by their place in their list.</summary>
    public EdgeParts PartsOf(int[] edges, int[] formerPieces)
    {
        var place = new int[inputs + joints.Count];
        Array.Fill(place, -1);
        for (int i = 0; i < formerPieces.Length; i++)
            place[formerPieces[i]] = i;
        var first = new int[edges.Length + 1];
        var parts = new List<int>();
        for (int i = 0; i < edges.Length; i++)
        {
            stack.Push(piece[edges[i]]);
            while (stack.TryPop(out int at))
            {
                if (place[at] >= 0)
                {
                    parts.Add(place[at]);
                }
                else if (at >= inputs)
                {
                    stack.Push(joints[at - inputs].Left);
                    stack.Push(joints[at - inputs].Right);
                }
            }
            first[i + 1] = parts.Count;
        }
        return new EdgeParts(first, [.. parts]);
    }

    /// <summary>Adds the input edges of a piece to the list.</summary>
    public void Expand(int of, List<int> into)
    {
        int bottom = stack.Count;
        stack.Push(of);
        while (stack.Count > bottom)
        {
            int at = stack.Pop();
            if (at < inputs)
            {
                into.Add(at);
                continue;
            }
            stack.Push(joints[at - inputs].Left);
            stack.Push(joints[at - inputs].Right);
        }
    }
}

/// <summary>Edge i consists of the former edges Part[First[i]] .. Part[First[i + 1] - 1], in no order.</summary>
internal sealed record EdgeParts(int[] First, int[] Part)
{
    public ReadOnlySpan<int> Of(int edge) => Part.AsSpan(First[edge]..First[edge + 1]);
}

/// <summary>
/// A frozen stage of a shrinking problem; edge i is the shrinker's edge <paramref name="EdgeOf"/>[i], and the shrinker's node
/// v is node <paramref name="NodeHere"/>[v], or -1 when it is gone.
/// </summary>
internal sealed record FrozenProblem(Graph Graph, bool[] IsTerminal, int[] EdgeOf, int[] NodeHere)
{
    /// <summary>The shrinker's node of each node.</summary>
    public int[] NodeOf { get; init; } = [];

    /// <summary>Per node: a terminal that no optimal tree passes through; see <see cref="LeafTest"/>.</summary>
    public bool[] IsLeaf { get; init; } = new bool[IsTerminal.Length];

    public int[] Terminals { get; } = [.. Enumerable.Range(0, IsTerminal.Length).Where(v => IsTerminal[v])];
}
