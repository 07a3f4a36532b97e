using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner;

/// <summary>Terminals that a tree of least cost must join, in a frozen graph. All lie in one component.</summary>
public sealed record SteinerProblem(Graph Graph, int[] Terminals);

/// <summary>
/// How long to look. <see cref="Effort"/> counts work, so the same number gives the same tree on every machine;
/// <see cref="Deadline"/> (a <see cref="TimeProvider"/> timestamp) only cuts it short.
/// </summary>
public sealed record SteinerOptions
{
    public int Effort { get; init; } = 100;
    public ulong Seed { get; init; } = 1;
    public required TimeProvider Time { get; init; }
    public long? Deadline { get; init; }
}

/// <summary>A tree and what is proven about it: Bound &lt;= cost of any tree &lt;= Cost.</summary>
/// <param name="Edges">Edge ids of the tree, ascending.</param>
/// <param name="CutShort">True when the deadline or a cancellation ended the search before its effort was spent.</param>
public sealed record SteinerTree(int[] Edges, long Cost, long Bound, bool CutShort);

/// <summary>The best tree and bound so far; the fraction of the effort that is spent, 0 to 1.</summary>
public readonly record struct SteinerProgress(long Cost, long Bound, double Fraction);
