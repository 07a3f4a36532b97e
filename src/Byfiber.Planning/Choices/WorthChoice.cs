using Byfiber.Planning.Network;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Choices;

/// <summary>
/// Joins who pays. The search reckons own costs from the plan for everybody; where the real bill says that somebody takes more
/// than it is worth, its own cost is corrected and the choice mended, so that "it pays" is true of the bill.
/// </summary>
internal sealed class WorthChoice(ChoicePlanner planner)
{
    private const int Rounds = 12;

    /// <summary>A corrected own cost leaves no doubt: a krona more than what breaks even.</summary>
    private const long Krona = 100;

    private readonly Reckoning _reckoning = planner.Reckoning;

    /// <param name="progress">Trenches plus net worth left out, and the bound on it.</param>
    /// <exception cref="PlanningException">Nobody pays.</exception>
    public (PlanDraft Draft, PlanChoice Choice) Plan(IProgress<SteinerProgress>? progress)
    {
        long[] reckoned = _reckoning.Prizes(1);
        var found = planner.Search.ByWorth(progress);
        return LayOut(planner.Bundles.WhatPays(planner.Polish(found, null), 1), reckoned);
    }

    /// <summary>Lays out a first bundle and mends it.</summary>
    /// <param name="bundle">What the search chose.</param>
    /// <param name="reckoned">The prizes that its bound speaks of.</param>
    public (PlanDraft Draft, PlanChoice Choice) LayOut(Bundle bundle, long[] reckoned)
    {
        for (int round = 1; ; round++)
        {
            if (!bundle.Joined.Contains(true))
                throw NobodyPays();
            var draft = planner.LayOut(bundle);
            if (Correct(draft) == 0 && (round > Rounds || !SomebodyPays(draft)))
                return (draft, Choice(draft, reckoned));
            bundle = round <= Rounds ? planner.Bundles.WhatPays(bundle, 1) : WithoutThoseWhoDoNotPay(bundle);
        }
    }

    /// <summary>Raises the own cost of those who take more of the bill than they are worth; the answer is how many.</summary>
    private int Correct(PlanDraft draft)
    {
        long[] marginals = draft.Costing.Marginals();
        double[] alone = draft.Costing.TrenchesAlone();
        int count = 0;
        for (int i = 0; i < marginals.Length; i++)
        {
            int p = draft.Use.Ordering[i];
            if (_reckoning.MustJoin[p] || marginals[i] <= _reckoning.WorthOre[p])
                continue;
            long own = (long)Math.Ceiling(marginals[i] - alone[i]) + Krona;
            _reckoning.SetOwn(p, Math.Max(own, _reckoning.OwnOre[p] + Krona));
            count++;
        }
        return count;
    }

    /// <summary>Whether one who is not chosen would pay where the laid-out network now runs.</summary>
    private bool SomebodyPays(PlanDraft draft)
    {
        var joining = planner.JoiningOf(draft);
        for (int p = 0; p < draft.Network.Status.Length; p++)
        {
            if (draft.Network.Status[p] == PremisesStatus.NotChosen && joining.MilliOre(p) < _reckoning.Net(p))
                return true;
        }
        return false;
    }

    private Bundle WithoutThoseWhoDoNotPay(Bundle bundle)
    {
        var tree = planner.Bundles.Tree(bundle);
        tree.Choose(p => _reckoning.Brings(p, 1));
        return planner.Bundles.Of(tree.KeptEdges());
    }

    private PlanChoice Choice(PlanDraft draft, long[] reckoned)
    {
        // The bound spoke of the own costs before they were corrected, and of premises that the layout then could not join.
        long bound = planner.Search.ValueBound - planner.MustJoinMissed(draft),
            left = 0;
        for (int p = 0; p < reckoned.Length; p++)
        {
            var status = draft.Network.Status[p];
            bool could = status is PremisesStatus.Planned or PremisesStatus.NotChosen;
            long net = could ? Math.Max(0, _reckoning.Net(p)) : 0;
            left += status == PremisesStatus.NotChosen ? net : 0;
            bound -= Math.Max(0, reckoned[p] - net);
        }
        return new PlanChoice(
            true,
            null,
            planner.WorthOf(draft, PremisesStatus.Planned),
            planner.WorthOf(draft, PremisesStatus.NotChosen),
            draft.TrenchCostOre + (left + 500) / 1000,
            Math.Clamp(bound / 1000 - draft.RoundingOre, 0, draft.TrenchCostOre + left / 1000)
        );
    }

    private PlanningException NobodyPays()
    {
        var (p, ore) = planner.Cheapest();
        return new PlanningException(
            FormattableString.Invariant(
                $"No premises pays: the cheapest to join, \"{planner.Address(p)}\", would take {ore / 100:N0} SEK and is worth {_reckoning.WorthOre[p] / 100:N0} SEK; give another worth in the cost book (\"worth\") or the address file (worth_sek), or plan without --prizes."
            )
        );
    }
}
