using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Network;

/// <summary>
/// A stretch of one road between two junctions; it never branches. <see cref="Along"/>[i] is the distance in metres from
/// its start to point i.
/// </summary>
internal sealed record Chain(Road Road, MapPoint[] Points, double[] Along, int StartJunction, int EndJunction)
{
    public double Length => Along[^1];
}

/// <summary>One end of a chain at a junction, and the bearing in which it leaves (radians, counter-clockwise from east).</summary>
internal readonly record struct Arm(int Chain, bool AtStart, double Bearing);

/// <summary>
/// Roads cut at the points that they share: junctions with their arms in counter-clockwise order, and the chains between.
/// Motorways take no trench and are left out. Roads join only where they share an equal point, so a bridge joins nothing.
/// </summary>
internal sealed class RoadTopology
{
    private RoadTopology(List<Chain> chains, List<MapPoint> junctions, Arm[][] arms) =>
        (Chains, Junctions, Arms) = (chains, junctions, arms);

    public IReadOnlyList<Chain> Chains { get; }
    public IReadOnlyList<MapPoint> Junctions { get; }
    public Arm[][] Arms { get; }

    public static RoadTopology Build(IReadOnlyList<Road> roads)
    {
        var uses = CountUses(roads);
        var junctionOf = new Dictionary<MapPoint, int>();
        var junctions = new List<MapPoint>();
        var chains = new List<Chain>();
        foreach (var road in roads)
        {
            if (road.Class == RoadClass.Motorway)
                continue;
            var points = WithoutRepeats(road.Points);
            int start = 0;
            for (int i = 1; i < points.Length; i++)
            {
                if (i < points.Length - 1 && uses[points[i]] < 2)
                    continue;
                var piece = points[start..(i + 1)];
                chains.Add(new Chain(road, piece, Distances(piece), JunctionAt(piece[0]), JunctionAt(piece[^1])));
                start = i;
            }
        }
        return new RoadTopology(chains, junctions, SortArms(chains, junctions.Count));

        int JunctionAt(MapPoint point)
        {
            if (junctionOf.TryGetValue(point, out int known))
                return known;
            junctionOf.Add(point, junctions.Count);
            junctions.Add(point);
            return junctions.Count - 1;
        }
    }

    private static Dictionary<MapPoint, int> CountUses(IReadOnlyList<Road> roads)
    {
        var uses = new Dictionary<MapPoint, int>();
        foreach (var road in roads)
        {
            if (road.Class == RoadClass.Motorway)
                continue;
            foreach (var point in WithoutRepeats(road.Points))
                uses[point] = uses.GetValueOrDefault(point) + 1;
        }
        return uses;
    }

    private static MapPoint[] WithoutRepeats(MapPoint[] points)
    {
        for (int i = 1; i < points.Length; i++)
        {
            if (points[i] == points[i - 1])
                return [points[0], .. points.Skip(1).Where((point, k) => point != points[k])];
        }
        return points;
    }

    private static double[] Distances(MapPoint[] points)
    {
        var along = new double[points.Length];
        for (int i = 1; i < points.Length; i++)
            along[i] = along[i - 1] + points[i - 1].DistanceTo(points[i]);
        return along;
    }

    private static Arm[][] SortArms(List<Chain> chains, int junctionCount)
    {
        var arms = new List<Arm>[junctionCount];
        for (int j = 0; j < junctionCount; j++)
            arms[j] = [];
        for (int c = 0; c < chains.Count; c++)
        {
            var points = chains[c].Points;
            arms[chains[c].StartJunction].Add(new Arm(c, true, Bearing(points[0], points[1])));
            arms[chains[c].EndJunction].Add(new Arm(c, false, Bearing(points[^1], points[^2])));
        }
        return
        [
            .. arms.Select(list =>
                list.OrderBy(arm => arm.Bearing).ThenBy(arm => arm.Chain).ThenBy(arm => arm.AtStart).ToArray()
            ),
        ];
    }

    private static double Bearing(MapPoint from, MapPoint to) => Math.Atan2(to.Y - from.Y, to.X - from.X);
}
