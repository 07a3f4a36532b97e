using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Tests.Network;

/// <summary>Small maps written down by hand: roads as lists of metres, houses as points.</summary>
internal static class Village
{
    public static MapPoint At(double x, double y) => MapPoint.Rounded(500_000 + x, 6_550_000 + y);

    public static Road Road(string id, RoadClass kind, params (double X, double Y)[] points) =>
        new(id, kind, id, [.. points.Select(p => At(p.X, p.Y))]);

    public static Premises House(string id, double x, double y, int dwellings = 1) =>
        new(id, At(x, y), $"Byvägen {id}") { Units = new Units(dwellings, 0, 0) };

    public static MapData Map(IEnumerable<Road> roads, IEnumerable<Premises> houses) =>
        new()
        {
            Name = "Byn",
            Crs = Crs.Sweref99Tm,
            Roads = [.. roads],
            Premises = [.. houses],
        };

    /// <summary>A straight lane of a given length with a house every so many metres, 20 m to the north.</summary>
    public static MapData Lane(double length, double every, RoadClass kind = RoadClass.Unclassified) =>
        Map(
            [Road("lane", kind, (0, 0), (length, 0))],
            Enumerable.Range(0, (int)(length / every)).Select(i => House($"h{i}", every / 2 + i * every, 20))
        );

    public static Plan Plan(MapData map, Func<PlanRequest, PlanRequest>? change = null)
    {
        var request = new PlanRequest
        {
            Map = map,
            Effort = 10,
            TimeLimit = null,
        };
        return new Planner(TimeProvider.System).Plan(change?.Invoke(request) ?? request);
    }
}
