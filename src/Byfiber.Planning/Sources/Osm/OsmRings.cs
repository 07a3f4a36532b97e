using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Osm;

/// <summary>
/// Puts a multipolygon's ways together to closed rings, end to end, and gives each inner ring to the smallest outer one
/// around it. Ways that do not close (the extract cut one off) are left out.
/// </summary>
internal static class OsmRings
{
    public static IReadOnlyList<Polygon> Assemble(OsmCollection all, in OsmRelation relation, Crs crs)
    {
        List<long[]> outer = [],
            inner = [];
        foreach (var member in relation.Members)
        {
            if (member.Kind == OsmKind.Way && all.Members.TryGetValue(member.Id, out var nodes) && nodes.Length > 1)
            {
                (member.Role is "inner" ? inner : outer).Add(nodes);
            }
        }
        var holes = Close(inner).Select(ring => Points(all, ring, crs)).OfType<MapPoint[]>().ToList();
        var shells = Close(outer).Select(ring => Points(all, ring, crs)).OfType<MapPoint[]>().ToArray();
        // Smallest first, so that an island's lake goes to the island and not to the sea around it.
        return [.. shells.OrderBy(Shapes.SquareMetres).Select(shell => new Polygon(shell, TakeInside(shell, holes)))];
    }

    private static MapPoint[][] TakeInside(MapPoint[] shell, List<MapPoint[]> holes)
    {
        if (holes.Count == 0)
        {
            return [];
        }
        var within = new Region([new Polygon(shell, [])]);
        var mine = holes.Where(hole => hole.All(within.Holds)).ToArray();
        holes.RemoveAll(mine.Contains);
        return mine;
    }

    /// <summary>The points of a closed ring of nodes, or null when one of them is missing or the ring has no area.</summary>
    public static MapPoint[]? Points(OsmCollection all, IReadOnlyList<long> ring, Crs crs)
    {
        var points = new List<MapPoint>(ring.Count);
        foreach (var id in ring)
        {
            if (all.Nodes.Find(id) is not { } position)
            {
                return null;
            }
            var point = crs.Project(position);
            if (points.Count == 0 || points[^1] != point)
            {
                points.Add(point);
            }
        }
        return points.Count >= 4 && points[0] == points[^1] ? [.. points] : null;
    }

    private static IEnumerable<List<long>> Close(List<long[]> ways)
    {
        var left = new LinkedList<long[]>(ways);
        while (left.First is { } first)
        {
            left.RemoveFirst();
            var ring = new List<long>(first.Value);
            while (ring[0] != ring[^1] && Next(left, ring[^1]) is { } next)
            {
                ring.AddRange(next.Skip(1));
            }
            if (ring.Count >= 4 && ring[0] == ring[^1])
            {
                yield return ring;
            }
        }
    }

    // Takes out the way that starts or ends at the node, turned so that it starts there.
    private static IEnumerable<long>? Next(LinkedList<long[]> left, long node)
    {
        for (var at = left.First; at is not null; at = at.Next)
        {
            var way = at.Value;
            if (way[0] == node || way[^1] == node)
            {
                left.Remove(at);
                return way[0] == node ? way : way.Reverse();
            }
        }
        return null;
    }
}
