using Byfiber.Planning.Network;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Choices;

/// <summary>
/// Joins the most premises, or those worth most, for a budget that the whole bill must keep. The search speaks of trenches and
/// own costs; what else the bill holds is learned from laid-out networks, until both agree and the bill keeps the budget. Who has
/// ordered beforehand is joined first, and the budget is for all of them together.
/// </summary>
internal sealed class BudgetChoice(ChoicePlanner planner, bool byWorth, long budgetOre)
{
    private const int Rounds = 5;
    private const int Shrinkings = 12;
    private const int Growings = 4;

    /// <summary>Rounding of stretches may hide so little.</summary>
    private const double Slack = 1.00001;

    private readonly Reckoning _reckoning = planner.Reckoning;

    /// <param name="progress">Trench cost of the premises that were chosen, and the bound on it.</param>
    /// <exception cref="PlanningException">The budget joins nobody.</exception>
    public (PlanDraft Draft, PlanChoice Choice) Plan(IProgress<SteinerProgress>? progress)
    {
        var everybody = planner.Bundles.Of(planner.Everybody.Network.Edges);
        if (PlanForAll(everybody, progress) is { } all)
            return all;
        long money = Money(OthersOre(planner.Everybody, everybody, 1));
        if (money > 0)
            planner.Search.ByBudget(everybody, money, byWorth ? 1 : double.MaxValue);
        var (bundle, draft) = Fit(money);
        var polished = planner.Polish(bundle, progress);
        if (planner.LayOut(polished) is { } better && Keeps(better))
            (bundle, draft) = (polished, better);
        // Cheaper trenches may lead to dearer ducts; what the polish has proven of these premises holds for the other network too.
        else if (planner.LayOut(bundle) is { } proven && Keeps(proven))
            draft = proven;
        (bundle, draft) = Grown(bundle, draft);
        return (draft, Choice(draft, bundle));
    }

    /// <summary>The plan that a budget does not touch: everybody, or everybody who pays; null when its bill is too high.</summary>
    private (PlanDraft Draft, PlanChoice Choice)? PlanForAll(Bundle everybody, IProgress<SteinerProgress>? progress)
    {
        var all = byWorth ? planner.Bundles.WhatPays(everybody, 1) : everybody;
        if (all.Money > Money(OthersOre(planner.Everybody, everybody, 1)))
            return null;
        if (byWorth)
        {
            var (draft, choice) = new WorthChoice(planner).Plan(progress);
            return Keeps(draft) ? (draft, choice with { BudgetOre = budgetOre }) : null;
        }
        var bundle = planner.Polish(everybody, progress);
        var whole = planner.LayOut(bundle);
        return Keeps(whole) ? (whole, Choice(whole, bundle)) : null;
    }

    /// <summary>A bundle whose bill keeps the budget, by what the bills of others have taught.</summary>
    private (Bundle Bundle, PlanDraft Draft) Fit(long money)
    {
        (Bundle Bundle, PlanDraft Draft)? best = null;
        for (int round = 1; round <= Rounds + Shrinkings; round++)
        {
            var bundle = money > 0 ? planner.Search.Best(money) : null;
            if (bundle is null || !bundle.Joined.Contains(true))
                break;
            var draft = planner.LayOut(bundle);
            if (Keeps(draft) && bundle.IsBetterThan(best?.Bundle))
                best = (bundle, draft);
            long next = Money(OthersOre(draft, bundle, _reckoning.TakeUp));
            bool settled = Math.Abs(next - money) < money / 2000;
            if (best is not null && (settled || round >= Rounds))
                break;
            // Towards the end a little less than what the last bill taught, so that the search for a bill that fits ends.
            money = Math.Min(next, Keeps(draft) ? next : money - money / 1000);
            money -= round > Rounds ? (round - Rounds) * (money / 200) : 0;
        }
        return best ?? (_reckoning.MustJoin.Contains(true) ? ThoseWhoMustBeJoined() : throw TooLittle());
    }

    /// <summary>
    /// Nobody but those who have ordered. A budget that does not suffice for them is refused: an order cannot be left out, and a plan above
    /// its budget would look like one that keeps it.
    /// </summary>
    private (Bundle Bundle, PlanDraft Draft) ThoseWhoMustBeJoined()
    {
        var tree = planner.Bundles.Tree(planner.Bundles.Of(planner.Everybody.Network.Edges));
        tree.Choose(p => _reckoning.MustJoin[p] ? _reckoning.Brings(p, 1) : -1);
        var bundle = planner.Polish(planner.Bundles.Of(tree.KeptEdges()), null);
        var draft = planner.LayOut(bundle);
        return Keeps(draft)
            ? (bundle, draft)
            : throw new PlanningException(
                FormattableString.Invariant(
                    $"The budget of {budgetOre / 100:N0} SEK does not suffice for the {_reckoning.MustJoin.Count(must => must):N0} premises that have ordered: they alone take about {draft.Costing.TotalOre / 100:N0} SEK; give at least that much, or leave the budget out."
                )
            );
    }

    /// <summary>Spends what the bill has left over.</summary>
    private (Bundle Bundle, PlanDraft Draft) Grown(Bundle bundle, PlanDraft draft)
    {
        double share = 1;
        for (int round = 0; round < Growings; round++)
        {
            long left = budgetOre - draft.Costing.TotalOre;
            var grown = planner.Bundles.Filled(bundle, bundle.Money + (long)(1000 * left * share));
            if (!grown.IsBetterThan(bundle))
                break;
            var larger = planner.LayOut(grown);
            if (Keeps(larger))
                (bundle, draft) = (grown, larger);
            else
                share /= 2;
        }
        return (bundle, draft);
    }

    private bool Keeps(PlanDraft draft) => draft.Costing.TotalOre <= budgetOre;

    /// <summary>What the bill holds besides the bundle's trenches and own costs, öre; may be negative where few order.</summary>
    private long OthersOre(PlanDraft draft, Bundle bundle, double takeUp)
    {
        // The quick plan for everybody was priced as if everybody orders; the bundle counts own costs at the take-up.
        double unordered =
            takeUp < 1 || _reckoning.TakeUp == 1 ? 0 : _reckoning.OwnOf(bundle.Joined) * (1 / _reckoning.TakeUp - 1);
        return draft.Costing.TotalOre - (long)((bundle.Money + unordered) / 1000);
    }

    /// <summary>Thousandths of an öre for trenches and own costs when the bill holds so much besides.</summary>
    private long Money(long othersOre) => 1000 * (budgetOre - othersOre);

    private PlanChoice Choice(PlanDraft draft, Bundle bundle)
    {
        double money = Money(OthersOre(draft, bundle, _reckoning.TakeUp)) + planner.MustJoinMissed(draft);
        double most = planner.Search.Proof.MostValue(Slack * money);
        int planned = draft.Network.NodeOf.Count(node => node >= 0),
            candidates = _reckoning.Candidates.Count(candidate => candidate);
        long worth = planner.WorthOf(draft, PremisesStatus.Planned),
            notChosen = planner.WorthOf(draft, PremisesStatus.NotChosen);
        return new PlanChoice(
            byWorth,
            budgetOre,
            worth,
            notChosen,
            PremisesBound: byWorth ? null : Math.Max(planned, (int)Math.Min(candidates, Math.Floor(most))),
            WorthBoundOre: byWorth
                ? Math.Clamp(
                    (long)Math.Min(most / 1000 / _reckoning.TakeUp, worth + notChosen),
                    worth,
                    worth + notChosen
                )
                : null
        );
    }

    private PlanningException TooLittle()
    {
        var (p, ore) = planner.Cheapest();
        var everybody = planner.Bundles.Of(planner.Everybody.Network.Edges);
        long least = ore + OthersOre(planner.Everybody, everybody, 1);
        return new PlanningException(
            FormattableString.Invariant(
                $"The budget of {budgetOre / 100:N0} SEK joins nobody: the site and the cheapest premises, \"{planner.Address(p)}\", take about {least / 100:N0} SEK together; give at least that much with --budget."
            )
        );
    }
}
