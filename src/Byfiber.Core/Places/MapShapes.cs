using Byfiber.Planning.Sources;

namespace Byfiber.Core.Places;

/// <summary>A road, track or path of the current map (line). Replaced as a whole by each import; so are buildings and waters.</summary>
public sealed class Road
{
    public long Id { get; init; }
    public required string SourceId { get; init; }
    public RoadClass Class { get; init; }
    public Surface Surface { get; init; }
    public string? Name { get; init; }
    public required byte[] ShapeWkb { get; init; }
    public double MinX { get; init; }
    public double MinY { get; init; }
    public double MaxX { get; init; }
    public double MaxY { get; init; }
}

/// <summary>A building of the current map (polygon).</summary>
public sealed class Building
{
    public long Id { get; init; }
    public required string SourceId { get; init; }
    public string? Kind { get; init; }
    public required byte[] ShapeWkb { get; init; }
    public double MinX { get; init; }
    public double MinY { get; init; }
    public double MaxX { get; init; }
    public double MaxY { get; init; }
}

/// <summary>A lake, the sea or a wide river of the current map (polygon).</summary>
public sealed class Water
{
    public long Id { get; init; }
    public required string SourceId { get; init; }
    public string? Name { get; init; }
    public required byte[] ShapeWkb { get; init; }
    public double MinX { get; init; }
    public double MinY { get; init; }
    public double MaxX { get; init; }
    public double MaxY { get; init; }
}
