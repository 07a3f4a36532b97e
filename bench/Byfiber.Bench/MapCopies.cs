using System.Globalization;
using Byfiber.Planning;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;

namespace Byfiber.Bench;

/// <summary>
/// Lays copies of a map beside each other in a grid and joins each to its neighbours by a road, so that a large map has the
/// same towns, farms and distances as the real one that it is made of.
/// </summary>
internal static class MapCopies
{
    private const double GapMetres = 300;

    /// <summary>Among so many of the outermost road points of each side, the connector joins the nearest two.</summary>
    private const int Outermost = 400;

    public static MapData Make(MapData map, int copies)
    {
        if (copies == 1)
            return map;
        int columns = (int)Math.Ceiling(Math.Sqrt(copies));
        var points = MainPoints(map.Roads);
        double width = Math.Ceiling(points.Max(p => p.X) - points.Min(p => p.X) + GapMetres),
            height = Math.Ceiling(points.Max(p => p.Y) - points.Min(p => p.Y) + GapMetres);
        var east = Connector(points.OrderByDescending(p => p.X), points.OrderBy(p => p.X), width, 0);
        var north = Connector(points.OrderByDescending(p => p.Y), points.OrderBy(p => p.Y), 0, height);
        var roads = new List<Road>(copies * (map.Roads.Count + 2));
        var premises = new List<Premises>(copies * map.Premises.Count);
        var waters = new List<Water>();
        for (int k = 0; k < copies; k++)
        {
            double dx = k % columns * width,
                dy = k / columns * height;
            string prefix = k.ToString(CultureInfo.InvariantCulture) + ":";
            roads.AddRange(map.Roads.Select(r => r with { Id = prefix + r.Id, Points = Moved(r.Points, dx, dy) }));
            premises.AddRange(map.Premises.Select(p => p with { Id = prefix + p.Id, Point = Moved(p.Point, dx, dy) }));
            waters.AddRange(map.Waters.Select(w => new Water(prefix + w.Id, Moved(w.Shape, dx, dy), w.Name)));
            if (k % columns + 1 < columns && k + 1 < copies)
                roads.Add(new Road(prefix + "east", RoadClass.Unclassified, null, Moved(east, dx, dy)));
            if (k + columns < copies)
                roads.Add(new Road(prefix + "north", RoadClass.Unclassified, null, Moved(north, dx, dy)));
        }
        return new MapData
        {
            Name = $"{map.Name} x {copies}",
            Crs = map.Crs,
            Synthetic = true,
            Attribution = map.Attribution,
            Roads = roads,
            Premises = premises,
            Waters = waters,
        };
    }

    /// <summary>The points of the largest part of the road network that hangs together.</summary>
    private static List<MapPoint> MainPoints(IReadOnlyList<Road> roads)
    {
        var next = new Dictionary<MapPoint, MapPoint>();
        MapPoint Find(MapPoint point)
        {
            while (next[point] != point)
                point = next[point] = next[next[point]];
            return point;
        }
        foreach (var road in roads.Where(road => road.Class != RoadClass.Motorway))
        {
            foreach (var point in road.Points)
                next.TryAdd(point, point);
            for (int i = 1; i < road.Points.Length; i++)
                next[Find(road.Points[i])] = Find(road.Points[0]);
        }
        return [.. next.Keys.GroupBy(Find).MaxBy(part => part.Count())!];
    }

    /// <summary>The shortest of the straight lines from one side of a copy to the other side of its neighbour.</summary>
    private static MapPoint[] Connector(
        IEnumerable<MapPoint> leaving,
        IEnumerable<MapPoint> arriving,
        double dx,
        double dy
    )
    {
        var ends = arriving.Take(Outermost).Select(p => Moved(p, dx, dy)).ToList();
        var (from, to) = leaving
            .Take(Outermost)
            .SelectMany(a => ends.Select(b => (a, b)))
            .MinBy(e => e.a.DistanceTo(e.b));
        return [from, to];
    }

    private static Polygon Moved(Polygon shape, double dx, double dy) =>
        new(Moved(shape.Outer, dx, dy), [.. shape.Holes.Select(hole => Moved(hole, dx, dy))]);

    private static MapPoint[] Moved(MapPoint[] points, double dx, double dy) =>
        Array.ConvertAll(points, p => Moved(p, dx, dy));

    private static MapPoint Moved(MapPoint p, double dx, double dy) => MapPoint.Rounded(p.X + dx, p.Y + dy);
}
