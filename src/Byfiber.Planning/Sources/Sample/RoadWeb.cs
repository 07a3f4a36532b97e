using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>
/// Where roads may run (candidate edges) and where they do (edges with a class). Nodes are dense numbers; a node's
/// <see cref="Town"/> is the index of the locality whose street it belongs to, or -1 in the countryside.
/// </summary>
internal sealed class RoadWeb
{
    private readonly List<List<int>> _edgesAt = [];

    public List<MapPoint> Points { get; } = [];
    public List<int> Town { get; } = [];
    public List<(int From, int To)> Edges { get; } = [];

    /// <summary>The class of the road along an edge, null while there is none.</summary>
    public List<RoadClass?> Classes { get; } = [];

    public int AddNode(MapPoint point, int town)
    {
        Points.Add(point);
        Town.Add(town);
        _edgesAt.Add([]);
        return Points.Count - 1;
    }

    public void AddEdge(int from, int to, RoadClass? roadClass = null)
    {
        Edges.Add((from, to));
        Classes.Add(roadClass);
        _edgesAt[from].Add(Edges.Count - 1);
        _edgesAt[to].Add(Edges.Count - 1);
    }

    public List<int> EdgesAt(int node) => _edgesAt[node];

    public IEnumerable<int> RoadsAt(int node) => _edgesAt[node].Where(edge => Classes[edge] is not null);

    public bool HasRoad(int node)
    {
        foreach (int edge in _edgesAt[node])
        {
            if (Classes[edge] is not null)
            {
                return true;
            }
        }
        return false;
    }

    public int Other(int edge, int node) => Edges[edge].From == node ? Edges[edge].To : Edges[edge].From;

    public double LengthM(int edge) => Points[Edges[edge].From].DistanceTo(Points[Edges[edge].To]);

    /// <summary>Lays a road along an edge; a road that is there keeps the higher class.</summary>
    public void Lay(int edge, RoadClass roadClass) =>
        Classes[edge] = Classes[edge] is { } present && present < roadClass ? present : roadClass;

    public int Nearest(MapPoint point, Func<int, bool> among)
    {
        int best = -1;
        double bestM = double.MaxValue;
        for (int node = 0; node < Points.Count; node++)
        {
            double metres = Points[node].DistanceTo(point);
            if (metres < bestM && among(node))
            {
                (best, bestM) = (node, metres);
            }
        }
        return best;
    }
}
