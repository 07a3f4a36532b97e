using Byfiber.Planning.Network;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Choices;

/// <summary>
/// Plans for some of the premises: those that pay, or as many (or those worth most) as a budget allows. First everybody is
/// planned, quickly: that gives the hand-over point, who can be joined at all, and each one's own cost. Then a search chooses
/// (<see cref="ChoiceSearch"/>), the network is laid out and priced, and the choice is mended until the bill agrees with it. Who has
/// ordered beforehand is joined whatever it takes; the choice is among the rest, and all that it joins are built for.
/// </summary>
internal sealed class ChoicePlanner
{
    private const double EverybodyEffort = 0.1,
        EverybodyUntil = 0.1;

    private readonly PlanRequest _request;
    private readonly TrenchGraph _trenches;
    private readonly PremisesAreas _areas;
    private readonly long[] _worthOre;
    private readonly Pace _pace;
    private readonly CancellationToken _cancel;
    private bool[] _polished = [];
    private long _polishedBound;
    private bool _polishCutShort;

    /// <param name="request">With <see cref="PlanRequest.ByWorth"/> or a budget.</param>
    /// <param name="trenches">Where one can dig.</param>
    /// <param name="areas">Rollout areas.</param>
    /// <param name="worthOre">Per premises.</param>
    /// <param name="pace">Effort and time of all searches.</param>
    /// <param name="cancel">Ends the searches with what they have.</param>
    public ChoicePlanner(
        PlanRequest request,
        TrenchGraph trenches,
        PremisesAreas areas,
        long[] worthOre,
        Pace pace,
        CancellationToken cancel
    )
    {
        var orders = request.Orders;
        request = request with { Orders = null };
        (_request, _trenches, _areas, _worthOre, _pace, _cancel) = (request, trenches, areas, worthOre, pace, cancel);
        // Own costs are those of one who orders, so here everybody does.
        var everybody = new NetworkPlanner(request, trenches).Plan(
            pace.Part(EverybodyEffort, EverybodyUntil),
            null,
            _ => { },
            cancel
        );
        Everybody = PlanDraft.Of(request with { TakeUp = 1 }, everybody.Plan, everybody.Sizing, areas);
        Root = Everybody.Network.Network.GraphNode[Everybody.Network.SiteNodes[0]];
        var candidates = Array.ConvertAll(Everybody.Network.NodeOf, node => node >= 0);
        var own = new long[worthOre.Length];
        double[] shares = Everybody.Costing.OwnShares();
        for (int i = 0; i < shares.Length; i++)
            own[Everybody.Use.Ordering[i]] = (long)Math.Round(shares[i]);
        bool countsWorth = request.ByWorth;
        bool[] mustJoin = orders is null
            ? new bool[candidates.Length]
            : Orders.Given(request.Map.Premises, Everybody.Network.NodeOf, orders);
        Reckoning = new Reckoning(countsWorth, request.TakeUp, candidates, worthOre, own, mustJoin);
        Bundles = new Bundles(trenches, Reckoning, Root);
        var problem = new PrizeTrenches(trenches, candidates, Root, mustJoin);
        Search = new ChoiceSearch(problem, Reckoning, Bundles, pace, cancel);
    }

    /// <summary>The quick plan for everybody, in which everybody orders.</summary>
    public PlanDraft Everybody { get; }

    /// <summary>The hand-over point's node in the trench graph.</summary>
    public int Root { get; }
    public Reckoning Reckoning { get; }
    public Bundles Bundles { get; }
    public ChoiceSearch Search { get; }

    public (PlanDraft Draft, Chosen Chosen) Plan(IProgress<SteinerProgress>? progress)
    {
        var (draft, choice) = _request.BudgetOre is { } budget
            ? new BudgetChoice(this, _request.ByWorth, budget).Plan(progress)
            : new WorthChoice(this).Plan(progress);
        var joining = JoiningOf(draft);
        var joinOre = new long?[_worthOre.Length];
        for (int p = 0; p < joinOre.Length; p++)
        {
            if (draft.Network.Status[p] != PremisesStatus.NotChosen)
                continue;
            joinOre[p] = (joining.MilliOre(p) + 999) / 1000 + Reckoning.OwnOre[p];
            draft.Network.Reason[p] = Reason(joinOre[p]!.Value, _worthOre[p], choice);
        }
        int[] given =
        [
            .. Enumerable.Range(0, joinOre.Length).Where(p => Reckoning.MustJoin[p] && draft.Network.NodeOf[p] >= 0),
        ];
        choice = choice with { GivenOrders = [.. given.Select(p => p + 1)] };
        return (draft, new Chosen(choice, _worthOre, Reckoning.OwnOre, joinOre));
    }

    /// <summary>The plan for everybody at the request's take-up, which the curve of premises against budget speaks of.</summary>
    public PlanDraft EverybodyAtTakeUp() =>
        _request.TakeUp == 1 ? Everybody : PlanDraft.Of(_request, Everybody.Network, Everybody.Sizing, _areas);

    /// <summary>Lays out and prices the network of a bundle.</summary>
    public PlanDraft LayOut(Bundle bundle)
    {
        var selection = new Selection(
            Everybody.Network,
            Root,
            bundle.Joined,
            bundle.Edges,
            LeastTrenches(bundle.Joined),
            Search.CutShort || _polishCutShort
        );
        var (plan, sizing) = new NetworkPlanner(_request, _trenches, selection).Plan(
            _pace.Part(0.1, 0.93),
            null,
            _ => { },
            _cancel
        );
        return PlanDraft.Of(_request, plan, sizing, _areas);
    }

    /// <summary>
    /// Solves the trenches of a bundle anew: a search for these premises alone finds better ones than one that also chooses. What the
    /// searches have proven of these trenches holds from the first progress on.
    /// </summary>
    public Bundle Polish(Bundle bundle, IProgress<SteinerProgress>? progress)
    {
        long known = Search.Proof.LeastTrenches(bundle.Joined);
        if (progress is { } listener)
            progress = new TrenchSolver.Forward(p => listener.Report(p with { Bound = Math.Max(p.Bound, known) }));
        var solver = new TrenchSolver(_trenches, bundle.Joined, new bool[_trenches.Graph.EdgeCount], Root);
        var solution = solver.Solve(_pace.Part(0.2, 0.9), progress, _cancel);
        (_polished, _polishedBound, _polishCutShort) = (bundle.Joined, solution.Bound, solution.CutShort);
        var better = Bundles.Of(solution.Edges);
        return better.IsBetterThan(bundle) ? better : bundle;
    }

    /// <summary>No trenches that join these premises cost less: by the searches, and by the polish of fewer premises.</summary>
    private long LeastTrenches(bool[] joined)
    {
        long least = Search.Proof.LeastTrenches(joined);
        bool hasPolished = true;
        for (int p = 0; p < _polished.Length && hasPolished; p++)
            hasPolished = joined[p] || !_polished[p];
        return hasPolished ? Math.Max(least, _polishedBound) : least;
    }

    /// <summary>The ways from a laid-out network to those whom it does not join.</summary>
    public Joining JoiningOf(PlanDraft draft) => new(_trenches, draft.Network.Edges, Root);

    /// <summary>
    /// The most that joining those would take who must be joined and whom the layout nevertheless could not join: by so much, thousandths
    /// of an öre, what was proven of networks that join them may speak too high of one that does not.
    /// </summary>
    public long MustJoinMissed(PlanDraft draft)
    {
        int[] missed =
        [
            .. Enumerable.Range(0, _worthOre.Length).Where(p => Reckoning.MustJoin[p] && draft.Network.NodeOf[p] < 0),
        ];
        if (missed.Length == 0)
            return 0;
        var alone = new Joining(_trenches, [], Root);
        return missed.Sum(p => alone.MilliOre(p) + Reckoning.Own(p));
    }

    /// <summary>Worth of the premises with a status, öre.</summary>
    public long WorthOf(PlanDraft draft, PremisesStatus status) =>
        _worthOre.Where((_, p) => draft.Network.Status[p] == status).Sum();

    /// <summary>What the cheapest premises to join would take if it were the only one, öre, and which it is.</summary>
    public (int Premises, long Ore) Cheapest()
    {
        var joining = new Joining(_trenches, [], Root);
        return Enumerable
            .Range(0, _worthOre.Length)
            .Where(p => Reckoning.Candidates[p] && joining.MilliOre(p) < Joining.Never)
            .Select(p => (Premises: p, Ore: joining.MilliOre(p) / 1000 + Reckoning.OwnOre[p]))
            .MinBy(one => one.Ore);
    }

    public string Address(int premises) => _request.Map.Premises[premises].Address;

    private static string Reason(long takesOre, long worthOre, PlanChoice choice)
    {
        var takes = FormattableString.Invariant($"joining it would take {takesOre / 100:N0} SEK");
        var worth = FormattableString.Invariant($"it is worth {worthOre / 100:N0} SEK");
        return choice switch
        {
            { BudgetOre: null } => $"{takes}, {worth}",
            { ByWorth: false } => $"the budget is spent: {takes}",
            _ => $"the budget is spent on what is worth more: {takes}, {worth}",
        };
    }
}
