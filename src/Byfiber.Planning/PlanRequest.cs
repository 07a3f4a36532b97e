using Byfiber.Planning.Costs;
using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;

namespace Byfiber.Planning;

/// <summary>Everything that a plan is made from. The same request gives the same plan, on any machine.</summary>
public sealed record PlanRequest
{
    public required MapData Map { get; init; }
    public CostBook Costs { get; init; } = CostBook.Default;
    public PlanningRules Rules { get; init; } = new();
    public ExistingPlant Existing { get; init; } = new();

    /// <summary>Where sites may stand, the hand-over point first; empty lets the planner choose among road junctions.</summary>
    public IReadOnlyList<SiteCandidate> Sites { get; init; } = [];

    /// <summary>
    /// The share of premises that order, above 0 and at most 1. Everything is sized for everybody; drops, ports and
    /// connections are built and priced for those who order: a fixed sample of this share, the same in every run.
    /// </summary>
    public double TakeUp { get; init; } = 1;

    /// <summary>
    /// Who has ordered, by the map's ids of premises, instead of a sample: drops, ports, connections and every trench that they need
    /// are built and priced for them alone. Ways, ducts, cables and cabinets are still chosen and sized for everybody, so that the rest
    /// can be joined later. With <see cref="ByWorth"/> or a budget they are joined whatever they take, the rest is chosen among, and the plan
    /// is laid out, built and priced for all whom it joins. Ids that the map does not hold, and premises that cannot be reached, are passed
    /// over. Null takes the sample of <see cref="TakeUp"/>.
    /// </summary>
    public IReadOnlySet<string>? Orders { get; init; }

    /// <summary>Leaves out who does not pay: whose worth (the cost book's, or its own) is less than what joining it takes.</summary>
    public bool ByWorth { get; init; }

    /// <summary>
    /// The most that the bill may come to, öre. The plan then joins as many premises as it can, or, with <see cref="ByWorth"/>,
    /// those worth most; null means no limit.
    /// </summary>
    public long? BudgetOre { get; init; }

    /// <summary>Work spent on improving the trench network; counted, not timed.</summary>
    public int Effort { get; init; } = DefaultEffort;

    /// <summary>Some half a minute for a rural municipality of 4,000 addresses on one core of 2026.</summary>
    public const int DefaultEffort = 300;

    /// <summary>Only cuts the effort short; null means none.</summary>
    public TimeSpan? TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    public ulong Seed { get; init; } = 1;
}

/// <summary>
/// What a running plan tells: the step, how far it is (0 to 1), and while solving the best cost so far, and the best bound once
/// something is proven.
/// </summary>
public readonly record struct PlanProgress(PlanStep Step, double Fraction, long? CostOre = null, long? BoundOre = null);

/// <summary>The steps of a plan in the order in which they run; reading and writing are the caller's.</summary>
public enum PlanStep
{
    Read,
    Graph,
    Solve,
    Layout,
    Size,
    Cost,
    Write,
}
