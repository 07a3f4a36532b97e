using Byfiber.Planning.Network;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Choices;

/// <summary>
/// How many premises how much money joins: the corners of the plan's own tree as the price of a premises rises from nothing to
/// what everybody takes, found by the slope between two known corners (Eisner and Severance 1976); and at some of the prices a
/// dual ascent on the whole trench graph for the proof. Reckons like a choice: each premises takes its
/// own cost in this plan, sites and what else is shared stay.
/// </summary>
internal sealed class BudgetCurve
{
    private const int Asked = 32;
    private const int Corners = 16;
    private const int Proofs = 6;

    /// <summary>Beyond so many premises the proofs would take as long as the plan; the curve then does without.</summary>
    private const int MostProven = 100_000;

    /// <summary>More than all trenches cost.</summary>
    private const double MostOre = 1e15;

    /// <summary>Stretches are merged and rounded: so little may separate the graph's reckoning from the bill's.</summary>
    private const double Slack = 1.00001;

    private readonly PlanDraft _draft;
    private readonly TrenchGraph _trenches;
    private readonly long[] _worthOre;
    private readonly double[] _own;
    private readonly bool[] _orders;
    private readonly RootedTrenches _tree;
    private readonly double _fixedOre;
    private readonly List<Corner> _corners = [];
    private readonly Proof _proof = new();

    private BudgetCurve(PlanDraft draft, TrenchGraph trenches, long[] worthOre)
    {
        (_draft, _trenches, _worthOre) = (draft, trenches, worthOre);
        var network = draft.Network.Network;
        var costing = draft.Costing;
        _own = new double[worthOre.Length];
        _orders = draft.Ordered;
        double[] own = costing.OwnShares();
        for (int i = 0; i < own.Length; i++)
            _own[draft.Use.Ordering[i]] = own[i];
        var cost = new double[network.Parent.Length];
        for (int v = 0; v < cost.Length; v++)
            cost[v] = network.ParentStretch[v] < 0 ? 0 : costing.TrenchOre[network.ParentStretch[v]];
        _tree = new RootedTrenches(network.Preorder, network.Parent, cost, network.Premises);
        _fixedOre = costing.TotalOre - own.Sum() - cost.Sum();
    }

    /// <summary>Öre besides what is fixed, premises, their worth in öre.</summary>
    private readonly record struct Corner(double Ore, int Premises, long WorthOre);

    /// <summary>The curve of a laid-out plan, from few to all that order in it.</summary>
    /// <param name="whole">The plan for everybody.</param>
    /// <param name="made">The plan that is made; a point of the curve where it joins more than the other for its money.</param>
    /// <param name="trenches">The graph that both were made on.</param>
    /// <param name="worthOre">Per premises.</param>
    /// <param name="pace">Effort and time for all proofs together.</param>
    /// <param name="cancel">Ends the proofs; the plan's own tree still gives a curve.</param>
    public static IReadOnlyList<BudgetCurvePoint> Of(
        PlanDraft whole,
        PlanDraft made,
        TrenchGraph trenches,
        long[] worthOre,
        Pace pace,
        CancellationToken cancel
    )
    {
        if (whole.Use.Ordering.Length == 0)
            return [];
        var curve = new BudgetCurve(whole, trenches, worthOre);
        curve.FindCorners();
        if (whole != made)
            curve.Add(made);
        if (whole.Use.Ordering.Length <= MostProven)
            curve.Prove(pace, cancel);
        return curve.Points();
    }

    /// <summary>
    /// Asks between the neighbours that lie farthest apart, in money or in premises. Where the tree offers nothing in between, the
    /// answers crowd at the ends of that step, so more are asked for than kept.
    /// </summary>
    private void FindCorners()
    {
        _corners.Add(new Corner(0, 0, 0));
        _corners.Add(At(MostOre));
        var closed = new HashSet<int>();
        while (_corners.Count <= Asked)
        {
            int widest = Enumerable
                .Range(1, _corners.Count - 1)
                .Where(i =>
                    !closed.Contains(_corners[i].Premises) && _corners[i].Premises - _corners[i - 1].Premises > 1
                )
                .OrderByDescending(i => Step(i - 1, i))
                .FirstOrDefault(-1);
            if (widest < 0)
                break;
            var (a, b) = (_corners[widest - 1], _corners[widest]);
            var between = At((b.Ore - a.Ore) / (b.Premises - a.Premises));
            if (between.Premises > a.Premises && between.Premises < b.Premises)
                _corners.Insert(widest, between);
            else
                closed.Add(b.Premises);
        }
        while (_corners.Count > Corners + 1)
            _corners.RemoveAt(Enumerable.Range(1, _corners.Count - 2).MinBy(i => Step(i - 1, i + 1)));
    }

    /// <summary>How far two corners lie apart, as a share of the whole curve.</summary>
    private double Step(int from, int to)
    {
        var (a, b, all) = (_corners[from], _corners[to], _corners[^1]);
        return Math.Max((b.Ore - a.Ore) / Math.Max(1, all.Ore), (double)(b.Premises - a.Premises) / all.Premises);
    }

    private void Add(PlanDraft made) =>
        _corners.Add(
            new Corner(
                made.Costing.TotalOre - _fixedOre,
                made.Use.Ordering.Length,
                made.Use.Ordering.Sum(p => _worthOre[p])
            )
        );

    private Corner At(double orePerPremises)
    {
        double ore = _tree.Choose(p => _orders[p] ? orePerPremises - _own[p] : 0);
        int count = 0;
        long worth = 0;
        foreach (int p in _tree.KeptPremises().Where(p => _orders[p]))
            (ore, count, worth) = (ore + _own[p], count + 1, worth + _worthOre[p]);
        return new Corner(ore, count, worth);
    }

    /// <summary>Proves at prices between the corners, spread evenly over the premises.</summary>
    private void Prove(Pace pace, CancellationToken cancel)
    {
        var prices = Prices();
        var problem = new PrizeTrenches(
            _trenches,
            _orders,
            _draft.Network.Network.GraphNode[_draft.Network.SiteNodes[0]]
        );
        for (int i = 0; i < prices.Count; i++)
        {
            var options = pace.Part(1.0 / prices.Count, (i + 1.0) / prices.Count);
            if (cancel.IsCancellationRequested || options.Deadline <= options.Time.GetTimestamp())
                continue;
            var prizes = new long[_own.Length];
            foreach (int p in _draft.Use.Ordering)
                prizes[p] = Math.Max(0, (long)Math.Ceiling(1000 * (prices[i] - _own[p])));
            _proof.Add(1000 * prices[i], prizes, problem.Bound(prizes, options, cancel));
        }
    }

    private List<double> Prices()
    {
        var corners = _corners.OrderBy(corner => corner.Premises).ToList();
        var slopes = new List<double>();
        for (int i = 1; i <= Proofs; i++)
        {
            double wanted = corners[^1].Premises * (i - 0.5) / Proofs;
            int after = corners.FindIndex(corner => corner.Premises >= wanted);
            var (a, b) = (corners[after - 1], corners[after]);
            slopes.Add((b.Ore - a.Ore) / Math.Max(1, b.Premises - a.Premises));
        }
        return [.. slopes.Where(slope => slope > 0).Distinct()];
    }

    /// <summary>Rising in cost and premises; a corner that costs more than one with as many is no point.</summary>
    private List<BudgetCurvePoint> Points()
    {
        var points = new List<BudgetCurvePoint>();
        int all = _corners.Max(corner => corner.Premises);
        foreach (var corner in _corners.OrderBy(corner => corner.Ore).ThenByDescending(corner => corner.Premises))
        {
            long cost = (long)Math.Round(_fixedOre + corner.Ore);
            if (corner.Premises == 0 || (points.Count > 0 && corner.Premises <= points[^1].Premises))
                continue;
            if (points.Count > 0 && cost == points[^1].CostOre)
                continue;
            int most = (int)Math.Min(all, Math.Floor(_proof.MostValue(1000 * corner.Ore * Slack)));
            points.Add(new BudgetCurvePoint(cost, corner.Premises, corner.WorthOre, Math.Max(corner.Premises, most)));
        }
        return points;
    }
}
