using NetTopologySuite.Geometries;

namespace Byfiber.Planning.Formats.Checks;

internal sealed record NodeRow(int Id, string Kind, int AreaId, Coordinate Point);

internal sealed record PremisesRow(
    int Id,
    string SourceId,
    int? NodeId,
    string Status,
    string? Reason,
    int Units,
    bool Ordered,
    long? DropMm,
    long? FibreMm,
    int? LossMdb,
    long? ShareOre,
    int? CabinetId,
    int? SiteId,
    int? Port,
    int AreaId,
    long? MarginalOre,
    long? WorthOre,
    long? OwnOre
)
{
    internal bool Planned => Status == "planned";
    internal bool NotChosen => Status == "not_chosen";
}

internal sealed record CurveRow(int Id, long CostOre, int Premises, long WorthOre, int PremisesBound);

internal sealed record TrenchRow(
    int Id,
    int FromNode,
    int ToNode,
    string Kind,
    string Item,
    bool Crossing,
    long LengthMm,
    long CostOre,
    int AreaId,
    bool Built,
    int? FreeFibres,
    Coordinate[] Line
);

internal sealed record DuctRow(
    int Id,
    int TrenchId,
    string Kind,
    string Item,
    int Tubes,
    int Used,
    long LengthMm,
    bool Built
);

internal sealed record CableRow(
    int Id,
    string Kind,
    int FromNode,
    int ToNode,
    string Item,
    int Fibres,
    int Used,
    long LengthMm,
    bool Built,
    int AreaId
)
{
    /// <summary>The node at the cable's other end, or null when it does not end at <paramref name="node"/>.</summary>
    internal int? Across(int node) =>
        FromNode == node ? ToNode
        : ToNode == node ? FromNode
        : null;
}

internal sealed record CableDuctRow(int CableId, int Seq, int DuctId);

internal sealed record PathRow(
    int Id,
    int PremisesId,
    int SiteId,
    int Port,
    int? FeederCableId,
    int? FeederFibre,
    int? CabinetId,
    int? SplitterId,
    int DropCableId,
    int DropFibre,
    long LengthMm,
    int LossMdb
)
{
    internal Fibre Drop => new(DropCableId, DropFibre);

    /// <summary>Null when the house is served straight from the site.</summary>
    internal Fibre? Feeder => FeederCableId is { } cable ? new Fibre(cable, FeederFibre ?? 0) : null;
}

internal sealed record SpliceRow(
    int Id,
    int NodeId,
    int? InCableId,
    int? InFibre,
    int? OutCableId,
    int? OutFibre,
    int? PremisesId,
    bool Built
)
{
    /// <summary>The fibre that comes from the site's side; null at a pigtail of the ODF and at a splitter's leg.</summary>
    internal Fibre? In => InCableId is { } cable ? new Fibre(cable, InFibre ?? 0) : null;

    /// <summary>The fibre that goes on towards the houses; null at a splitter's input.</summary>
    internal Fibre? Out => OutCableId is { } cable ? new Fibre(cable, OutFibre ?? 0) : null;
}

/// <summary>One fibre of one cable.</summary>
internal readonly record struct Fibre(int Cable, int Number);

internal sealed record SiteRow(
    int Id,
    int NodeId,
    bool HandOver,
    int PremisesCount,
    int PortsUsed,
    int Ports,
    int Cards,
    int Racks
);

internal sealed record CabinetRow(int Id, int NodeId, int SiteId, int PremisesCount, int Size, int Splitters);

internal sealed record AreaRow(int Id, int PremisesCount);

/// <summary>A bill line; quantities in thousandths, as the file's decimals are read. Area 0 is the whole bill.</summary>
internal sealed record BillRow(int AreaId, string Item, long QuantityThousandths, long UnitOre, long TotalOre);
