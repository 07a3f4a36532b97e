using Byfiber.Planning.Network;

namespace Byfiber.Core.Plans;

/// <summary>A finished plan as it is kept: never changed, never deleted. Its parts lie in the Plan...Row tables.</summary>
public sealed class PlanRevision
{
    public long Id { get; init; }

    /// <summary>1, 2, 3 ...: what people call it.</summary>
    public int Number { get; init; }
    public long RunId { get; init; }

    /// <summary>The import that it was planned on.</summary>
    public long BatchId { get; init; }
    public required string Name { get; init; }
    public int Epsg { get; init; }
    public bool Synthetic { get; init; }
    public string Attribution { get; init; } = "";
    public DateTime CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    public Architecture Architecture { get; init; }
    public Backbone Backbone { get; init; }
    public double TakeUp { get; init; }

    /// <summary>How many orders it was made for, planned or not; null where a sample of the take-up was built for.</summary>
    public int? GivenOrders { get; init; }

    /// <summary>Premises that do not pay were not chosen.</summary>
    public bool ByWorth { get; init; }

    /// <summary>The most that the network was allowed to cost, öre; null where there was no limit.</summary>
    public long? BudgetOre { get; init; }
    public int Effort { get; init; }
    public bool CutShort { get; init; }

    public int PremisesTotal { get; init; }
    public int PremisesPlanned { get; init; }
    public int PremisesLeftOut { get; init; }
    public int PremisesUnreachable { get; init; }

    /// <summary>Could be joined, but do not pay or are beyond the budget; 0 in a plan for everybody.</summary>
    public int PremisesNotChosen { get; init; }
    public int PremisesOrdered { get; init; }
    public int Units { get; init; }
    public long TrenchMm { get; init; }
    public long RouteMm { get; init; }
    public long DropMm { get; init; }
    public long CostOre { get; init; }
    public long TrenchCostOre { get; init; }
    public long TrenchBoundOre { get; init; }

    /// <summary>Worth of the planned premises, öre; null in a plan for everybody, as are the next five.</summary>
    public long? WorthOre { get; init; }

    /// <summary>Worth of those not chosen, öre.</summary>
    public long? WorthNotChosenOre { get; init; }

    /// <summary>By worth: trenches and the net worth of who is not chosen, öre: what the choice makes as small as it can.</summary>
    public long? ValueOre { get; init; }

    /// <summary>By worth: no choice has a smaller value than this, öre.</summary>
    public long? ValueBoundOre { get; init; }

    /// <summary>By budget: no network for that money joins more premises.</summary>
    public int? PremisesBound { get; init; }

    /// <summary>By worth and budget: no network for that money joins premises worth more, öre.</summary>
    public long? WorthBoundOre { get; init; }
    public int SiteCount { get; init; }
    public int CabinetCount { get; init; }
    public long MaxFibreMm { get; init; }
    public int MaxLossMdb { get; init; }

    /// <summary>What the planner noticed, one sentence a line.</summary>
    public string Warnings { get; init; } = "";

    /// <summary>What the independent check of the written plan found wrong, one line each; empty when it is sound.</summary>
    public string Findings { get; init; } = "";

    /// <summary>The whole <c>plan.json</c>.</summary>
    public required string PlanJson { get; init; }

    /// <summary>The share of the trench cost that is not proven necessary, percent; 0 when nothing is dug.</summary>
    public double GapPercent => TrenchCostOre == 0 ? 0 : 100.0 * (TrenchCostOre - TrenchBoundOre) / TrenchCostOre;

    /// <summary>True when the plan chose among the premises, by worth or by budget.</summary>
    public bool Chooses => ByWorth || BudgetOre is not null;

    /// <summary>
    /// The most that another choice could gain, percent: of the value by worth, of the worth or the premises by budget; null in a plan for
    /// everybody, and where nothing is proven.
    /// </summary>
    public double? ChoiceGapPercent =>
        this switch
        {
            { ValueOre: > 0 and var value, ValueBoundOre: { } bound } => 100.0 * (value - bound) / value,
            { WorthOre: { } worth, WorthBoundOre: > 0 and var most } => 100.0 * (most - worth) / most,
            { PremisesBound: > 0 and var most } => 100.0 * (most - PremisesPlanned) / most,
            _ => null,
        };

    /// <summary>True when a budget was kept and the search did not come to proving that it leaves any premises out.</summary>
    public bool ProvesNoLimit =>
        PremisesBound >= PremisesPlanned + PremisesNotChosen && PremisesNotChosen > 0
        || WorthBoundOre >= WorthOre + WorthNotChosenOre && WorthNotChosenOre > 0;

    /// <summary>Trench metres per planned premises; null when none is planned.</summary>
    public double? MetresPerPremises => PremisesPlanned == 0 ? null : TrenchMm / 1000.0 / PremisesPlanned;
}

/// <summary>That a revision became the one to build by, when and by whom. The latest row holds; the older ones are history.</summary>
public sealed class RevisionAdoption
{
    public long Id { get; init; }
    public long RevisionId { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
    public string? Note { get; init; }
}

/// <summary>A file of a revision, as the engine wrote it ("plan.gpkg").</summary>
public sealed class PlanDocument
{
    public long Id { get; init; }
    public long RevisionId { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required byte[] Bytes { get; init; }
}
