using Byfiber.Planning;
using Byfiber.Planning.Network;

namespace Byfiber.Core.Plans;

/// <summary>
/// One order to plan the network: its options, its progress, and its states as rows. One runs at a time; one that a crash
/// cut off is taken up again when its lease has run out.
/// </summary>
public sealed class PlanRun
{
    public long Id { get; init; }

    /// <summary>Share of premises that order, above 0 and at most 1.</summary>
    public double TakeUp { get; init; }

    /// <summary>How many orders it was handed (<see cref="PlanRunOrder"/>); null where a sample of the take-up is built for.</summary>
    public int? GivenOrders { get; init; }

    /// <summary>Premises that do not pay are not chosen.</summary>
    public bool ByWorth { get; init; }

    /// <summary>The most that the network may cost, öre; null means no limit.</summary>
    public long? BudgetOre { get; init; }
    public int Effort { get; init; }

    /// <summary>The limit in milliseconds; null means none.</summary>
    public long? TimeLimitMs { get; init; }
    public Architecture Architecture { get; init; }
    public Backbone Backbone { get; init; }
    public long Seed { get; init; }

    /// <summary>Where sites may stand: a JSON array of {"name","x","y"} in the municipality's plane; "[]" leaves it to the planner.</summary>
    public required string SitesJson { get; init; }

    /// <summary>The cost book as JSON; null means the default one.</summary>
    public string? CostBookJson { get; init; }

    /// <summary>Rules that differ from the defaults, as a JSON object; null means none.</summary>
    public string? RulesJson { get; init; }

    /// <summary>The step that it is in; null before it has started.</summary>
    public PlanStep? Step { get; set; }

    /// <summary>How far the step is, 0 to 1.</summary>
    public double Fraction { get; set; }

    /// <summary>The best trench cost so far, öre.</summary>
    public long? BestCostOre { get; set; }

    /// <summary>The best proven bound so far, öre.</summary>
    public long? BoundOre { get; set; }

    /// <summary>Who is working on it (a process), while somebody is.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when that worker holds it, UTC; renewed while it lives.</summary>
    public DateTime? LeaseUntil { get; set; }

    /// <summary>Its states, oldest first; the last one holds.</summary>
    public List<PlanRunStatus> Statuses { get; init; } = [];

    /// <summary>The state that holds; its statuses must be loaded.</summary>
    internal PlanRunState State => Statuses.MaxBy(s => s.Id)!.State;
}

/// <summary>A premises that a run builds for, since it has ordered: handed over with the run, never changed.</summary>
public sealed class PlanRunOrder
{
    public long RunId { get; init; }
    public long PremisesId { get; init; }
}

/// <summary>The states of a run. Cancelling is asked of a running one, which then ends as Cancelled.</summary>
public enum PlanRunState
{
    Queued,
    Running,
    Cancelling,
    Done,
    Failed,
    Cancelled,
}

/// <summary>A state that a run came into, when and by whom.</summary>
public sealed class PlanRunStatus
{
    public long Id { get; init; }
    public long RunId { get; init; }
    public PlanRunState State { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>Why, where there is a reason: the sentence of a failure.</summary>
    public string? Sentence { get; init; }
}
