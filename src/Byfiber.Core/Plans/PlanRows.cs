using Byfiber.Planning;

namespace Byfiber.Core.Plans;

/// <summary>A part of a frozen plan: its revision, and its id within the plan (1-based).</summary>
public abstract class PlanRow
{
    public long RevisionId { get; init; }
    public int Id { get; init; }
}

/// <summary>An area of the plan, in build order (its id). <see cref="PlacesAreaId"/> is the area as people edit it, while it exists.</summary>
public sealed class PlanAreaRow : PlanRow
{
    public required string Name { get; init; }
    public int PremisesCount { get; init; }
    public long? PlacesAreaId { get; init; }
}

/// <summary>A point of the trench network. Area ids in these rows are those of <see cref="PlanAreaRow"/>.</summary>
public sealed class PlanNodeRow : PlanRow
{
    public NodeKind Kind { get; init; }
    public double X { get; init; }
    public double Y { get; init; }
    public int AreaId { get; init; }
}

/// <summary>A trench between two nodes (line).</summary>
public sealed class PlanTrenchRow : PlanRow
{
    public int FromNodeId { get; init; }
    public int ToNodeId { get; init; }
    public TrenchKind Kind { get; init; }
    public required string Ground { get; init; }
    public required string Item { get; init; }

    /// <summary>2 for a whole crossing of a road, 1 for half of one, else 0.</summary>
    public bool Crossing { get; init; }
    public long LengthMm { get; init; }
    public long CostOre { get; init; }
    public int AreaId { get; init; }

    /// <summary>Somebody behind it has ordered, so the bill has it.</summary>
    public bool Built { get; init; }

    /// <summary>Fibres of all cables that run through it: how wide the map draws it.</summary>
    public int Fibres { get; init; }
    public required byte[] ShapeWkb { get; init; }
    public double MinX { get; init; }
    public double MinY { get; init; }
    public double MaxX { get; init; }
    public double MaxY { get; init; }
}

/// <summary>A cable (line along its trenches).</summary>
public sealed class PlanCableRow : PlanRow
{
    public CableKind Kind { get; init; }
    public int FromNodeId { get; init; }
    public int ToNodeId { get; init; }
    public required string Item { get; init; }
    public int Fibres { get; init; }
    public int Used { get; init; }
    public long LengthMm { get; init; }
    public bool Built { get; init; }
    public int AreaId { get; init; }
    public required byte[] ShapeWkb { get; init; }
    public double MinX { get; init; }
    public double MinY { get; init; }
    public double MaxX { get; init; }
    public double MaxY { get; init; }
}

/// <summary>What the plan does with one premises; lengths, loss and cost are null unless it is planned.</summary>
public sealed class PlanPremisesRow : PlanRow
{
    /// <summary>The premises in Places.</summary>
    public long PremisesId { get; init; }
    public required string Address { get; init; }
    public double X { get; init; }
    public double Y { get; init; }
    public int? NodeId { get; init; }
    public PremisesStatus Status { get; init; }

    /// <summary>Why it is not planned.</summary>
    public string? Reason { get; init; }
    public int Units { get; init; }
    public bool Ordered { get; init; }
    public long? DropMm { get; init; }
    public long? FibreMm { get; init; }
    public int? LossMdb { get; init; }

    /// <summary>Its fair share of the bill, öre.</summary>
    public long? ShareOre { get; init; }

    /// <summary>What the bill would lose without it, öre; of one not chosen, what joining it to this plan would take.</summary>
    public long? MarginalOre { get; init; }

    /// <summary>What joining it is worth, öre; null where nobody asked for it.</summary>
    public long? WorthOre { get; init; }

    /// <summary>Its own cost besides trenches, öre; null in a plan for everybody.</summary>
    public long? OwnOre { get; init; }
    public int? CabinetId { get; init; }
    public int? SiteId { get; init; }
    public int? Port { get; init; }
    public int AreaId { get; init; }
}

/// <summary>A site: node with active equipment.</summary>
public sealed class PlanSiteRow : PlanRow
{
    public int NodeId { get; init; }
    public required string Name { get; init; }
    public bool HandOver { get; init; }
    public int PremisesCount { get; init; }
    public int PortsUsed { get; init; }
    public int Ports { get; init; }
    public int Cards { get; init; }
    public int Racks { get; init; }
    public double X { get; init; }
    public double Y { get; init; }
}

/// <summary>A passive cabinet.</summary>
public sealed class PlanCabinetRow : PlanRow
{
    public int NodeId { get; init; }
    public int SiteId { get; init; }
    public int PremisesCount { get; init; }
    public int Size { get; init; }
    public int Splitters { get; init; }
    public double X { get; init; }
    public double Y { get; init; }
}

/// <summary>One fibre of a premises from the site's port to the house.</summary>
public sealed class PlanFibrePathRow : PlanRow
{
    /// <summary>The plan's premises (<see cref="PlanPremisesRow"/>).</summary>
    public int PlanPremisesId { get; init; }
    public int SiteId { get; init; }
    public int Port { get; init; }
    public int? FeederCableId { get; init; }
    public int? FeederFibre { get; init; }
    public string? TubeColour { get; init; }
    public string? FibreColour { get; init; }
    public int? CabinetId { get; init; }
    public int? SplitterId { get; init; }
    public int DropCableId { get; init; }
    public int DropFibre { get; init; }
    public long LengthMm { get; init; }
    public int LossMdb { get; init; }
}

/// <summary>One line of the bill of materials, per area; its id is its place in the bill.</summary>
public sealed class PlanBillRow : PlanRow
{
    public int AreaId { get; init; }
    public required string Item { get; init; }

    /// <summary>"m" or "pcs".</summary>
    public required string Unit { get; init; }

    /// <summary>Thousandths of the unit.</summary>
    public long QuantityThousandths { get; init; }
    public long UnitOre { get; init; }
    public long TotalOre { get; init; }
}

/// <summary>
/// A point of the curve "cost and premises against budget": for so much money so many premises can be joined, and no network for that
/// money joins more than <see cref="PremisesBound"/>. Its id is its place, the cheapest first.
/// </summary>
public sealed class PlanBudgetRow : PlanRow
{
    public long CostOre { get; init; }
    public int Premises { get; init; }
    public long WorthOre { get; init; }
    public int PremisesBound { get; init; }
}
