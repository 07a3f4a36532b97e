using System.Globalization;
using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>Draws the houses at the addresses and the barns, garages and sheds behind them.</summary>
internal sealed class Builder(Terrain terrain, SegmentIndex roads, Occupied occupied, SampleRandom random)
{
    private readonly List<Building> _buildings = [];

    public IReadOnlyList<Building> Built(IReadOnlyList<Home> homes)
    {
        foreach (var lot in homes.GroupBy(home => home.Lot))
        {
            AddMain([.. lot]);
        }
        foreach (var home in homes.Where(home => home.Kind is not HomeKind.Flats))
        {
            AddOutbuildings(home);
        }
        return _buildings;
    }

    private void AddMain(Home[] doors)
    {
        var home = doors[0];
        var middle = new MapPoint(doors.Average(door => door.Point.X), doors.Average(door => door.Point.Y));
        var (kind, width, depth) = home.Kind switch
        {
            HomeKind.Flats => ("apartments", doors.Length * 12 + 3.0, 12.0),
            HomeKind.Workplace => ("industrial", random.Between(18, 32), random.Between(14, 22)),
            HomeKind.Holiday => ("cabin", random.Between(7, 10), random.Between(5, 7)),
            HomeKind.Farm => ("farm", random.Between(12, 16), random.Between(8, 9)),
            _ => ("house", random.Between(9, 14), random.Between(7, 9)),
        };
        bool hasWing = home.Kind is HomeKind.House && random.Chance(0.25);
        Add(middle, home.InX, home.InY, width, depth, kind, hasWing ? random.Between(3, 5) : 0);
    }

    private void AddOutbuildings(Home home)
    {
        int count = home.Kind switch
        {
            HomeKind.Farm => 1 + random.Below(3),
            HomeKind.Workplace => random.Below(2),
            HomeKind.Holiday => random.Chance(0.4) ? 1 : 0,
            _ => random.Chance(home.Town < 0 ? 0.8 : 0.4) ? 1 : 0,
        };
        for (int tries = 0; tries < 14 && count > 0; tries++)
        {
            bool isBarn = home.Kind is HomeKind.Farm;
            double aside = random.Between(-1, 1) * (isBarn ? 45 : 20),
                inward = random.Between(-0.2, 1) * (isBarn ? 45 : 22);
            var point = new MapPoint(
                home.Point.X + home.InX * inward - home.InY * aside,
                home.Point.Y + home.InY * inward + home.InX * aside
            );
            double width = isBarn ? random.Between(9, 26) : random.Between(4, 8),
                depth = isBarn ? random.Between(7, 12) : random.Between(3, 6);
            double radius = (width + depth) / 3.2;
            if (
                home.Point.DistanceTo(point) > 9 + radius
                && terrain.IsOpen(point, 55)
                && !roads.AnyWithin(point, radius + 4)
                && occupied.TryAdd(point, home.Town < 0 ? radius : 2)
            )
            {
                Add(point, home.InX, home.InY, width, depth, isBarn ? "barn" : "outbuilding", 0);
                count--;
            }
        }
    }

    /// <summary>A rectangle that faces the road, with a wing behind when asked.</summary>
    private void Add(MapPoint middle, double inX, double inY, double width, double depth, string kind, double wing)
    {
        double w = width / 2,
            d = depth / 2;
        MapPoint At(double aside, double inward) =>
            MapPoint.Rounded(middle.X + inX * inward - inY * aside, middle.Y + inY * inward + inX * aside);
        MapPoint[] corners =
            wing > 0
                ? [At(-w, -d), At(w, -d), At(w, d + wing), At(w - 5, d + wing), At(w - 5, d), At(-w, d)]
                : [At(-w, -d), At(w, -d), At(w, d), At(-w, d)];
        string id = string.Create(CultureInfo.InvariantCulture, $"sample:b{_buildings.Count + 1}");
        _buildings.Add(new Building(id, [.. corners, corners[0]], kind));
    }
}
