namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// The tests that lose no cheapest tree, in rounds until they find little: each round opens doors for the next. The dear
/// <see cref="GrowthTest"/> comes when the others are through, and again when the graph has become much smaller.
/// </summary>
internal sealed class Preprocessing(Shrinker shrinker, Budget budget)
{
    private const int MostRounds = 8;

    /// <summary>A round that finds less than this part of the edges is the last.</summary>
    private const int LeastShare = 20;

    /// <summary>The same for the dear test.</summary>
    private const int LeastGrowthShare = 10;

    /// <summary>How deep the dear test looks, round by round: what falls easily falls more quickly by a short look.</summary>
    private static readonly int[] Depths = [2, 3, 4, 4];

    /// <summary>With less effort there is no time for the dear test.</summary>
    private const int LeastEffort = 50;
    private int edgesGrown = int.MaxValue;

    /// <summary>Shrinks and settles.</summary>
    public void Run()
    {
        Shrink();
        if (budget.Effort < LeastEffort || shrinker.EdgeCount > edgesGrown / 4 * 3)
            return;
        foreach (int depth in Depths)
        {
            if (shrinker.TerminalCount < 2 || budget.CutShort)
                break;
            int before = shrinker.EdgeCount;
            bool pays = Grow(new ReductionRound(shrinker, budget), depth);
            Shrink();
            if (!pays || before - shrinker.EdgeCount <= before / LeastGrowthShare)
                break;
        }
        edgesGrown = shrinker.EdgeCount;
    }

    private static bool Grow(ReductionRound round, int depth)
    {
        var useless = new bool[round.Graph.EdgeCount];
        var test = new GrowthTest(round, depth, useless);
        bool pays = test.TestEdges();
        round.Delete(useless);
        // A short look at the nodes pays even where one at the edges does not.
        if (pays || depth == Depths[0])
            test.TestForks();
        return pays;
    }

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
