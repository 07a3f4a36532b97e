using Byfiber.Web.Tiles;
using NetTopologySuite.Geometries;

namespace Byfiber.Web.Tests.Tiles;

public class TileClipTests
{
    private static readonly Envelope Box = new(0, 10, 0, 10);

    [Fact]
    public void A_line_inside_stays_as_it_is()
    {
        Coordinate[] line = [new(1, 1), new(5, 2), new(9, 9)];

        TileClip.Line(line, Box).ShouldHaveSingleItem().ShouldBe(line);
    }

    [Fact]
    public void A_line_that_leaves_and_comes_back_is_two_pieces()
    {
        Coordinate[] line = [new(5, 5), new(15, 5), new(15, 8), new(5, 8)];

        var pieces = TileClip.Line(line, Box).ToArray();

        pieces.Length.ShouldBe(2);
        pieces[0].ShouldBe([new Coordinate(5, 5), new Coordinate(10, 5)]);
        pieces[1].ShouldBe([new Coordinate(10, 8), new Coordinate(5, 8)]);
    }

    [Fact]
    public void A_line_outside_leaves_nothing() => TileClip.Line([new(-5, 20), new(20, 20)], Box).ShouldBeEmpty();

    [Fact]
    public void Clipped_lines_are_as_long_as_the_exact_intersection()
    {
        var random = new Random(17);
        var factory = new GeometryFactory();
        var rectangle = factory.ToGeometry(Box);
        for (var round = 0; round < 500; round++)
        {
            var line = Enumerable
                .Range(0, 2 + random.Next(8))
                .Select(_ => new Coordinate(random.NextDouble() * 30 - 10, random.NextDouble() * 30 - 10))
                .ToArray();

            var length = TileClip.Line(line, Box).Sum(piece => factory.CreateLineString(piece).Length);

            // Segment by segment, since the exact operation joins what overlaps.
            var exact = line.Zip(line.Skip(1))
                .Sum(ends => factory.CreateLineString([ends.First, ends.Second]).Intersection(rectangle).Length);
            length.ShouldBe(exact, 1e-6, $"round {round}");
        }
    }

    [Fact]
    public void A_clipped_convex_ring_has_the_area_of_the_exact_intersection()
    {
        var random = new Random(18);
        var factory = new GeometryFactory();
        var rectangle = factory.ToGeometry(Box);
        for (var round = 0; round < 300; round++)
        {
            var points = Enumerable
                .Range(0, 12)
                .Select(_ => new Coordinate(random.NextDouble() * 30 - 10, random.NextDouble() * 30 - 10));
            var hull = (Polygon)factory.CreateMultiPointFromCoords([.. points]).ConvexHull();

            var ring = TileClip.Ring(hull.ExteriorRing.Coordinates, Box);

            var area = ring.Length == 0 ? 0 : factory.CreatePolygon(ring).Area;
            area.ShouldBe(hull.Intersection(rectangle).Area, 1e-6, $"round {round}");
        }
    }
}
