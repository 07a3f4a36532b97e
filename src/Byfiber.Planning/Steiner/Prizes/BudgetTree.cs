namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// A tree found for some edge cost: with at most <paramref name="Cost"/> spent nobody joins more than
/// <paramref name="ValueBound"/> of prizes; this tree joins <paramref name="Value"/>.
/// </summary>
public sealed record BudgetPoint(long Cost, long Value, long ValueBound);

/// <summary>The most value for a budget, and what is proven about it: Value &lt;= what any tree within the budget joins &lt;= ValueBound.</summary>
/// <param name="Edges">Edge ids of the tree, ascending.</param>
/// <param name="Nodes">Nodes of the tree, ascending.</param>
/// <param name="Cost">The tree's edges, at most the budget.</param>
/// <param name="Value">The prizes that the tree joins.</param>
/// <param name="ValueBound">No tree within the budget joins more.</param>
/// <param name="Curve">The trees found on the way, by rising cost, each with more value than those before.</param>
/// <param name="CutShort">True when the deadline or a cancellation ended the search before its effort was spent.</param>
public sealed record BudgetTree(
    int[] Edges,
    int[] Nodes,
    long Cost,
    long Value,
    long ValueBound,
    IReadOnlyList<BudgetPoint> Curve,
    bool CutShort
);
