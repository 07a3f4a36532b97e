namespace Byfiber.Core.Places;

/// <summary>
/// A rollout area, drawn and edited by people. A premises belongs to the first area, in build order, whose shape holds it.
/// </summary>
public sealed class Area
{
    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>1 is built first; no gaps.</summary>
    public int BuildOrder { get; set; }

    /// <summary>Its shape (multi-polygon).</summary>
    public required byte[] ShapeWkb { get; set; }
    public double MinX { get; set; }
    public double MinY { get; set; }
    public double MaxX { get; set; }
    public double MaxY { get; set; }

    /// <summary>The id in the source that it came from; null when a person drew it.</summary>
    public string? SourceId { get; init; }
}
