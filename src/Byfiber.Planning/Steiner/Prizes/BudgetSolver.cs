using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// The most value for a budget: the tree with edge cost at most the budget whose nodes' prizes sum to the most. Lagrange's
/// relaxation: at a price of value this is the prize-collecting problem; each price gives a tree, a point of the curve
/// "value against cost", and by its bound a line above which no tree lies, at any budget. The prices searched are the slopes
/// between the trees next to the budget, so that the lines close in on the upper convex hull of all points
/// (Everett 1963; the chords after Eisner, Severance 1976). What the hull leaves of the budget is filled greedily.
/// </summary>
public static class BudgetSolver
{
    /// <summary>
    /// Spends at most the budget. Progress tells of value as something to lose: its cost is the value left out, its bound the
    /// value that is proven to be left out.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// As of <see cref="PrizeSolver.Solve"/>; or the budget is negative, or no tree found joins the terminals within it.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first tree was found.</exception>
    public static BudgetTree Solve(
        PrizeProblem problem,
        long budget,
        SteinerOptions options,
        IProgress<SteinerProgress>? progress,
        CancellationToken cancel
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budget);
        return new BudgetSearch(problem, options, progress, cancel).Solve(budget);
    }

    /// <summary>
    /// The curve alone: so many trees, from nothing but the terminals to everything, between which the hull is searched where
    /// it is widest. Fewer when the hull has no more corners.
    /// </summary>
    /// <exception cref="ArgumentException">As of <see cref="PrizeSolver.Solve"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first tree was found.</exception>
    public static IReadOnlyList<BudgetPoint> Curve(
        PrizeProblem problem,
        int points,
        SteinerOptions options,
        IProgress<SteinerProgress>? progress,
        CancellationToken cancel
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        return new BudgetSearch(problem, options, progress, cancel).Curve(points);
    }
}
