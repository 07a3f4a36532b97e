using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Network;

/// <summary>
/// The corners of every junction: corner i lies between arm i and the next arm counter-clockwise. A dead end has a single
/// corner, where its two sides meet. Corners that no trench side touches are still made: they lead across.
/// </summary>
internal sealed class JunctionCorners
{
    private readonly int[,] _start;
    private readonly int[,] _end;

    public JunctionCorners(RoadTopology roads, ChainSides[] sides, Func<MapPoint, int> addNode)
    {
        _start = new int[roads.Chains.Count, 2];
        _end = new int[roads.Chains.Count, 2];
        var crossings = new List<(int, int, int)>();
        for (int j = 0; j < roads.Arms.Length; j++)
        {
            var arms = roads.Arms[j];
            var nodes = new int[arms.Length];
            for (int i = 0; i < arms.Length; i++)
                nodes[i] = addNode(
                    arms.Length == 1
                        ? roads.Junctions[j]
                        : Corner(roads, sides, j, arms[i], arms[(i + 1) % arms.Length])
                );
            for (int i = 0; i < arms.Length; i++)
            {
                int after = nodes[i],
                    before = nodes[(i + arms.Length - 1) % arms.Length];
                Attach(arms[i], after, before);
                // Two arms share both corners: one crossing is enough.
                if (after != before && !(arms.Length == 2 && i == 1))
                    crossings.Add((before, after, arms[i].Chain));
            }
        }
        Crossings = crossings;
    }

    /// <summary>Pairs of corners with the chain that lies between them.</summary>
    public IReadOnlyList<(int From, int To, int Chain)> Crossings { get; }

    public int Start(int chain, Side side) => _start[chain, side == Side.Left ? 0 : 1];

    public int End(int chain, Side side) => _end[chain, side == Side.Left ? 0 : 1];

    /// <summary>
    /// Seen from the junction, the corner after an arm (counter-clockwise) is at its left. At a chain's end one looks
    /// against its direction, so left and right change places.
    /// </summary>
    private void Attach(Arm arm, int after, int before)
    {
        if (arm.AtStart)
            (_start[arm.Chain, 0], _start[arm.Chain, 1]) = (after, before);
        else
            (_end[arm.Chain, 0], _end[arm.Chain, 1]) = (before, after);
    }

    private static MapPoint Corner(RoadTopology roads, ChainSides[] sides, int junction, Arm arm, Arm next)
    {
        var at = roads.Junctions[junction];
        double a = sides[arm.Chain].OffsetMetres,
            b = sides[next.Chain].OffsetMetres;
        // The left normal of this arm and the right normal of the next one, halfway.
        double x = (-Math.Sin(arm.Bearing) * a + Math.Sin(next.Bearing) * b) / 2;
        double y = (Math.Cos(arm.Bearing) * a - Math.Cos(next.Bearing) * b) / 2;
        return MapPoint.Rounded(at.X + x, at.Y + y);
    }
}
