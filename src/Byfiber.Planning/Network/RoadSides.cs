using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Network;

/// <summary>Per chain: the side or sides along which a trench may run, and the ground there.</summary>
internal readonly record struct ChainSides(bool Left, bool Right, string Ground, double OffsetMetres)
{
    public bool Has(Side side) => side == Side.Left ? Left : Right;
}

/// <summary>
/// Decides per chain whether it is dug along one side or both: both where each side has drops close together, else the
/// side with more houses.
/// </summary>
internal static class RoadSides
{
    /// <param name="nearest">Each premises' nearest candidate (those without one left out).</param>
    public static ChainSides[] Decide(RoadTopology roads, IEnumerable<DropCandidate> nearest, PlanningRules rules)
    {
        var left = new int[roads.Chains.Count];
        var right = new int[roads.Chains.Count];
        foreach (var drop in nearest)
            (drop.Side == Side.Left ? left : right)[drop.Chain]++;
        var sides = new ChainSides[roads.Chains.Count];
        for (int c = 0; c < sides.Length; c++)
        {
            var chain = roads.Chains[c];
            double needed = Math.Max(1, chain.Length / rules.BothSidesMetresPerDrop);
            bool both = TrenchPrices.IsBored(chain.Road.Class) && left[c] >= needed && right[c] >= needed;
            sides[c] = new ChainSides(
                both || left[c] >= right[c],
                both || right[c] > left[c],
                TrenchPrices.Ground(chain.Road.Class, chain.Length, left[c] + right[c]),
                TrenchPrices.OffsetMetres(chain.Road.Class)
            );
        }
        return sides;
    }
}
