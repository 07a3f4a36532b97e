using Byfiber.Planning.Costs;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Byfiber.Planning.Network;

/// <summary>
/// Joins existing ducts, pole lines and open trenches to the graph: each becomes a line of its own at its own price, tied
/// to the nearest trench nodes along it by short new trenches of at most 30 m.
/// </summary>
internal sealed class ExistingPlantJoin(
    TrenchPrices prices,
    List<MapPoint> points,
    List<int> premisesOfNode,
    Action<int, int, PieceKind, string, MapPoint[], int> addPiece,
    Func<MapPoint, int, int> addNode
)
{
    private const double TieMetres = 30,
        StepMetres = 100;

    /// <summary>
    /// The cost book with an item of its own for each route that names its price ("existing.duct.R7"), so that bill and
    /// check know it.
    /// </summary>
    public static CostBook WithOwnPrices(CostBook costs, ExistingPlant plant)
    {
        if (plant.Routes.All(route => route.OrePerMetre is null))
            return costs;
        var prices = new Dictionary<string, Price>(costs.Prices, StringComparer.Ordinal);
        foreach (var route in plant.Routes)
        {
            if (route.OrePerMetre is { } ore)
                prices[Item(route)] = new Price(ore, "m", "the file of existing plant");
        }
        return costs with { Prices = prices };
    }

    private static string Item(ExistingRoute route)
    {
        string kind = route.Kind switch
        {
            ExistingKind.Duct => "existing.duct",
            ExistingKind.Pole => "existing.pole",
            _ => "existing.open-trench",
        };
        return route.OrePerMetre is null ? kind : $"{kind}.{route.Id}";
    }

    public void Add(ExistingPlant plant, List<string> warnings)
    {
        if (plant.Routes.Count == 0)
            return;
        var nodes = new STRtree<int>();
        for (int v = 0; v < points.Count; v++)
        {
            if (premisesOfNode[v] < 0)
                nodes.Insert(new Envelope(points[v].X, points[v].X, points[v].Y, points[v].Y), v);
        }
        nodes.Build();
        foreach (var route in plant.Routes)
        {
            if (AddRoute(route, nodes) == 0)
                warnings.Add(
                    $"The existing route \"{route.Id}\" lies farther than 30 m from every road and is not used."
                );
        }
    }

    /// <summary>Adds one route; the answer is the number of ties.</summary>
    private int AddRoute(ExistingRoute route, STRtree<int> nodes)
    {
        string item = Item(route);
        int ties = 0,
            last = -1;
        foreach (var point in Densified(route.Points))
        {
            int node = addNode(point, -1);
            if (last >= 0)
            {
                MapPoint[] line = [points[last], point];
                addPiece(last, node, PieceKind.Existing, item, line, route.FreeFibres);
            }
            int near = Nearest(nodes, point);
            if (near >= 0)
            {
                ties++;
                addPiece(node, near, PieceKind.Route, prices.Item("verge"), [point, points[near]], int.MaxValue);
            }
            last = node;
        }
        return ties;
    }

    private static IEnumerable<MapPoint> Densified(MapPoint[] line)
    {
        yield return line[0];
        for (int i = 1; i < line.Length; i++)
        {
            var (a, b) = (line[i - 1], line[i]);
            int parts = Math.Max(1, (int)Math.Ceiling(a.DistanceTo(b) / StepMetres));
            for (int k = 1; k <= parts; k++)
                yield return MapPoint.Rounded(a.X + (b.X - a.X) * k / parts, a.Y + (b.Y - a.Y) * k / parts);
        }
    }

    private int Nearest(STRtree<int> nodes, MapPoint point)
    {
        int best = -1;
        double distance = TieMetres;
        foreach (
            int v in nodes.Query(
                new Envelope(point.X - TieMetres, point.X + TieMetres, point.Y - TieMetres, point.Y + TieMetres)
            )
        )
        {
            double d = points[v].DistanceTo(point);
            if (d < distance || (d == distance && v < best))
                (best, distance) = (v, d);
        }
        return best;
    }
}
