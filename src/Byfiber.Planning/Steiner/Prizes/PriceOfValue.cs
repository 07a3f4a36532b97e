using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Prizes;

/// <summary>
/// A price of value, <paramref name="Cost"/> for <paramref name="Value"/>, and what solving the prize-collecting problem at it
/// has proven: a tree of edge cost c that leaves out the prizes l has Value * c + Cost * l at least <paramref name="Least"/>.
/// That is a straight line over the budget, above which no tree's value lies (Lagrange's relaxation of the budget).
/// </summary>
internal readonly record struct PriceOfValue(long Cost, long Value, Int128 Least)
{
    /// <summary>No more than 2^this for all costs, prizes and the constants of <see cref="RootedForm"/> together.</summary>
    private const int MostBits = 58;

    /// <summary>The most value for so much edge cost, given the sum of all prizes.</summary>
    public long ValueBound(long budget, long prizeSum)
    {
        Int128 rest = Least - (Int128)Value * budget;
        if (rest <= 0 || Cost == 0)
            return prizeSum;
        Int128 leftOut = (rest + Cost - 1) / Cost;
        return leftOut >= prizeSum ? 0 : prizeSum - (long)leftOut;
    }

    /// <summary>
    /// The problem in which leaving out a prize costs what it is worth at this price. Costs are integers: in units of
    /// 2^shift, rounded down, so that a bound stays one.
    /// </summary>
    /// <param name="price">So much cost for so much value.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="reach">No shortest path between two nodes costs more.</param>
    /// <param name="shift">The unit of the new costs, as a power of two.</param>
    public static PrizeProblem Apply((long Cost, long Value) price, PrizeProblem problem, long reach, out int shift)
    {
        Graph graph = problem.Graph;
        Int128 sum = 0;
        int prizes = 0;
        foreach (long c in graph.Cost)
            sum += (Int128)c * price.Value;
        foreach (long p in problem.Prize)
        {
            sum += (Int128)p * price.Cost;
            prizes += p > 0 ? 1 : 0;
        }
        sum += (Int128)reach * price.Value * 2 * prizes;
        shift = 0;
        while (sum >> shift >= Int128.One << MostBits)
            shift++;
        var costs = new long[graph.EdgeCount];
        for (int e = 0; e < costs.Length; e++)
            costs[e] = (long)(((Int128)graph.Cost[e] * price.Value) >> shift);
        var worth = new long[graph.NodeCount];
        for (int v = 0; v < worth.Length; v++)
            worth[v] = (long)(((Int128)problem.Prize[v] * price.Cost) >> shift);
        return problem with { Graph = graph.WithCosts(costs), Prize = worth };
    }
}
