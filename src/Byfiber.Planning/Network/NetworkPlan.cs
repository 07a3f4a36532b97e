namespace Byfiber.Planning.Network;

/// <summary>A backbone cable's way between two sites, as stretches in order from the first.</summary>
internal sealed record BackboneRoute(int FromSite, int ToSite, List<int> Stretches);

/// <summary>
/// The layout that sizing and costing work on: which trenches, which sites and cabinets, who hangs on what. Premises are
/// indices in the request.
/// </summary>
internal sealed record NetworkPlan
{
    public required TrenchNetwork Network { get; init; }
    public required ServiceForest Forest { get; init; }
    public required List<int> SiteNodes { get; init; }
    public required List<string> SiteNames { get; init; }
    public required CabinetLayout Cabinets { get; init; }
    public required List<BackboneRoute> Backbone { get; init; }

    /// <summary>Per premises: its network node when it is planned, else -1.</summary>
    public required int[] NodeOf { get; init; }

    /// <summary>The chosen edges of the trench graph, drops included, without what only a ring needs.</summary>
    public required int[] Edges { get; init; }
    public required PremisesStatus[] Status { get; init; }
    public required string?[] Reason { get; init; }

    /// <summary>Proven least cost of the trenches that join the planned premises, thousandths of an öre.</summary>
    public required long BoundMilliOre { get; init; }
    public required bool CutShort { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }
}
