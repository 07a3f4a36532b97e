using Byfiber.Planning.Costs;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Network;

namespace Byfiber.Planning;

/// <summary>
/// A finished plan: immutable, complete, in one projected plane. Ids are 1-based positions in their lists, so
/// <c>Nodes[id - 1].Id == id</c>; 0 never occurs and null means none.
/// </summary>
public sealed record Plan
{
    public required string Name { get; init; }
    public required Crs Crs { get; init; }
    public bool Synthetic { get; init; }
    public string Attribution { get; init; } = "";
    public required PlanningRules Rules { get; init; }
    public required CostBook Costs { get; init; }
    public required IReadOnlyList<PlanArea> Areas { get; init; }
    public required IReadOnlyList<PlanNode> Nodes { get; init; }
    public required IReadOnlyList<PlanTrench> Trenches { get; init; }
    public required IReadOnlyList<PlanDuct> Ducts { get; init; }
    public required IReadOnlyList<PlanCable> Cables { get; init; }
    public required IReadOnlyList<PlanPremises> Premises { get; init; }
    public required IReadOnlyList<PlanSite> Sites { get; init; }
    public required IReadOnlyList<PlanCabinet> Cabinets { get; init; }
    public required IReadOnlyList<FibrePath> FibrePaths { get; init; }
    public required IReadOnlyList<Splice> Splices { get; init; }

    /// <summary>The bill per area in build order; an item occurs once per area. The whole bill is the sum over areas.</summary>
    public required IReadOnlyList<BillLine> Bill { get; init; }
    public required PlanSummary Summary { get; init; }
}

/// <summary>A rollout area in build order; area 1 is built first.</summary>
public sealed record PlanArea(int Id, string Name, int PremisesCount);

/// <summary>What stands at a point of the trench network.</summary>
public enum NodeKind
{
    Site,
    Cabinet,
    Joint,
    Junction,
    Premises,
}

/// <summary>
/// A point of the trench network. A joint is a handhole: a blowing point or a cable joint. <paramref name="AreaId"/> is the
/// area whose bill buys what stands here.
/// </summary>
public sealed record PlanNode(int Id, NodeKind Kind, MapPoint Point, int AreaId);

/// <summary>Along a route that many share, or on the plot to one house.</summary>
public enum TrenchKind
{
    Route,
    Drop,
}

/// <summary>
/// A piece of trench between two nodes. <paramref name="Item"/> is the cost book's item per metre
/// ("trench.street.open-cut", "existing.duct"); <paramref name="Ground"/> the middle part of it. <paramref name="Crossing"/> is true when the
/// piece is bored under a road: then the cost is the crossing's price per piece, and nothing per metre.
/// <paramref name="AreaId"/>: the first area in build order that needs it. <paramref name="Built"/>: someone behind it has
/// ordered (or it carries a backbone), so it is priced in the bill. <paramref name="FreeFibres"/>: what an existing route can
/// still carry; null for a trench that is dug.
/// </summary>
public sealed record PlanTrench(
    int Id,
    int FromNode,
    int ToNode,
    TrenchKind Kind,
    string Ground,
    string Item,
    bool Crossing,
    MapPoint[] Points,
    long LengthMm,
    long CostOre,
    int AreaId,
    bool Built,
    int? FreeFibres = null
);

/// <summary>Which cables a duct is for: feeders and backbone, the microducts of an area, or one house.</summary>
public enum DuctKind
{
    Feeder,
    Distribution,
    Drop,
}

/// <summary>A duct bundle laid in one trench: how many tubes it has and how many carry a cable. Item: "duct.distribution.12".</summary>
public sealed record PlanDuct(
    int Id,
    int TrenchId,
    DuctKind Kind,
    string Item,
    int Tubes,
    int Used,
    long LengthMm,
    bool Built
);

/// <summary>Between sites, from site to cabinet, or from cabinet (or site) to a house.</summary>
public enum CableKind
{
    Backbone,
    Feeder,
    Drop,
}

/// <summary>
/// A cable between two nodes and the ducts it runs through, in order from <paramref name="FromNode"/>. Length is that of its ducts.
/// </summary>
public sealed record PlanCable(
    int Id,
    CableKind Kind,
    int FromNode,
    int ToNode,
    string Item,
    int Fibres,
    int Used,
    long LengthMm,
    int[] DuctIds,
    bool Built,
    int AreaId
);

/// <summary>
/// Planned: has a fibre path. LeftOut: it could be dug to, but a rule (reach, loss) forbids it. Unreachable: no way to dig there.
/// NotChosen: it could be joined, but does not pay or is beyond the budget; its row says what it would take and is worth.
/// </summary>
public enum PremisesStatus
{
    Planned,
    LeftOut,
    Unreachable,
    NotChosen,
}

/// <summary>
/// One premises of the map and what the plan does with it. Lengths, loss and cost are null unless it is planned.
/// <paramref name="ShareOre"/>: its fair share of the bill (each piece is split equally among the ordering premises that use
/// it: the Shapley value of a tree game, Littlechild and Owen 1973, Megiddo 1978); the shares sum to the bill.
/// <paramref name="MarginalOre"/>: what the bill would lose without it; of one not chosen, what joining it to this plan would
/// take: the cheapest new trench from the planned network to the house, and its own cost.
/// <paramref name="WorthOre"/>: connection fee and years of margin if it orders, by the cost book or the address file; null where
/// nobody asked for it. <paramref name="OwnOre"/>: its own cost as a choice reckons it, what it adds to the bill besides
/// trenches; null in a plan for everybody.
/// </summary>
public sealed record PlanPremises(
    int Id,
    string SourceId,
    string Address,
    MapPoint Point,
    int? NodeId,
    PremisesStatus Status,
    string? Reason,
    int Units,
    bool Ordered,
    long? DropMm,
    long? FibreMm,
    int? LossMdb,
    long? ShareOre,
    long? MarginalOre,
    int? CabinetId,
    int? SiteId,
    int? Port,
    int AreaId,
    long? WorthOre = null,
    long? OwnOre = null
);

/// <summary>A site: node with active equipment. Ports, cards and racks are those bought for the premises that order.</summary>
public sealed record PlanSite(
    int Id,
    int NodeId,
    string Name,
    bool HandOver,
    int PremisesCount,
    int PortsUsed,
    int Ports,
    int Cards,
    int Racks
);

/// <summary>A cabinet (passive): its size is what can be spliced there. Splitters are 0 in point-to-point.</summary>
public sealed record PlanCabinet(int Id, int NodeId, int SiteId, int PremisesCount, int Size, int Splitters);

/// <summary>
/// One fibre of a premises, from the site's port to the house. <paramref name="FeederCableId"/> and the cabinet are null when the house is served
/// straight from the site. Tubes and fibres count from 1; colours by the rules' standard.
/// </summary>
public sealed record FibrePath(
    int Id,
    int PremisesId,
    int SiteId,
    int Port,
    int? FeederCableId,
    int? FeederFibre,
    string? TubeColour,
    string? FibreColour,
    int? CabinetId,
    int? SplitterId,
    int DropCableId,
    int DropFibre,
    long LengthMm,
    int LossMdb
);

/// <summary>
/// A splice at a node between two fibres; a null incoming cable is a pigtail of the site's ODF or a splitter's leg, a null
/// outgoing one is a splitter's input. The splices of a fibre path are the rows that name its feeder fibre or its drop fibre.
/// </summary>
public sealed record Splice(
    int Id,
    int NodeId,
    int? InCableId,
    int? InFibre,
    int? OutCableId,
    int? OutFibre,
    int? PremisesId,
    bool Built
);

/// <summary>One line of the bill. Quantity in the unit's thousandths: millimetres for "m", thousandths for "pcs".</summary>
public sealed record BillLine(
    int AreaId,
    string Item,
    string Unit,
    long QuantityThousandths,
    long UnitOre,
    long TotalOre
);

/// <summary>The figures of <c>plan.json</c>, all measured from the plan itself. Costs in öre, lengths in millimetres.</summary>
public sealed record PlanSummary
{
    public required int PremisesTotal { get; init; }
    public required int PremisesPlanned { get; init; }
    public required int PremisesLeftOut { get; init; }
    public required int PremisesUnreachable { get; init; }

    /// <summary>Could be joined, but do not pay or are beyond the budget; 0 in a plan for everybody.</summary>
    public int PremisesNotChosen { get; init; }
    public required int PremisesOrdered { get; init; }
    public required int Units { get; init; }
    public required double TakeUp { get; init; }

    /// <summary>All trenches, routes and drops, built or not.</summary>
    public required long TrenchMm { get; init; }
    public required long RouteMm { get; init; }
    public required long DropMm { get; init; }

    /// <summary>The bill's total.</summary>
    public required long CostOre { get; init; }

    /// <summary>The cost of all trenches that join every planned premises, built or not: what the bound speaks of.</summary>
    public required long TrenchCostOre { get; init; }

    /// <summary>No trench network on this graph that joins these premises costs less: proven by dual ascent.</summary>
    public required long TrenchBoundOre { get; init; }
    public required int Sites { get; init; }
    public required int Cabinets { get; init; }
    public required long MaxFibreMm { get; init; }
    public required int MaxLossMdb { get; init; }
    public required int Effort { get; init; }
    public required ulong Seed { get; init; }

    /// <summary>Nodes and edges of the graph of where one can dig.</summary>
    public int GraphNodes { get; init; }
    public int GraphEdges { get; init; }

    /// <summary>True when the time limit or Ctrl-C ended the search early; then another run may give another plan.</summary>
    public required bool CutShort { get; init; }

    /// <summary>Cost and bound as the search improved, by share of effort: the curve that pages show.</summary>
    public IReadOnlyList<PlanProgress> Improvement { get; init; } = [];

    /// <summary>Seconds per step as measured; the only members that differ between two runs of the same request.</summary>
    public PlanTimings Timings { get; init; } = new(0, 0, 0, 0, 0, 0);
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What was chosen and what is proven about the choice; null in a plan for everybody.</summary>
    public PlanChoice? Choice { get; init; }

    /// <summary>
    /// How many premises how much money joins, from few to all that the plan joins, cost and premises rising; empty where it was not computed.
    /// </summary>
    public IReadOnlyList<BudgetCurvePoint> BudgetCurve { get; init; } = [];

    /// <summary>(cost - bound) / cost of the trenches, percent; 0 when nothing is dug.</summary>
    public double GapPercent => TrenchCostOre == 0 ? 0 : 100.0 * (TrenchCostOre - TrenchBoundOre) / TrenchCostOre;
}

/// <summary>
/// What a plan by worth or budget chose among the premises that can be joined. All money in öre.
/// By worth: <paramref name="ValueOre"/> is the cost of all trenches plus the net worth (worth less own cost, at least 0) of who
/// is not chosen; no other choice on this trench graph, hanging on this hand-over point and reckoning the same own costs,
/// has less than <paramref name="ValueBoundOre"/>. By budget: by that reckoning, with what else this plan's bill holds, no
/// choice whose cost keeps the budget joins more than <paramref name="PremisesBound"/> premises (or, by worth and budget, premises
/// worth more than <paramref name="WorthBoundOre"/>).
/// </summary>
/// <param name="ByWorth">Who does not pay is not chosen.</param>
/// <param name="BudgetOre">The most that the bill may come to; null: no limit.</param>
/// <param name="WorthOre">Worth of the planned premises.</param>
/// <param name="WorthNotChosenOre">Worth of those not chosen.</param>
public sealed record PlanChoice(
    bool ByWorth,
    long? BudgetOre,
    long WorthOre,
    long WorthNotChosenOre,
    long? ValueOre = null,
    long? ValueBoundOre = null,
    int? PremisesBound = null,
    long? WorthBoundOre = null
)
{
    /// <summary>
    /// Ids of planned premises that had ordered beforehand and are joined whatever they take, ascending; what is proven speaks of choices
    /// that join them too. Empty where nobody had.
    /// </summary>
    public IReadOnlyList<int> GivenOrders { get; init; } = [];
}

/// <summary>
/// A point of the curve "cost and premises against budget". For <paramref name="CostOre"/>, reckoned as this plan's bill is,
/// <paramref name="Premises"/> ordering premises with so much worth can be joined; by the same reckoning it is proven that no
/// network for that money joins more than <paramref name="PremisesBound"/>.
/// </summary>
public sealed record BudgetCurvePoint(long CostOre, int Premises, long WorthOre, int PremisesBound);

/// <summary>Seconds and megabytes of one run.</summary>
public sealed record PlanTimings(
    double Read,
    double Graph,
    double Solve,
    double Size,
    double Write,
    double PeakMemoryMb
)
{
    public double Total => Read + Graph + Solve + Size + Write;
}
