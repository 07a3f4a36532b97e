using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

internal enum HomeKind
{
    House,
    Farm,
    Holiday,
    Flats,
    Workplace,
}

/// <summary>
/// One address before it has a name: where it stands, which road it belongs to and how far along, on which side, and the
/// direction from the road to the house (length one). Entrances of one house share a <paramref name="Lot"/>.
/// </summary>
internal sealed record Home(
    MapPoint Point,
    HomeKind Kind,
    int Lot,
    int Road,
    double AlongM,
    int Side,
    double InX,
    double InY,
    int Town,
    Units Units
);

/// <summary>A place on a road where a house may face it.</summary>
internal readonly record struct Frontage(int Road, double AlongM, MapPoint Base, double InX, double InY, int Side)
{
    public MapPoint At(double inM, double asideM = 0) =>
        MapPoint.Rounded(Base.X + InX * inM - InY * asideM, Base.Y + InY * inM + InX * asideM);
}

/// <summary>What stands where: circles that may not overlap.</summary>
internal sealed class Occupied
{
    private const double TileM = 64;
    private readonly Dictionary<(int, int), List<(MapPoint Point, double Radius)>> _tiles = [];

    public bool TryAdd(MapPoint point, double radius)
    {
        if (!IsFree(point, radius))
        {
            return false;
        }
        var tile = ((int)(point.X / TileM), (int)(point.Y / TileM));
        _tiles.TryAdd(tile, []);
        _tiles[tile].Add((point, radius));
        return true;
    }

    public bool IsFree(MapPoint point, double radius)
    {
        int column = (int)(point.X / TileM),
            row = (int)(point.Y / TileM);
        for (int i = column - 1; i <= column + 1; i++)
        {
            for (int j = row - 1; j <= row + 1; j++)
            {
                if (
                    _tiles.TryGetValue((i, j), out var near)
                    && near.Exists(other => other.Point.DistanceTo(point) < other.Radius + radius)
                )
                {
                    return false;
                }
            }
        }
        return true;
    }
}

/// <summary>A distribution given by its quantiles, straight in between.</summary>
internal sealed class Quantiles(params (double Share, double Value)[] steps)
{
    public double At(double share)
    {
        int i = 1;
        while (i < steps.Length - 1 && steps[i].Share < share)
        {
            i++;
        }
        var (low, high) = (steps[i - 1], steps[i]);
        return low.Value + (high.Value - low.Value) * (share - low.Share) / (high.Share - low.Share);
    }
}
