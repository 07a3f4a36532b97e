using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>A finished centreline; <paramref name="Town"/> is its locality's index or -1.</summary>
internal sealed record RoadLine(RoadClass Class, int Town, MapPoint[] Points)
{
    public string? Name { get; set; }

    public double LengthM => Points.Zip(Points.Skip(1)).Sum(pair => pair.First.DistanceTo(pair.Second));
}

/// <summary>
/// Turns the web's roads into curved centrelines: edges that run on through a junction become one line, a cubic through
/// every node (so junctions stay shared points), and lines that still cross get a junction there.
/// </summary>
internal static class RoadLines
{
    public static List<RoadLine> From(RoadWeb web, Terrain terrain)
    {
        var lines = new List<RoadLine>();
        bool[] done = new bool[web.Edges.Count];
        var onward = Onward(web);
        for (int edge = 0; edge < web.Edges.Count; edge++)
        {
            if (web.Classes[edge] is not { } roadClass || done[edge])
            {
                continue;
            }
            var nodes = new LinkedList<int>([web.Edges[edge].From, web.Edges[edge].To]);
            done[edge] = true;
            Extend(edge, web.Edges[edge].To, node => nodes.AddLast(node));
            Extend(edge, web.Edges[edge].From, node => nodes.AddFirst(node));
            int town = TownOf(web, edge);
            MapPoint[] corners = [.. nodes.Select(node => web.Points[node])];
            lines.Add(new RoadLine(roadClass, town, Curve(corners, town >= 0 ? 28 : 42, terrain)));
        }
        return Joined(lines);

        void Extend(int edge, int node, Action<int> add)
        {
            while (onward.TryGetValue((edge, node), out int next) && !done[next])
            {
                done[next] = true;
                edge = next;
                node = web.Other(next, node);
                add(node);
            }
        }
    }

    private static int TownOf(RoadWeb web, int edge) =>
        Math.Min(web.Town[web.Edges[edge].From], web.Town[web.Edges[edge].To]);

    /// <summary>For each edge and end, the edge of the same kind that runs on most nearly straight.</summary>
    private static Dictionary<(int Edge, int Node), int> Onward(RoadWeb web)
    {
        var onward = new Dictionary<(int, int), int>();
        for (int node = 0; node < web.Points.Count; node++)
        {
            int[] roads = [.. web.RoadsAt(node)];
            var pairs =
                from a in roads
                from b in roads
                where a < b && web.Classes[a] == web.Classes[b] && TownOf(web, a) == TownOf(web, b)
                let bend = Cosine(web, node, a, b)
                where bend < (roads.Length == 2 ? 0.1 : -0.6)
                orderby bend
                select (a, b);
            foreach (var (a, b) in pairs.ToList())
            {
                if (!onward.ContainsKey((a, node)) && !onward.ContainsKey((b, node)))
                {
                    onward[(a, node)] = b;
                    onward[(b, node)] = a;
                }
            }
        }
        return onward;
    }

    /// <summary>The cosine between two edges as they leave a node: -1 when one continues the other.</summary>
    private static double Cosine(RoadWeb web, int node, int a, int b)
    {
        MapPoint at = web.Points[node],
            p = web.Points[web.Other(a, node)],
            q = web.Points[web.Other(b, node)];
        double dot = (p.X - at.X) * (q.X - at.X) + (p.Y - at.Y) * (q.Y - at.Y);
        return dot / (at.DistanceTo(p) * at.DistanceTo(q));
    }

    /// <summary>A cubic Hermite curve with Catmull-Rom tangents by chord length; a piece that would touch water stays straight.</summary>
    private static MapPoint[] Curve(MapPoint[] corners, double stepM, Terrain terrain)
    {
        var points = new List<MapPoint> { corners[0] };
        for (int i = 0; i + 1 < corners.Length; i++)
        {
            MapPoint a = corners[i],
                b = corners[i + 1];
            double chord = a.DistanceTo(b);
            var (ax, ay) = Tangent(corners, i, chord);
            var (bx, by) = Tangent(corners, i + 1, chord);
            var piece = new List<MapPoint>();
            int steps = Math.Max(1, (int)(chord / stepM + 0.5));
            for (int step = 1; step < steps; step++)
            {
                double t = (double)step / steps,
                    t2 = t * t,
                    t3 = t2 * t;
                double h0 = 2 * t3 - 3 * t2 + 1,
                    h1 = t3 - 2 * t2 + t,
                    h2 = 3 * t2 - 2 * t3,
                    h3 = t3 - t2;
                piece.Add(
                    MapPoint.Rounded(h0 * a.X + h1 * ax + h2 * b.X + h3 * bx, h0 * a.Y + h1 * ay + h2 * b.Y + h3 * by)
                );
            }
            if (piece.TrueForAll(point => terrain.IsOpen(point)))
            {
                points.AddRange(piece);
            }
            points.Add(b);
        }
        return [.. points];
    }

    private static (double X, double Y) Tangent(MapPoint[] corners, int i, double scale)
    {
        if (i == 0 || i == corners.Length - 1)
        {
            var (p, q) = i == 0 ? (corners[0], corners[1]) : (corners[i - 1], corners[i]);
            double chord = p.DistanceTo(q);
            return ((q.X - p.X) / chord * scale, (q.Y - p.Y) / chord * scale);
        }
        MapPoint before = corners[i - 1],
            at = corners[i],
            after = corners[i + 1];
        double back = before.DistanceTo(at),
            ahead = at.DistanceTo(after),
            sum = back + ahead;
        double x = ((at.X - before.X) / back * ahead + (after.X - at.X) / ahead * back) / sum;
        double y = ((at.Y - before.Y) / back * ahead + (after.Y - at.Y) / ahead * back) / sum;
        return (x * scale, y * scale);
    }

    /// <summary>Gives lines that cross a shared point there.</summary>
    private static List<RoadLine> Joined(List<RoadLine> lines)
    {
        var index = new SegmentIndex();
        var cuts = new List<(double At, MapPoint Point)>[lines.Count];
        for (int line = 0; line < lines.Count; line++)
        {
            cuts[line] = [];
            var points = lines[line].Points;
            for (int i = 0; i + 1 < points.Length; i++)
            {
                foreach (var (other, j) in index.Near(points[i], points[i + 1]))
                {
                    MapPoint c = lines[other].Points[j],
                        d = lines[other].Points[j + 1];
                    if (Segments.Cross(points[i], points[i + 1], c, d))
                    {
                        var crossing = Segments.Crossing(points[i], points[i + 1], c, d);
                        cuts[line].Add((i + Share(points[i], points[i + 1], crossing), crossing));
                        cuts[other].Add((j + Share(c, d, crossing), crossing));
                    }
                }
                index.Add(line, i, points[i], points[i + 1]);
            }
        }
        return [.. lines.Select((line, i) => line with { Points = WithCuts(line.Points, cuts[i]) })];
    }

    private static double Share(MapPoint a, MapPoint b, MapPoint between) =>
        a.DistanceTo(between) / (a.DistanceTo(b) + 0.001);

    private static MapPoint[] WithCuts(MapPoint[] points, List<(double At, MapPoint Point)> cuts)
    {
        var all = points
            .Select((point, i) => (At: (double)i, Point: point))
            .Concat(cuts)
            .OrderBy(entry => entry.At)
            .ToList();
        return [.. all.Where((entry, i) => i == 0 || entry.Point != all[i - 1].Point).Select(entry => entry.Point)];
    }
}
