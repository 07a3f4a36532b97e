using Byfiber.Planning.Geometry;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Byfiber.Planning.Sources;

/// <summary>
/// A set of polygons in the plane, indexed for point questions (NetTopologySuite's interval tree over the edges:
/// logarithmic per question). The border counts as inside. For one thread at a time.
/// </summary>
internal sealed class Region
{
    private readonly NetTopologySuite.Geometries.Geometry _shape;
    private readonly IndexedPointInAreaLocator _locator;

    public Region(IEnumerable<Polygon> polygons)
        : this(Shapes.Joined(polygons)) { }

    private Region(NetTopologySuite.Geometries.Geometry shape)
    {
        _shape = shape;
        _locator = new IndexedPointInAreaLocator(shape);
    }

    public bool Holds(MapPoint point) => _locator.Locate(Shapes.At(point)) != Location.Exterior;

    /// <summary>The region and everything within a distance of it.</summary>
    public Region Widened(double metres) => new(_shape.Buffer(metres));
}
