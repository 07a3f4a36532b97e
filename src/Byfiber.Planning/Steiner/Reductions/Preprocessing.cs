namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// The tests that lose no cheapest tree, in rounds until they find little: each round opens doors for the next. The dear
/// <see cref="GrowthTest"/> comes when the others are through, and again when the graph has become much smaller.
/// </summary>
internal sealed class Preprocessing(Shrinker shrinker, Budget budget)
{
    private const int MostRounds = 8;

    /// <summary>A round that finds less than this part of the edges is the last.</summary>
    private const int LeastShare = 100;

    /// <summary>The same for the dear test.</summary>
    private const int LeastGrowthShare = 10;

    /// <summary>How deep the dear test looks, round by round: what falls easily falls more quickly by a short look.</summary>
    private static readonly int[] Depths = [2, 3, 4, 4];

    /// <summary>The dear test takes so many scans an edge at most, and may take this part of what is left of the budget.</summary>
    private const int GrowthCost = 5000,
        GrowthPart = 10;
    private int edgesGrown = int.MaxValue;

    /// <summary>Shrinks and settles.</summary>
    public void Run()
    {
        Shrink();
        if (shrinker.EdgeCount > edgesGrown / 4 * 3)
            return;
        foreach (int depth in Depths)
        {
            if (shrinker.TerminalCount < 2 || budget.CutShort || !IsAffordable())
                break;
            int before = shrinker.EdgeCount;
            bool pays = new GrowthTest(new ReductionRound(shrinker, budget), depth).Run();
            Shrink();
            if (!pays || before - shrinker.EdgeCount <= before / LeastGrowthShare)
                break;
        }
        edgesGrown = shrinker.EdgeCount;
    }

    private bool IsAffordable() => (double)GrowthCost * GrowthPart * shrinker.EdgeCount < budget.Total - budget.Spent;

    private void Shrink()
    {
        shrinker.Settle();
        for (int rounds = 0; rounds < MostRounds && shrinker.TerminalCount > 1 && !budget.CutShort; rounds++)
        {
            int before = shrinker.EdgeCount;
            var round = new ReductionRound(shrinker, budget);
            new SpecialDistanceTest(round).Run();
            new DegreeTest(round).Run();
            shrinker.Settle();
            if (before - shrinker.EdgeCount <= before / LeastShare)
                break;
        }
    }
}
