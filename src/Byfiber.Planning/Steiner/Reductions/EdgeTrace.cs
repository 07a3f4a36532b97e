using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>Of which input edges each edge of a shrunk problem consists: a forest of joints over the input's m edges.</summary>
internal sealed class EdgeTrace
{
    private readonly int inputs;
    private readonly int[] piece;
    private readonly List<(int Left, int Right)> joints = [];
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
    public void Join(int e, int f)
    {
        joints.Add((piece[e], piece[f]));
        piece[e] = inputs + joints.Count - 1;
    }

    /// <summary>One input edge of the edge, a witness for all: a pruned tree has either all of them or none.</summary>
    public int Witness(int e)
    {
        int at = piece[e];
        while (at >= inputs)
            at = joints[at - inputs].Left;
        return at;
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

/// <summary>
/// A frozen stage of a shrinking problem; edge i is the shrinker's edge <paramref name="EdgeOf"/>[i], and the shrinker's node
/// v is node <paramref name="NodeHere"/>[v], or -1 when it is gone.
/// </summary>
internal sealed record FrozenProblem(Graph Graph, bool[] IsTerminal, int[] EdgeOf, int[] NodeHere)
{
    public int[] Terminals { get; } = [.. Enumerable.Range(0, IsTerminal.Length).Where(v => IsTerminal[v])];
}
