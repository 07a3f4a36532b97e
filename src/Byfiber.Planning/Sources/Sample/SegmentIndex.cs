using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>The straight pieces of roads in square tiles, for "what is near here".</summary>
internal sealed class SegmentIndex
{
    private const double TileM = 80;
    private readonly Dictionary<(int, int), List<(int Line, int Piece, MapPoint A, MapPoint B)>> _tiles = [];

    public SegmentIndex() { }

    public SegmentIndex(IReadOnlyList<RoadLine> lines)
    {
        for (int line = 0; line < lines.Count; line++)
        {
            Add(line, lines[line].Points);
        }
    }

    public void Add(int line, MapPoint[] points)
    {
        for (int i = 0; i + 1 < points.Length; i++)
        {
            Add(line, i, points[i], points[i + 1]);
        }
    }

    public void Add(int line, int piece, MapPoint a, MapPoint b)
    {
        foreach (var tile in Tiles(a, b, 0))
        {
            if (!_tiles.TryGetValue(tile, out var entries))
            {
                _tiles[tile] = entries = [];
            }
            entries.Add((line, piece, a, b));
        }
    }

    /// <summary>The pieces whose tiles the line between two points touches, each once.</summary>
    public IEnumerable<(int Line, int Piece)> Near(MapPoint a, MapPoint b) =>
        Tiles(a, b, 0)
            .Where(_tiles.ContainsKey)
            .SelectMany(tile => _tiles[tile])
            .Select(entry => (entry.Line, entry.Piece))
            .Distinct();

    /// <summary>Some piece of a road lies closer than this.</summary>
    public bool AnyWithin(MapPoint point, double metres)
    {
        foreach (var tile in Tiles(point, point, metres))
        {
            if (
                _tiles.TryGetValue(tile, out var entries)
                && entries.Exists(entry => Segments.DistanceM(point, entry.A, entry.B) < metres)
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Some piece crosses the line between two points.</summary>
    public bool AnyCrosses(MapPoint a, MapPoint b) =>
        Tiles(a, b, 0)
            .Any(tile =>
                _tiles.TryGetValue(tile, out var entries)
                && entries.Exists(entry => Segments.Cross(a, b, entry.A, entry.B))
            );

    private static IEnumerable<(int, int)> Tiles(MapPoint a, MapPoint b, double marginM)
    {
        int west = (int)((Math.Min(a.X, b.X) - marginM) / TileM),
            east = (int)((Math.Max(a.X, b.X) + marginM) / TileM);
        int south = (int)((Math.Min(a.Y, b.Y) - marginM) / TileM),
            north = (int)((Math.Max(a.Y, b.Y) + marginM) / TileM);
        for (int i = west; i <= east; i++)
        {
            for (int j = south; j <= north; j++)
            {
                yield return (i, j);
            }
        }
    }
}
