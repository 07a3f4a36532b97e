using Byfiber.Planning.Costs;
using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Network;

/// <summary>Which item of the cost book a stretch of ground is dug by: the cheapest method that the rules allow there.</summary>
internal sealed class TrenchPrices
{
    /// <summary>A crossing of a road by pressing or drilling, per piece.</summary>
    public const string RoadCrossing = "crossing.road";

    private const double StreetMetresPerHouse = 40,
        SparseMetresPerHouse = 75,
        ShortMetres = 150;

    private readonly CostBook _costs;
    private readonly Dictionary<string, string> _itemOfGround = new(StringComparer.Ordinal);

    public TrenchPrices(CostBook costs, PlanningRules rules)
    {
        _costs = costs;
        foreach (string method in rules.TrenchMethods)
        {
            string ground = method[..method.IndexOf('.', StringComparison.Ordinal)],
                item = "trench." + method;
            if (!_itemOfGround.TryGetValue(ground, out string? cheapest) || costs.Ore(item) < costs.Ore(cheapest))
                _itemOfGround[ground] = item;
        }
    }

    /// <summary>The trench item for a ground ("street", "verge", "track", "path", "primary", "plot", "field").</summary>
    /// <exception cref="PlanningException">The rules allow no method there.</exception>
    public string Item(string ground) =>
        _itemOfGround.TryGetValue(ground, out string? item)
            ? item
            : throw new PlanningException(
                $"The rules allow no way of digging in \"{ground}\": add one such as \"{ground}.open-cut\" to trenchMethods."
            );

    /// <summary>Cost in thousandths of an öre: öre per metre times millimetres.</summary>
    public long MilliOre(string item, long lengthMm) => checked(_costs.Ore(item) * lengthMm);

    public long CrossingMilliOre => checked(_costs.Ore(RoadCrossing) * 1000);

    /// <summary>
    /// The ground beside a road. Where houses stand close, a public road is a street; maps call many a country road
    /// residential, so a long one with few houses has a verge.
    /// </summary>
    /// <param name="road">The road's class.</param>
    /// <param name="lengthMetres">Length of the stretch between two junctions.</param>
    /// <param name="houses">Premises whose nearest road it is.</param>
    public static string Ground(RoadClass road, double lengthMetres, int houses)
    {
        bool builtUp = houses >= Math.Max(2, lengthMetres / StreetMetresPerHouse);
        bool sparse = lengthMetres > ShortMetres && houses < lengthMetres / SparseMetresPerHouse;
        return road switch
        {
            RoadClass.Primary => builtUp ? "street" : "primary",
            RoadClass.Secondary or RoadClass.Unclassified => builtUp ? "street" : "verge",
            RoadClass.Residential => sparse ? "verge" : "street",
            RoadClass.Service or RoadClass.Track => "track",
            _ => "path",
        };
    }

    /// <summary>True where crossing means boring under traffic; across a track or path one simply digs.</summary>
    public static bool IsBored(RoadClass road) => road <= RoadClass.Residential;

    /// <summary>Distance in metres from the centreline to where the trench runs.</summary>
    public static double OffsetMetres(RoadClass road) =>
        road switch
        {
            RoadClass.Primary => 7,
            RoadClass.Secondary => 6,
            RoadClass.Residential => 5,
            RoadClass.Unclassified => 4.5,
            RoadClass.Service => 2.5,
            RoadClass.Track => 2,
            _ => 1.5,
        };
}
