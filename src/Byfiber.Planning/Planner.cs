using Byfiber.Planning.Choices;
using Byfiber.Planning.Costs;
using Byfiber.Planning.Network;
using Byfiber.Planning.Steiner;

namespace Byfiber.Planning;

/// <summary>The front door: a request in, a plan out. Holds no state; the clock serves only the time limit and the timings.</summary>
public sealed class Planner(TimeProvider time)
{
    /// <summary>
    /// Plans the network: trench graph, trenches, sites and cabinets, cables and ducts, fibres, costs. A cancellation after
    /// the first complete trench network stops the improving and returns the best plan so far (its summary says so); before
    /// that it throws.
    /// </summary>
    /// <exception cref="PlanningException">The map or the request cannot be planned on.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before there was any plan.</exception>
    public Plan Plan(PlanRequest request, IProgress<PlanProgress>? progress = null, CancellationToken cancel = default)
    {
        Validate(request);
        long start = time.GetTimestamp();
        progress?.Report(new PlanProgress(PlanStep.Graph, 0));
        var costs = ExistingPlantJoin.WithOwnPrices(request.Costs, request.Existing);
        request = request with { Costs = costs };
        var trenches = TrenchGraphBuilder.Build(request, cancel);
        long graphDone = time.GetTimestamp();

        var improvement = new Improvement(progress);
        var options = new SteinerOptions
        {
            Effort = request.Effort,
            Seed = request.Seed,
            Time = time,
            Deadline = request.TimeLimit is { } limit
                ? graphDone + (long)(limit.TotalSeconds * time.TimestampFrequency)
                : null,
        };
        var areas = PremisesAreas.Assign(request.Map);
        long[] worth = [.. request.Map.Premises.Select(p => p.WorthOre ?? costs.Worth.Ore(p.Units.Total))];
        void Begin(PlanStep step) => progress?.Report(new PlanProgress(step, 0));
        var pace = new Pace(options, graphDone);
        PlanDraft draft,
            whole;
        Chosen chosen;
        long solveDone;
        if (request.ByWorth || request.BudgetOre is not null)
        {
            Begin(PlanStep.Solve);
            var planner = new ChoicePlanner(request, trenches, areas, worth, pace, cancel);
            (draft, chosen) = planner.Plan(improvement);
            whole = planner.EverybodyAtTakeUp();
            solveDone = time.GetTimestamp();
            Begin(PlanStep.Layout);
            Begin(PlanStep.Size);
            Begin(PlanStep.Cost);
        }
        else
        {
            var (network, sizing) = new NetworkPlanner(request, trenches).Plan(
                pace.Part(1, 0.9),
                improvement,
                Begin,
                cancel
            );
            solveDone = time.GetTimestamp();
            Begin(PlanStep.Size);
            Begin(PlanStep.Cost);
            draft = PlanDraft.Of(request, network, sizing, areas);
            chosen = new Chosen(null, worth, null, null);
            whole = draft;
        }
        var curve = BudgetCurve.Of(whole, draft, trenches, worth, pace.Rest(0.1), cancel);
        var assembly = new PlanAssembly(draft, chosen, curve);
        var timings = new PlanTimings(
            0,
            Seconds(start, graphDone),
            Seconds(graphDone, solveDone),
            Seconds(solveDone, time.GetTimestamp()),
            0,
            0
        );
        var plan = assembly.Assemble(improvement.Steps, timings);
        return plan with
        {
            Summary = plan.Summary with
            {
                GraphNodes = trenches.Graph.NodeCount,
                GraphEdges = trenches.Graph.EdgeCount,
            },
        };
    }

    private double Seconds(long from, long to) => time.GetElapsedTime(from, to).TotalSeconds;

    private static void Validate(PlanRequest request)
    {
        if (request.TakeUp is not (> 0 and <= 1))
            throw new PlanningException(
                FormattableString.Invariant(
                    $"The take-up is {request.TakeUp}: give a share above 0 and at most 1, such as 0.6."
                )
            );
        if (request.Orders is { } orders)
            Validate(orders, request);
        if (request.BudgetOre is <= 0)
            throw new PlanningException("The budget is nothing: give an amount above 0, such as 40000000.");
        if (request.Effort < 1)
            throw new PlanningException(
                FormattableString.Invariant($"The effort is {request.Effort}: give a number from 1, such as 100.")
            );
        if (request.Map.Premises.Count == 0)
            throw new PlanningException(
                $"The map \"{request.Map.Name}\" holds no addresses and no buildings to plan for: give it addresses (--addresses FILE)."
            );
        if (request.Map.Roads.Count == 0)
            throw new PlanningException(
                $"The map \"{request.Map.Name}\" holds no roads to dig along: give a map with roads."
            );
    }

    private static void Validate(IReadOnlySet<string> orders, PlanRequest request)
    {
        if (!request.Map.Premises.Any(premises => orders.Contains(premises.Id)))
            throw new PlanningException(
                $"None of the {orders.Count} orders is of premises on the map \"{request.Map.Name}\": give the ids that the map has."
            );
        if (request.TakeUp != 1)
            throw new PlanningException(
                "A plan for those who have ordered takes no take-up: leave one of the two out."
            );
    }

    /// <summary>Passes the solver's progress on and keeps the steps at which cost or bound became better.</summary>
    private sealed class Improvement(IProgress<PlanProgress>? progress) : IProgress<SteinerProgress>
    {
        public List<PlanProgress> Steps { get; } = [];

        public void Report(SteinerProgress value)
        {
            long? bound = value.Bound > 0 ? value.Bound / 1000 : null;
            var step = new PlanProgress(PlanStep.Solve, value.Fraction, value.Cost / 1000, bound);
            if (Steps.Count == 0 || Steps[^1].CostOre != step.CostOre || Steps[^1].BoundOre != step.BoundOre)
                Steps.Add(step);
            progress?.Report(step);
        }
    }
}
