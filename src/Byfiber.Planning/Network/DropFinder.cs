using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Byfiber.Planning.Network;

/// <summary>
/// Where a premises could leave the road: the chain, how far along it in metres, on which side the house lies, and the
/// distance in metres from the house to the centreline.
/// </summary>
internal readonly record struct DropCandidate(int Chain, double Along, Side Side, double Distance);

/// <summary>
/// Finds each premises' best attachment points: the nearest point of each of the nearest chains. The nearest chain is not
/// always the cheapest (a house between two streets), so several are kept and the trench solver chooses. A candidate
/// whose straight drop would cross another road or water is dropped unless it is the nearest.
/// Method: packed R-tree (STR; Leutenegger et al. 1997) over road segments, boxes of growing radius; O(log n) a premises.
/// </summary>
internal sealed class DropFinder
{
    /// <summary>Growing search radii in metres: most houses stand within 50 m of their road.</summary>
    private static readonly double[] Radii = [60, 180, 540, 1_620];

    /// <summary>A farther candidate is kept while it is at most this factor and this many metres longer than the nearest.</summary>
    private const double KeepFactor = 2.5,
        KeepMetres = 60;

    private readonly RoadTopology _roads;
    private readonly STRtree<(int Chain, int Segment)> _segments = new();
    private readonly STRtree<NetTopologySuite.Geometries.Polygon> _waters = new();
    private readonly double _maxDistance;
    private readonly int _most;

    public DropFinder(RoadTopology roads, IReadOnlyList<Water> waters, PlanningRules rules)
    {
        _roads = roads;
        _maxDistance = Math.Min(rules.MaxDropMm, rules.MaxMicroductMm) / 1000.0;
        _most = rules.DropCandidates;
        for (int c = 0; c < roads.Chains.Count; c++)
        {
            var points = roads.Chains[c].Points;
            for (int i = 0; i + 1 < points.Length; i++)
                _segments.Insert(Box(points[i], points[i + 1]), (c, i));
        }
        _segments.Build();
        foreach (var water in waters)
        {
            var shape = Sources.Shapes.One(water.Shape);
            _waters.Insert(shape.EnvelopeInternal, shape);
        }
        _waters.Build();
    }

    /// <summary>
    /// The candidates, nearest first; empty when no road is within reach. <paramref name="nearest"/> is then the
    /// distance in metres to the nearest road within 1.6 km, or infinity.
    /// </summary>
    public List<DropCandidate> Find(MapPoint house, out double nearest)
    {
        var best = new Dictionary<int, DropCandidate>();
        nearest = double.PositiveInfinity;
        foreach (double radius in Radii)
        {
            best.Clear();
            foreach (
                var (chain, segment) in _segments.Query(
                    new Envelope(house.X - radius, house.X + radius, house.Y - radius, house.Y + radius)
                )
            )
            {
                var candidate = Foot(house, chain, segment);
                if (!best.TryGetValue(chain, out var other) || candidate.Distance < other.Distance)
                    best[chain] = candidate;
            }
            if (best.Count > 0)
                nearest = best.Values.Min(candidate => candidate.Distance);
            // A chain outside the box is farther than the radius: widen until everything worth keeping is surely inside.
            if (nearest * KeepFactor + KeepMetres <= radius || nearest > _maxDistance && nearest <= radius)
                break;
        }
        return Choose(house, best, nearest);
    }

    private List<DropCandidate> Choose(MapPoint house, Dictionary<int, DropCandidate> best, double nearest)
    {
        double limit = Math.Min(_maxDistance, nearest * KeepFactor + KeepMetres);
        var chosen = new List<DropCandidate>(_most);
        foreach (
            var candidate in best.Values.Where(c => c.Distance <= limit).OrderBy(c => c.Distance).ThenBy(c => c.Chain)
        )
        {
            if (chosen.Count == _most)
                break;
            if (chosen.Count == 0 || IsClear(house, candidate))
                chosen.Add(candidate);
        }
        return chosen;
    }

    private DropCandidate Foot(MapPoint house, int chain, int segment)
    {
        var c = _roads.Chains[chain];
        var (a, b) = (c.Points[segment], c.Points[segment + 1]);
        double dx = b.X - a.X,
            dy = b.Y - a.Y,
            length = c.Along[segment + 1] - c.Along[segment];
        double t = Math.Clamp(((house.X - a.X) * dx + (house.Y - a.Y) * dy) / (dx * dx + dy * dy), 0, 1);
        double fx = a.X + t * dx - house.X,
            fy = a.Y + t * dy - house.Y;
        double cross = dx * (house.Y - a.Y) - dy * (house.X - a.X);
        return new DropCandidate(
            chain,
            c.Along[segment] + t * length,
            cross >= 0 ? Side.Left : Side.Right,
            Math.Sqrt(fx * fx + fy * fy)
        );
    }

    private bool IsClear(MapPoint house, DropCandidate candidate)
    {
        var foot = Offset.At(_roads.Chains[candidate.Chain], candidate.Along, candidate.Side, 0);
        var box = Box(house, foot);
        foreach (var (chain, segment) in _segments.Query(box))
        {
            var points = _roads.Chains[chain].Points;
            if (chain != candidate.Chain && Lines.Cross(house, foot, points[segment], points[segment + 1]))
                return false;
        }
        var hits = _waters.Query(box);
        return hits.Count == 0 || !hits.Any(water => water.Intersects(Lines.Of(house, foot)));
    }

    private static Envelope Box(MapPoint a, MapPoint b) => new(a.X, b.X, a.Y, b.Y);
}
