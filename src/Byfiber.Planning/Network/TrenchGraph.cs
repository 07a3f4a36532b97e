using Byfiber.Planning.Geometry;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Network;

/// <summary>How a piece of the graph is dug or used.</summary>
internal enum PieceKind : byte
{
    Route,
    Crossing,
    Drop,
    Existing,
}

/// <summary>
/// One edge of the trench graph. <paramref name="Item"/> is the cost book's item for its metres (or, for a crossing, for the
/// piece). Cost in thousandths of an öre, so that costs of pieces add up exactly. <paramref name="FreeFibres"/> bounds what
/// an existing route can still carry (int.MaxValue: no bound).
/// </summary>
internal readonly record struct Piece(
    PieceKind Kind,
    string Item,
    MapPoint[] Points,
    long LengthMm,
    long CostMilliOre,
    int FreeFibres = int.MaxValue
);

/// <summary>
/// Where one can dig, frozen: the graph with costs in thousandths of an öre, and what stands behind each node and edge. Node ids are dense;
/// a premises is a node of its own, joined by drops only.
/// </summary>
internal sealed class TrenchGraph
{
    public required Graph Graph { get; init; }
    public required MapPoint[] Points { get; init; }
    public required Piece[] Pieces { get; init; }

    /// <summary>Per premises of the request: its node, or -1 when it has none.</summary>
    public required int[] PremisesNode { get; init; }

    /// <summary>Per premises: why it has no node; null when it has one.</summary>
    public required string?[] NoNodeReason { get; init; }

    /// <summary>Per node: the premises that it is, or -1 for a point of the route network.</summary>
    public required int[] PremisesOfNode { get; init; }

    /// <summary>The item by which the far part of a long drop is dug.</summary>
    public required string FieldItem { get; init; }

    /// <summary>False for a drop: only a house hangs on it.</summary>
    public bool IsRoute(int edge) => Pieces[edge].Kind != PieceKind.Drop;

    public required IReadOnlyList<string> Warnings { get; init; }
}
