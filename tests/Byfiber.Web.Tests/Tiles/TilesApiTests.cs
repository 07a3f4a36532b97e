using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Api;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using Tile = NetTopologySuite.IO.VectorTiles.Tiles.Tile;

namespace Byfiber.Web.Tests.Tiles;

public class TilesApiTests
{
    private const double Lon = 16.005,
        Lat = 59.0;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task A_tile_of_the_map_holds_what_was_imported_where_it_lies(string kind)
    {
        await using var host = await ApiHost.WithMapAsync(kind);
        var tile = Around(14);

        var read = Read(await host.Client.GetByteArrayAsync(Path("map", tile), Cancel), tile);

        var roads = Layer(read, "road").Features;
        roads.Select(road => road.Attributes["class"]).ShouldBe(["residential", "track"], ignoreOrder: true);
        var house = Layer(read, "premises").Features.Single(p => Equals(p.Attributes["address"], "Hittepågatan 1"));
        house.Geometry.Coordinate.X.ShouldBe(16.0 + 30.0 / 57_300, 2e-5);
        house.Geometry.Coordinate.Y.ShouldBe(59.0 - 20.0 / 111_400, 2e-5);
    }

    [Theory, OnBoth]
    public async Task A_tile_of_a_plan_holds_its_trenches_cables_sites_and_premises(string kind)
    {
        var (host, revision) = await ApiHost.WithPlanAsync(kind);
        await using var _ = host;
        var tile = Around(13);

        var read = Read(await host.Client.GetByteArrayAsync(Path($"plans/{revision}", tile), Cancel), tile);

        Layer(read, "trench")
            .Features.Select(t => t.Attributes["kind"])
            .Distinct()
            .ShouldBe(["route", "drop"], ignoreOrder: true);
        Layer(read, "trench").Features.ShouldAllBe(t => Convert.ToInt64(t.Attributes["lengthMm"], null) > 0);
        Layer(read, "site").Features.Count.ShouldBe(1);
        Layer(read, "premises").Features.Count.ShouldBe(11);
        Layer(read, "premises").Features.ShouldAllBe(p => Equals(p.Attributes["status"], "planned"));
    }

    [Fact]
    public async Task Far_out_small_roads_and_facts_are_left_out()
    {
        var (host, revision) = await ApiHost.WithPlanAsync(TestDatabases.Sqlite);
        await using var _ = host;
        var tile = Around(9);

        var map = await host.Client.GetAsync(Path("map", tile), Cancel);
        var plan = Read(await host.Client.GetByteArrayAsync(Path($"plans/{revision}", tile), Cancel), tile);

        map.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Layer(plan, "trench")
            .Features.ShouldAllBe(t => !t.Attributes.Exists("costOre") && Equals(t.Attributes["kind"], "route"));
        plan.Layers.ShouldNotContain(layer => layer.Name == "premises");
    }

    [Fact]
    public async Task Nothing_reaches_further_out_of_a_tile_than_its_buffer()
    {
        await using var host = await ApiHost.WithMapAsync(TestDatabases.Sqlite);
        var tile = Around(16);

        var read = Read(await host.Client.GetByteArrayAsync(Path("map", tile), Cancel), tile);

        var frame = new Envelope(tile.Left, tile.Right, tile.Bottom, tile.Top);
        frame.ExpandBy(frame.Width / 12, frame.Height / 12);
        read.Layers.SelectMany(layer => layer.Features).ShouldAllBe(f => frame.Contains(f.Geometry.EnvelopeInternal));
    }

    [Fact]
    public async Task A_tile_is_kept_for_good_only_by_its_version_and_an_area_makes_a_new_one()
    {
        await using var host = await ApiHost.WithMapAsync(TestDatabases.Sqlite);
        var tile = Around(14);
        var facts = await host.GetAsync("/tiles/facts.json");
        facts.GetProperty("bounds")[0].GetDouble().ShouldBe(16.0, 0.01);
        var path = facts
            .GetProperty("mapTiles")
            .GetString()!
            .Replace("{z}/{x}/{y}", $"{tile.Zoom}/{tile.X}/{tile.Y}", StringComparison.Ordinal);

        var kept = await host.Client.GetAsync(path, Cancel);
        kept.Headers.CacheControl!.ToString().ShouldContain("immutable");
        kept.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);

        var plain = await host.Client.GetAsync(Path("map", tile), Cancel);
        plain.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await ConditionalAsync(host, Path("map", tile), plain.Headers.ETag!)).StatusCode.ShouldBe(
            HttpStatusCode.NotModified
        );

        await host.PostAsync("/api/places/areas", new { name = "A", shape = Square() }, HttpStatusCode.Created);
        (await ConditionalAsync(host, Path("map", tile), plain.Headers.ETag!)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Client.GetAsync(path, Cancel)).Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await host.GetAsync("/tiles/facts.json"))
            .GetProperty("mapTiles")
            .GetString()
            .ShouldNotBe(facts.GetProperty("mapTiles").GetString());
    }

    private static Tile Around(int zoom) => Tile.CreateAroundLocation(Lat, Lon, zoom)!;

    private static object Square() =>
        new
        {
            type = "Polygon",
            coordinates = new double[][][]
            {
                [
                    [15.9, 58.9],
                    [16.1, 58.9],
                    [16.1, 59.1],
                    [15.9, 59.1],
                    [15.9, 58.9],
                ],
            },
        };

    private static string Path(string what, Tile tile) =>
        FormattableString.Invariant($"/tiles/{what}/{tile.Zoom}/{tile.X}/{tile.Y}.mvt");

    private static Task<HttpResponseMessage> ConditionalAsync(ApiHost host, string path, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        return host.Client.SendAsync(request, Cancel);
    }

    private static VectorTile Read(byte[] bytes, Tile tile)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return new MapboxTileReader().Read(gzip, tile);
    }

    private static Layer Layer(VectorTile tile, string name) => tile.Layers.Single(layer => layer.Name == name);
}
