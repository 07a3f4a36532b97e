using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>
/// The candidate edges outside the localities: a triangular lattice with every node jittered. It is planar, so roads
/// that are routed on it meet only at nodes, as real ones do.
/// </summary>
internal static class Countryside
{
    private const double SpacingM = 120;
    private const double RowM = 104;

    public static void AddCandidates(RoadWeb web, Terrain terrain, StreetPlan[] towns, SampleRandom random)
    {
        var outline = SampleShapes.Outline;
        double west = outline.Min(p => p.X),
            south = outline.Min(p => p.Y);
        int columns = (int)((outline.Max(p => p.X) - west) / SpacingM) + 1,
            rows = (int)((outline.Max(p => p.Y) - south) / RowM) + 1;
        int[] at = new int[columns * rows];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                var point = MapPoint.Rounded(
                    west + (column + (row % 2) * 0.5 + random.Between(-0.3, 0.3)) * SpacingM,
                    south + row * RowM + random.Between(-0.3, 0.3) * SpacingM
                );
                bool free = terrain.IsOpen(point, 75) && towns.All(town => town.Edge(point) > 1.06);
                at[row * columns + column] = free ? web.AddNode(point, -1) : -1;
            }
        }
        Join(web, terrain, at, columns, rows);
        LinkTowns(web, terrain);
    }

    private static void Join(RoadWeb web, Terrain terrain, int[] at, int columns, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int node = at[row * columns + column];
                int slant = column + row % 2;
                foreach (var (c, r) in new[] { (column + 1, row), (slant - 1, row + 1), (slant, row + 1) })
                {
                    int other = c >= 0 && c < columns && r < rows ? at[r * columns + c] : -1;
                    if (node >= 0 && other >= 0 && terrain.IsOpen(web.Points[node], web.Points[other]))
                    {
                        web.AddEdge(node, other);
                    }
                }
            }
        }
    }

    /// <summary>Every countryside node near a locality may join its nearest street corner, unless a street is in between.</summary>
    private static void LinkTowns(RoadWeb web, Terrain terrain)
    {
        int[] corners = [.. Enumerable.Range(0, web.Points.Count).Where(node => web.Town[node] >= 0)];
        (MapPoint A, MapPoint B)[] streets =
        [
            .. web
                .Edges.Where(edge => web.Town[edge.From] >= 0)
                .Select(edge => (web.Points[edge.From], web.Points[edge.To])),
        ];
        for (int node = 0; node < web.Points.Count; node++)
        {
            var point = web.Points[node];
            bool near =
                web.Town[node] < 0 && SampleShapes.Localities.Any(town => town.Centre.DistanceTo(point) < 1_900);
            if (!near)
            {
                continue;
            }
            int corner = corners.MinBy(other => web.Points[other].DistanceTo(point));
            var end = web.Points[corner];
            bool clear =
                end.DistanceTo(point) < 260
                && terrain.IsOpen(point, end)
                && !streets.Any(street =>
                    street.A != end && street.B != end && Segments.Cross(point, end, street.A, street.B)
                );
            if (clear)
            {
                web.AddEdge(node, corner);
            }
        }
    }
}
