using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Planning.Geometry;

namespace Byfiber.Web.Tiles;

/// <summary>What a map view must know before it asks for tiles.</summary>
public sealed class TileFacts(MunicipalityGlance glance, MapFeatures features, MapTiles tiles)
{
    /// <summary>The facts of this moment.</summary>
    public async Task<TileFactsAnswer> RunAsync(CancellationToken cancel = default)
    {
        var version = await tiles.VersionAsync(cancel);
        var answer = new TileFactsAnswer
        {
            MapTiles = FormattableString.Invariant($"/tiles/map/{{z}}/{{x}}/{{y}}.mvt?v={version}"),
            PlanTiles = "/tiles/plans/{revision}/{z}/{x}/{y}.mvt",
            DeepestZoom = TileAddress.DeepestZoom,
        };
        if (await glance.RunAsync(cancel) is not { } found)
            return answer;
        return answer with
        {
            Name = found.LatestBatch.Name,
            Attribution = found.LatestBatch.Attribution,
            Synthetic = found.LatestBatch.Synthetic,
            ImportId = found.LatestBatch.Id,
            AdoptedRevision = found.Adopted?.Id,
            LatestRevision = found.Latest?.Id,
            Bounds = await BoundsAsync(Crs.FromEpsg(found.LatestBatch.Epsg), cancel),
        };
    }

    private async Task<double[]> BoundsAsync(Crs crs, CancellationToken cancel)
    {
        if (await features.ExtentAsync(cancel) is not { } box)
            return [];
        LonLat[] corners =
        [
            crs.Unproject(new MapPoint(box.MinX, box.MinY)),
            crs.Unproject(new MapPoint(box.MinX, box.MaxY)),
            crs.Unproject(new MapPoint(box.MaxX, box.MinY)),
            crs.Unproject(new MapPoint(box.MaxX, box.MaxY)),
        ];
        return
        [
            Math.Round(corners.Min(at => at.Lon), 6),
            Math.Round(corners.Min(at => at.Lat), 6),
            Math.Round(corners.Max(at => at.Lon), 6),
            Math.Round(corners.Max(at => at.Lat), 6),
        ];
    }
}

/// <summary>
/// Tile addresses with their placeholders, the deepest zoom, and what is there: <c>bounds</c> are west, south, east, north of all
/// premises in degrees, empty before the first import.
/// </summary>
public sealed record TileFactsAnswer
{
    /// <summary>Changes with every import and every change of an area.</summary>
    public required string MapTiles { get; init; }
    public required string PlanTiles { get; init; }
    public required int DeepestZoom { get; init; }
    public string? Name { get; init; }
    public string Attribution { get; init; } = "";
    public bool Synthetic { get; init; }
    public long? ImportId { get; init; }
    public long? AdoptedRevision { get; init; }
    public long? LatestRevision { get; init; }
    public IReadOnlyList<double> Bounds { get; init; } = [];
}
