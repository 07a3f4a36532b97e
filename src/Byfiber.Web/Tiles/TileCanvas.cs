using System.IO.Compression;
using Byfiber.Planning.Geometry;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using NetTopologySuite.Simplify;

namespace Byfiber.Web.Tiles;

/// <summary>
/// One vector tile while it is being drawn: takes shapes in metres of the municipality's plane, turns them into degrees,
/// leaves out detail that is finer than the tile's grid shows, cuts them to the tile and writes them packed.
/// </summary>
internal sealed class TileCanvas(TileAddress address, Crs crs)
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);
    private readonly Dictionary<string, Layer> layers = new(StringComparer.Ordinal);
    private readonly Envelope box = address.Degrees();

    /// <summary>Detail up to two steps of the grid (an eighth of a pixel on most screens) is not seen.</summary>
    private readonly double tolerance = address.DegreesPerStep * 2;

    public void Point(string layer, double x, double y, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var at = Degrees(new Coordinate(x, y));
        if (box.Contains(at))
            Add(layer, Factory.CreatePoint(at), facts);
    }

    public void Line(string layer, Geometry shape, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var line = Array.ConvertAll(shape.Coordinates, Degrees);
        if (line.Length > 2)
            line = DouglasPeuckerLineSimplifier.Simplify(line, tolerance, true);
        LineString[] pieces = [.. TileClip.Line(line, box).Select(piece => Factory.CreateLineString(piece))];
        if (pieces.Length > 0)
            Add(layer, pieces.Length == 1 ? pieces[0] : Factory.CreateMultiLineString(pieces), facts);
    }

    /// <summary>A polygon; one that is smaller than <paramref name="leastSteps"/> grid steps across is left out.</summary>
    public void Area(
        string layer,
        Geometry shape,
        int leastSteps,
        params ReadOnlySpan<(string Name, object? Value)> facts
    )
    {
        var parts = new List<Polygon>();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is not Polygon polygon || Ring(polygon.ExteriorRing, leastSteps) is not { } outer)
                continue;
            var holes = polygon.InteriorRings.Select(hole => Ring(hole, leastSteps)).OfType<LinearRing>();
            parts.Add(Factory.CreatePolygon(outer, [.. holes]));
        }
        if (parts.Count > 0)
            Add(layer, parts.Count == 1 ? parts[0] : Factory.CreateMultiPolygon([.. parts]), facts);
    }

    /// <summary>The tile as bytes, gzip inside; empty when nothing was drawn.</summary>
    public byte[] ToGzip()
    {
        if (layers.Count == 0)
            return [];
        var tile = new VectorTile
        {
            TileId = new NetTopologySuite.IO.VectorTiles.Tiles.Tile(address.Column, address.Row, address.Zoom).Id,
        };
        foreach (var layer in layers.Values)
            tile.Layers.Add(layer);
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
            tile.Write(gzip, 1, 2);
        return bytes.ToArray();
    }

    private LinearRing? Ring(LineString line, int leastSteps)
    {
        var ring = Array.ConvertAll(line.Coordinates, Degrees);
        var least = leastSteps * address.DegreesPerStep;
        var extent = new Envelope(ring);
        if (extent.Width < least || !extent.Intersects(box))
            return null;
        if (ring.Length > 5)
            ring = DouglasPeuckerLineSimplifier.Simplify(ring, tolerance, true);
        if (ring.Length >= 4)
            ring = box.Contains(extent) ? ring : TileClip.Ring(ring, box);
        return ring.Length < 4 ? null : Factory.CreateLinearRing(ring);
    }

    private Coordinate Degrees(Coordinate point)
    {
        var at = crs.Unproject(new MapPoint(point.X, point.Y));
        return new Coordinate(at.Lon, at.Lat);
    }

    private void Add(string name, Geometry geometry, ReadOnlySpan<(string Name, object? Value)> facts)
    {
        if (!layers.TryGetValue(name, out var layer))
            layers.Add(name, layer = new Layer { Name = name });
        var attributes = new AttributesTable();
        foreach (var (fact, value) in facts)
        {
            if (value is not null)
                attributes.Add(fact, value);
        }
        layer.Features.Add(new Feature(geometry, attributes));
    }
}
