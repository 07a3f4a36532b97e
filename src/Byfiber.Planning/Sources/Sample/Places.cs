using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

internal enum PlaceKind
{
    Hamlet,
    Holiday,
    Island,
    Farm,
}

/// <summary>Where somebody lives outside the localities: a node of the web and how many addresses stand around it.</summary>
internal sealed record Place(int Node, PlaceKind Kind, int Addresses);

/// <summary>
/// Chooses the settled places of the countryside: hamlets and farms mostly where the land is open, holiday homes at shores,
/// and a few on islands that no bridge reaches.
/// </summary>
internal sealed class Places(RoadWeb web, Terrain terrain, StreetPlan[] towns, SampleRandom random)
{
    private const double TileM = 500;
    private readonly Dictionary<(int, int), List<MapPoint>> _taken = [];
    private readonly List<Place> _places = [];

    public IReadOnlyList<Place> Choose(int addresses)
    {
        int[] part = Parts();
        int mainland = part.GroupBy(p => p).MaxBy(group => group.Count())!.Key;
        int[] nodes =
        [
            .. Enumerable.Range(0, web.Points.Count).Where(node => web.Town[node] < 0 && part[node] == mainland),
        ];
        random.Shuffle(nodes);
        foreach (var island in SampleShapes.Islands)
        {
            int node = web.Nearest(island.Centre, other => web.Town[other] < 0 && part[other] != mainland);
            _places.Add(new Place(node, PlaceKind.Island, 4));
        }
        Take(nodes, PlaceKind.Hamlet, 44, 1_350, point => terrain.Fertility(point) > 0.6 && FarFromTowns(point, 1.5));
        Take(
            nodes,
            PlaceKind.Holiday,
            14,
            1_300,
            point => terrain.WaterM(point) is > 75 and < 170 && FarFromTowns(point, 1.6)
        );
        Take(nodes, PlaceKind.Farm, int.MaxValue, 230, IsFarm, addresses);
        return _places;
    }

    private void Take(
        int[] nodes,
        PlaceKind kind,
        int count,
        double apartM,
        Func<MapPoint, bool> suits,
        int addresses = int.MaxValue
    )
    {
        int sum = _places.Sum(place => place.Addresses);
        foreach (int node in nodes)
        {
            if (count == 0 || sum == addresses)
            {
                return;
            }
            var point = web.Points[node];
            if (!suits(point) || !IsFree(point, apartM))
            {
                continue;
            }
            int size = Math.Min(Size(kind), addresses - sum);
            _places.Add(new Place(node, kind, size));
            sum += size;
            count--;
            var tile = Tile(point);
            _taken.TryAdd(tile, []);
            _taken[tile].Add(point);
        }
    }

    private int Size(PlaceKind kind) =>
        kind switch
        {
            PlaceKind.Hamlet => 5 + (int)(22 * random.Unit() * random.Unit()),
            PlaceKind.Holiday => 10 + random.Below(19),
            _ => random.Unit() switch
            {
                < 0.66 => 1,
                < 0.9 => 2,
                _ => 3,
            },
        };

    private bool IsFarm(MapPoint point)
    {
        double fertility = terrain.Fertility(point);
        return FarFromTowns(point, 1.15) && random.Chance(0.02 + 0.5 * fertility * fertility);
    }

    private bool FarFromTowns(MapPoint point, double edge) => towns.All(town => town.Edge(point) > edge);

    private bool IsFree(MapPoint point, double apartM)
    {
        var (column, row) = Tile(point);
        int reach = 1 + (int)(apartM / TileM);
        for (int i = column - reach; i <= column + reach; i++)
        {
            for (int j = row - reach; j <= row + reach; j++)
            {
                if (_taken.TryGetValue((i, j), out var near) && near.Exists(other => other.DistanceTo(point) < apartM))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static (int, int) Tile(MapPoint point) => ((int)(point.X / TileM), (int)(point.Y / TileM));

    /// <summary>The connected part of the web that each node lies in, named by its first node.</summary>
    private int[] Parts()
    {
        int[] part = new int[web.Points.Count];
        Array.Fill(part, -1);
        var stack = new Stack<int>();
        for (int first = 0; first < part.Length; first++)
        {
            if (part[first] >= 0)
            {
                continue;
            }
            part[first] = first;
            stack.Push(first);
            while (stack.TryPop(out int node))
            {
                foreach (int edge in web.EdgesAt(node))
                {
                    int next = web.Other(edge, node);
                    if (part[next] < 0)
                    {
                        part[next] = first;
                        stack.Push(next);
                    }
                }
            }
        }
        return part;
    }
}
