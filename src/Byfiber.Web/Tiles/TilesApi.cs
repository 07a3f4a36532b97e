using Byfiber.Core;
using Byfiber.Web.Access;
using Byfiber.Web.Api;
using Microsoft.Net.Http.Headers;

namespace Byfiber.Web.Tiles;

/// <summary>
/// Vector tiles over HTTP, gzip as they are kept. A tile of a revision never changes; one of the map does with imports and
/// areas, so it is only kept for good when it was asked for by the version that <see cref="TileFacts"/> gives.
/// </summary>
internal static class TilesApi
{
    private const string MediaType = "application/vnd.mapbox-vector-tile";
    private const string ForGood = "private, max-age=31536000, immutable";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var tiles = routes.MapGroup("/tiles").WithTags("Tiles").WhoMay(StaffRoles.OfTheNetwork);
        tiles
            .MapGet("/facts.json", (TileFacts facts, CancellationToken cancel) => facts.RunAsync(cancel))
            .WithSummary("Where the tiles are and what they cover; empty bounds before the first import.");
        tiles
            .MapGet("/map/{z:int}/{x:int}/{y:int}.mvt", MapTile)
            .Produces(StatusCodes.Status200OK, contentType: MediaType)
            .WithSummary("A vector tile of the imported map: outline, area, water, road, building, premises.");
        tiles
            .MapGet("/plans/{revision:long}/{z:int}/{x:int}/{y:int}.mvt", PlanTile)
            .Produces(StatusCodes.Status200OK, contentType: MediaType)
            .WithSummary("A vector tile of a plan revision: trench, cable, premises, site, cabinet, node.");
    }

    private static async Task<IResult> MapTile(
        int z,
        int x,
        int y,
        MapTiles tiles,
        TileCache cache,
        HttpContext context,
        CancellationToken cancel,
        long? v = null
    )
    {
        var address = Existing(z, x, y);
        var version = await tiles.VersionAsync(cancel);
        var tile = await cache.GetAsync($"map/{version}/{address}", () => tiles.MakeAsync(address, cancel));
        return Answer(context, tile, FormattableString.Invariant($"m{version}"), v == version);
    }

    private static async Task<IResult> PlanTile(
        long revision,
        int z,
        int x,
        int y,
        PlanTiles tiles,
        TileCache cache,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var address = Existing(z, x, y);
        var crs = await tiles.PlaneAsync(revision, cancel) ?? throw Missing.Thing("plan revision", revision);
        var tile = await cache.GetAsync(
            $"plan/{revision}/{address}",
            () => tiles.MakeAsync(revision, crs, address, cancel)
        );
        return Answer(context, tile, FormattableString.Invariant($"p{revision}"), forGood: true);
    }

    private static TileAddress Existing(int z, int x, int y)
    {
        var address = new TileAddress(z, x, y);
        return address.Exists
            ? address
            : throw new RefusedException($"There is no tile {address}: zooms are 0 to {TileAddress.DeepestZoom}.")
            {
                NotFound = true,
            };
    }

    private static IResult Answer(HttpContext context, byte[] tile, string tag, bool forGood)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = forGood ? ForGood : "no-cache";
        // Empty tiles are most of the world: no body, which map views take as nothing to draw.
        if (tile.Length == 0)
            return Results.StatusCode(StatusCodes.Status204NoContent);
        headers.ContentEncoding = "gzip";
        return Results.Bytes(tile, MediaType, entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
