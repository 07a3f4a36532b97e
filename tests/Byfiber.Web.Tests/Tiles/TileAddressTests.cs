using Byfiber.Planning.Geometry;
using Byfiber.Web.Tiles;

namespace Byfiber.Web.Tests.Tiles;

public class TileAddressTests
{
    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(0, 1, 0, false)]
    [InlineData(3, 7, 7, true)]
    [InlineData(3, 8, 7, false)]
    [InlineData(3, -1, 0, false)]
    [InlineData(-1, 0, 0, false)]
    [InlineData(17, 0, 0, false)]
    public void A_tile_exists_within_its_zoom_only(int zoom, int column, int row, bool exists) =>
        new TileAddress(zoom, column, row).Exists.ShouldBe(exists);

    [Fact]
    public void A_tile_covers_the_place_that_web_maps_give_it()
    {
        // The well-known formula of web maps gives 12/2217/1294 for Aakirkeby (14.9197 E 55.0711 N).
        var degrees = new TileAddress(12, 2217, 1294).Degrees();

        degrees.MinX.ShouldBeLessThan(14.9197);
        degrees.MaxX.ShouldBeGreaterThan(14.9197);
        degrees.MinY.ShouldBeLessThan(55.0711);
        degrees.MaxY.ShouldBeGreaterThan(55.0711);
    }

    [Fact]
    public void A_tiles_box_in_the_plane_holds_every_place_of_the_tile()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var zoom = random.Next(7, 17);
            var tile = new TileAddress(
                zoom,
                (int)((1 << zoom) * (16.0 + 180) / 360),
                (int)((1 << zoom) * random.Next(28, 32) / 100.0)
            );
            var degrees = tile.Degrees();
            var box = tile.Box(Crs.Sweref99Tm);
            var point = Crs.Sweref99Tm.Project(
                new LonLat(
                    degrees.MinX + random.NextDouble() * degrees.Width,
                    degrees.MinY + random.NextDouble() * degrees.Height
                )
            );

            // Sixteenths of the edges are followed, and an edge bends by less than a sixteenth of the tile between them.
            var slack = box.Width / 100;
            point.X.ShouldBeInRange(box.MinX - slack, box.MaxX + slack);
            point.Y.ShouldBeInRange(box.MinY - slack, box.MaxY + slack);
        }
    }
}
