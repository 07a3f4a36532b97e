using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;

namespace Byfiber.Core.Storage;

/// <summary>A rectangle in the municipality's plane, metres; edges included.</summary>
public readonly record struct Box(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>The smallest box that holds the points.</summary>
    public static Box Around(IEnumerable<MapPoint> points)
    {
        var box = new Box(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var p in points)
        {
            box = new Box(
                Math.Min(box.MinX, p.X),
                Math.Min(box.MinY, p.Y),
                Math.Max(box.MaxX, p.X),
                Math.Max(box.MaxY, p.Y)
            );
        }
        return box;
    }

    /// <summary>The smallest box that holds the shape.</summary>
    public static Box Around(Geometry shape)
    {
        var e = shape.EnvelopeInternal;
        return new Box(e.MinX, e.MinY, e.MaxX, e.MaxY);
    }
}
