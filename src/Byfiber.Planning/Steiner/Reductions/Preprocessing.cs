namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>The tests that lose no cheapest tree, in rounds until they find little: each round opens doors for the next.</summary>
internal sealed class Preprocessing(Shrinker shrinker, Budget budget)
{
    private const int MostRounds = 8;

    /// <summary>A round that finds less than this part of the edges is the last.</summary>
    private const int LeastShare = 100;

    /// <summary>Shrinks and settles.</summary>
    public void Run()
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
