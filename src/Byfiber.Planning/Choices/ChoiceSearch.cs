using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Choices;

/// <summary>
/// Searches for the best bundle. By worth it is one prize-collecting Steiner tree. By budget the searches ask, at some
/// price for a unit of value, who is worth that price (Lagrangian relaxation); the price moves until what is chosen takes
/// about the budget. Every search's proof is kept, whatever its price.
/// </summary>
internal sealed class ChoiceSearch(
    PrizeTrenches problem,
    Reckoning reckoning,
    Bundles bundles,
    Pace pace,
    CancellationToken cancel
)
{
    /// <summary>Searches at different prices; after the second or third what is chosen hardly changes any more.</summary>
    private const int Prices = 4;

    /// <summary>The share of everybody's money up to which a price is looked for: for all of it the price is without end.</summary>
    private const double MostShare = 0.999;

    /// <summary>
    /// The least price, as a share of everybody's average: where those who must be joined take more than the money no price is low enough,
    /// and what is proven at one near nothing would be lost in rounding.
    /// </summary>
    private const double LeastShare = 1e-6;

    /// <summary>The share of effort and time of the one search by worth: its gap is the wider one, so it gets most.</summary>
    private const double WorthEffort = 0.7,
        WorthUntil = 0.84;

    /// <summary>Shares of effort and time for the searches by budget, and when the first one begins.</summary>
    private const double Effort = 0.5,
        From = 0.1,
        Until = 0.65;

    /// <summary>What a search has proven at least once it has come to proving.</summary>
    private const double WeakGap = 0.1;

    /// <summary>The share of time that a proof may take which the search did not come to.</summary>
    private const double ProofTime = 0.05;

    private readonly List<Bundle> _found = [];

    public Proof Proof { get; } = new(reckoning.MustJoin);
    public bool CutShort { get; private set; }

    /// <summary>Trenches plus net worth left out, thousandths of an öre, that no choice undercuts; by worth only.</summary>
    public long ValueBound { get; private set; }

    /// <summary>Joins who pays.</summary>
    /// <param name="progress">Trenches plus net worth left out, and the bound.</param>
    public Bundle ByWorth(IProgress<SteinerProgress>? progress)
    {
        var found = Search(1, WorthEffort, WorthUntil, progress);
        ValueBound = found.BoundMilliOre;
        return bundles.WhatPays(bundles.Of(found.Edges), 1);
    }

    /// <summary>Searches at prices at which what is chosen takes about the money; <see cref="Best"/> then makes use of it.</summary>
    /// <param name="everybody">The bundle of everybody.</param>
    /// <param name="money">Trenches and own costs.</param>
    /// <param name="highest">The price above which nobody is worth more.</param>
    public void ByBudget(Bundle everybody, long money, double highest)
    {
        var tree = bundles.Tree(everybody);
        _found.Add(everybody);
        double target = money;
        double lowest = everybody.Value > 0 ? LeastShare * everybody.Money / everybody.Value : 0;
        for (int i = 1; i <= Prices; i++)
        {
            // No price is high enough for more than everybody, so it is asked for less.
            double price = bundles.PerValueFor(tree, Math.Min(target, MostShare * everybody.Money));
            price = Math.Min(highest, Math.Max(lowest, price));
            var found = Search(price, Effort / Prices, From + i * (Until - From) / Prices, null);
            _found.Add(bundles.Of(found.Edges));
            // The tree of everybody tells how the money moves with the price; what the search found tells by how much it errs.
            target = Math.Max(money / 10.0, target + (money - _found[^1].Money));
        }
    }

    /// <summary>
    /// The most value for the money, made of what the searches found; may be nobody. Those who must be joined are in it also where
    /// they alone take more than the money.
    /// </summary>
    public Bundle Best(long money)
    {
        Bundle? best = null;
        foreach (var found in _found)
        {
            var bundle = bundles.Filled(bundles.Shrunk(found, money), money);
            best = bundle.IsBetterThan(best) ? bundle : best;
        }
        return best!;
    }

    private PrizeChoice Search(double perValue, double effort, double until, IProgress<SteinerProgress>? progress)
    {
        long[] prizes = reckoning.Prizes(perValue);
        var found = problem.Solve(prizes, pace.Part(effort, until), progress, cancel);
        found = found with { BoundMilliOre = Bound(found, prizes, pace.Part(effort, until + ProofTime)) };
        Proof.Add(perValue, prizes, found.BoundMilliOre, reckoning.Given(perValue));
        CutShort |= found.CutShort;
        return found;
    }

    /// <summary>A search with little effort or time ends before it proves much; one ascent alone then proves most of it.</summary>
    private long Bound(PrizeChoice found, long[] prizes, SteinerOptions options)
    {
        double cost = found.TrenchMilliOre;
        for (int p = 0; p < prizes.Length; p++)
            cost += found.Joined[p] ? 0 : prizes[p];
        return found.BoundMilliOre > (1 - WeakGap) * cost
            ? found.BoundMilliOre
            : Math.Max(found.BoundMilliOre, problem.Bound(prizes, options, cancel));
    }
}
