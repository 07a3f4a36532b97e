using Byfiber.Planning.Costs;
using Byfiber.Planning.Network;

namespace Byfiber.Planning;

/// <summary>A laid-out network with its fibres and its bill: all that a <see cref="Plan"/> is assembled from.</summary>
internal sealed record PlanDraft(
    PlanRequest Request,
    NetworkPlan Network,
    NetworkSizing Sizing,
    bool[] Ordered,
    FibreAllocation Fibres,
    NetworkUse Use,
    PlanCosting Costing,
    PremisesAreas Areas
)
{
    /// <summary>The cost of all stretches, built or not, each rounded to the öre as the plan's tables have it.</summary>
    public long TrenchCostOre => Network.Network.Stretches.Sum(StretchOre);

    /// <summary>What rounding every stretch to the öre may hide.</summary>
    public long RoundingOre => (Network.Network.Stretches.Length + 1) / 2;

    /// <summary>A stretch's cost: a crossing's per piece, otherwise per metre.</summary>
    public long StretchOre(Stretch stretch) =>
        stretch.Kind == PieceKind.Crossing
            ? Request.Costs.Ore(stretch.Item)
            : Request.Costs.OreForMm(stretch.Item, stretch.LengthMm);

    /// <summary>
    /// Allocates fibres to those who order (the request's own orders, or its share of the planned premises) and prices the network.
    /// </summary>
    /// <exception cref="PlanningException">The request has orders, and none of them is of planned premises.</exception>
    public static PlanDraft Of(PlanRequest request, NetworkPlan network, NetworkSizing sizing, PremisesAreas areas)
    {
        int[] units = [.. request.Map.Premises.Select(p => p.Units.Total)];
        var ordered = request.Orders is { } orders
            ? Orders.Given(request.Map.Premises, network.NodeOf, orders)
            : Orders.Sample(request.Map.Premises, network.NodeOf, request.TakeUp);
        var fibres = FibreAllocation.Allocate(network, sizing, request.Rules, units, ordered);
        var use = new NetworkUse(network, ordered, areas.Of, areas.Names.Count);
        var costing = new PlanCosting(network, sizing, fibres, use, request, areas.Of, request.Costs);
        return new PlanDraft(request, network, sizing, ordered, fibres, use, costing, areas);
    }
}
