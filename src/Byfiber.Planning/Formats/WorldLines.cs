using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Formats;

/// <summary>
/// A plan's points in WGS 84 degrees, seven decimals (a centimetre). Each trench is unprojected once, because many cables
/// run through it.
/// </summary>
internal sealed class WorldLines
{
    private readonly Plan _plan;
    private readonly LonLat[][] _trenches;

    internal WorldLines(Plan plan)
    {
        _plan = plan;
        _trenches = [.. plan.Trenches.Select(trench => Array.ConvertAll(trench.Points, Of))];
    }

    internal LonLat Of(MapPoint point)
    {
        var position = _plan.Crs.Unproject(point);
        return new LonLat(Math.Round(position.Lon, 7), Math.Round(position.Lat, 7));
    }

    internal IReadOnlyList<LonLat> Of(PlanTrench trench) => _trenches[trench.Id - 1];

    /// <summary>Empty when the cable has no ducts.</summary>
    internal IReadOnlyList<LonLat> Of(PlanCable cable) => CableLines.Of(_plan, cable, _trenches);
}
