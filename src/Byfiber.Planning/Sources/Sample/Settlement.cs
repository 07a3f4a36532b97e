using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>
/// Puts the addresses along the roads: lots along the streets of the localities, house by house from the middle outwards,
/// and in the countryside around the settled places. How far each stands from its road follows the real figures.
/// </summary>
internal sealed class Settlement(List<RoadLine> roads, Terrain terrain, SampleRandom random)
{
    private static readonly Quantiles TownSetbackM = new((0, 8.5), (0.5, 12.2), (0.9, 21), (0.98, 40), (1, 66));
    private static readonly Quantiles RuralSetbackM = new(
        (0, 8),
        (0.5, 17),
        (0.78, 40),
        (0.972, 82),
        (0.993, 180),
        (1, 330)
    );
    private const double TileM = 500;
    private readonly SegmentIndex _index = new(roads);
    private readonly Occupied _occupied = new();
    private readonly List<Home> _homes = [];
    private readonly List<RoadLine> _drives = [];
    private int _lots;

    public IReadOnlyList<Home> Homes => _homes;

    /// <summary>The driveways that were laid to houses far from the road.</summary>
    public IReadOnlyList<RoadLine> Drives => _drives;

    public SegmentIndex Index => _index;

    public Occupied Occupied => _occupied;

    public void SettleTown(int town, StreetPlan plan)
    {
        var locality = SampleShapes.Localities[town];
        int wanted = _homes.Count + locality.Addresses;
        var lots = roads
            .Select((road, i) => (Road: road, Index: i))
            .Where(street => street.Road.Town == town && street.Road.Class is not RoadClass.Path)
            .SelectMany(street => TownFrontages(street.Index))
            .Where(_ => random.Chance(0.93))
            .OrderBy(lot => plan.Edge(lot.Base) + random.Between(0, 0.2))
            .ToList();
        bool isLarge = locality.Addresses > 1_000;
        int flats = isLarge ? 46 : locality.Addresses / 110;
        foreach (var lot in lots.Take(lots.Count / 3).Where(_ => random.Chance(0.14)))
        {
            if (flats > 0 && TryAddFlats(lot, town))
            {
                flats--;
            }
        }
        // The second time round fills gaps that the first drew too deep a garden for.
        foreach (var lot in lots.Concat(lots))
        {
            if (_homes.Count >= wanted)
            {
                return;
            }
            AddInTown(lot, town, isLarge);
        }
    }

    /// <summary>Settles the places, then single houses anywhere until the number of addresses is full.</summary>
    public void SettleCountryside(IReadOnlyList<Place> places, RoadWeb web, int addresses)
    {
        var lots = RuralFrontages();
        var tiles = Enumerable.Range(0, lots.Count).ToLookup(i => Tile(lots[i].Base));
        IEnumerable<Frontage> Around(MapPoint middle, double reachM)
        {
            var (column, row) = Tile(middle);
            int far = 1 + (int)(reachM / TileM);
            var near =
                from x in Enumerable.Range(column - far, 2 * far + 1)
                from y in Enumerable.Range(row - far, 2 * far + 1)
                from i in tiles[(x, y)]
                where lots[i].Base.DistanceTo(middle) < reachM
                orderby i
                select lots[i];
            return near;
        }

        foreach (var place in places.OrderByDescending(place => place.Addresses))
        {
            var middle = web.Points[place.Node];
            double reachM = 130 + 84 * Math.Sqrt(place.Addresses);
            var near = Around(middle, reachM * 2.2)
                .OrderBy(lot => lot.Base.DistanceTo(middle) * random.Between(0.6, 1.4))
                .ToList();
            int left = place.Addresses;
            for (int round = 0; round < 4 && left > 0; round++)
            {
                foreach (var lot in near)
                {
                    if (left > 0 && TryAddRural(lot, place.Kind, round))
                    {
                        left--;
                    }
                }
            }
        }
        while (_homes.Count < addresses)
        {
            TryAddRural(random.Pick(lots), PlaceKind.Hamlet, 0);
        }
    }

    private static (int, int) Tile(MapPoint point) => ((int)(point.X / TileM), (int)(point.Y / TileM));

    private IEnumerable<Frontage> TownFrontages(int road)
    {
        double lengthM = roads[road].LengthM;
        for (int side = -1; side <= 1; side += 2)
        {
            for (double along = random.Between(13, 20); along < lengthM - 8; along += random.Between(21, 30))
            {
                yield return At(road, along, side);
            }
        }
    }

    /// <summary>Countryside houses face a corner of their road's line, so that a driveway can begin there.</summary>
    private List<Frontage> RuralFrontages()
    {
        var lots = new List<Frontage>();
        for (int road = 0; road < roads.Count; road++)
        {
            if (roads[road].Town >= 0 || roads[road].Class is RoadClass.Path)
            {
                continue;
            }
            double along = 0;
            var points = roads[road].Points;
            for (int i = 0; i < points.Length; i++)
            {
                along += i == 0 ? 0 : points[i - 1].DistanceTo(points[i]);
                MapPoint before = points[Math.Max(0, i - 1)],
                    after = points[Math.Min(points.Length - 1, i + 1)];
                double length = before.DistanceTo(after);
                double x = -(after.Y - before.Y) / length,
                    y = (after.X - before.X) / length;
                lots.Add(new Frontage(road, along, points[i], x, y, -1));
                lots.Add(new Frontage(road, along, points[i], -x, -y, 1));
            }
        }
        return lots;
    }

    private Frontage At(int road, double alongM, int side)
    {
        var points = roads[road].Points;
        int i = 0;
        while (i < points.Length - 2 && alongM > points[i].DistanceTo(points[i + 1]))
        {
            alongM -= points[i].DistanceTo(points[i + 1]);
            i++;
        }
        MapPoint a = points[i],
            b = points[i + 1];
        double length = a.DistanceTo(b),
            x = (b.X - a.X) / length,
            y = (b.Y - a.Y) / length;
        double before = points.Take(i).Zip(points.Skip(1)).Sum(pair => pair.First.DistanceTo(pair.Second));
        // Left of the line (side -1) has the odd numbers.
        return new Frontage(
            road,
            before + alongM,
            new MapPoint(a.X + x * alongM, a.Y + y * alongM),
            y * side,
            -x * side,
            side
        );
    }

    private void AddInTown(Frontage lot, int town, bool isLarge)
    {
        bool isIndustry =
            isLarge && lot.Base.DistanceTo(SampleShapes.Localities[town].Centre) > 650 && IsEastEnd(lot.Base, town);
        var kind = isIndustry ? HomeKind.Workplace : HomeKind.House;
        double setback = isIndustry ? random.Between(20, 34) : TownSetbackM.At(random.Unit());
        bool isShop = roads[lot.Road].Class <= RoadClass.Secondary && random.Chance(0.3);
        var units = isIndustry ? new Units(0, 1 + random.Below(3), 0) : new Units(1, isShop ? 1 : 0, 0);
        TryAdd(lot, setback, kind, town, units, isIndustry ? 19 : 9);
    }

    private static bool IsEastEnd(MapPoint point, int town)
    {
        var locality = SampleShapes.Localities[town];
        double along =
            (point.X - locality.Centre.X) * locality.AlongX + (point.Y - locality.Centre.Y) * locality.AlongY;
        return along > 620;
    }

    /// <summary>A house of flats with two to four entrances along the street.</summary>
    private bool TryAddFlats(Frontage lot, int town)
    {
        int entrances = 2 + random.Below(3);
        double setback = random.Between(15, 24);
        MapPoint[] doors =
        [
            .. Enumerable.Range(0, entrances).Select(i => lot.At(setback, (i - (entrances - 1) / 2.0) * 12)),
        ];
        if (doors.Any(door => _index.AnyWithin(door, 12)) || !Fits(lot.At(setback), setback - 2, 8 + entrances * 6))
        {
            return false;
        }
        _lots++;
        for (int i = 0; i < entrances; i++)
        {
            var units = new Units(5 + random.Below(7), i == 0 && random.Chance(0.25) ? 1 : 0, 0);
            _homes.Add(
                new Home(
                    doors[i],
                    HomeKind.Flats,
                    _lots,
                    lot.Road,
                    lot.AlongM + i,
                    lot.Side,
                    lot.InX,
                    lot.InY,
                    town,
                    units
                )
            );
        }
        return true;
    }

    private bool TryAddRural(Frontage lot, PlaceKind place, int round)
    {
        double setback = RuralSetbackM.At(random.Unit() * (round > 1 ? 0.6 : 1));
        if (place is PlaceKind.Holiday or PlaceKind.Island)
        {
            setback = Math.Min(setback, 9 + setback / 3);
        }
        var kind = place switch
        {
            PlaceKind.Farm => random.Chance(0.6) ? HomeKind.Farm : HomeKind.House,
            PlaceKind.Hamlet => random.Chance(0.25) ? HomeKind.Farm : HomeKind.House,
            _ => random.Chance(0.8) ? HomeKind.Holiday : HomeKind.House,
        };
        bool isHoliday = kind is HomeKind.Holiday || (kind is HomeKind.House && random.Chance(0.12));
        int workplaces = kind is HomeKind.Farm && random.Chance(0.3) ? 1 : 0;
        var units = isHoliday ? new Units(0, 0, 1) : new Units(1, workplaces, 0);
        if (!TryAdd(lot, setback, kind, -1, units, kind is HomeKind.Holiday ? 14 : 17))
        {
            return false;
        }
        if (setback is > 36 and < 90 && random.Chance(0.62))
        {
            LayDrive(lot, setback);
        }
        return true;
    }

    /// <summary>A driveway with one bend from the road to just before the house, unless it would cross something.</summary>
    private void LayDrive(Frontage lot, double setback)
    {
        var bend = lot.At(setback * random.Between(0.4, 0.6), setback * random.Between(-0.12, 0.12));
        var end = lot.At(setback - random.Between(8.5, 14), 0);
        if (
            !_index.AnyCrosses(lot.Base, bend)
            && !_index.AnyCrosses(bend, end)
            && terrain.IsOpen(lot.Base, bend)
            && terrain.IsOpen(bend, end)
            && !_homes.Exists(home => IsInTheWay(home.Point, lot.Base, bend, end))
        )
        {
            _drives.Add(new RoadLine(RoadClass.Service, -1, [lot.Base, bend, end]));
            _index.Add(-1, _drives[^1].Points);
        }
    }

    private static bool IsInTheWay(MapPoint house, MapPoint from, MapPoint bend, MapPoint to) =>
        Segments.DistanceM(house, from, bend) < 8 || Segments.DistanceM(house, bend, to) < 8;

    private bool TryAdd(Frontage lot, double setback, HomeKind kind, int town, Units units, double radius)
    {
        var point = lot.At(setback, random.Between(-2, 2));
        if (!Fits(point, setback, radius))
        {
            return false;
        }
        _lots++;
        _homes.Add(new Home(point, kind, _lots, lot.Road, lot.AlongM, lot.Side, lot.InX, lot.InY, town, units));
        return true;
    }

    private bool Fits(MapPoint point, double setback, double radius) =>
        terrain.IsOpen(point, 60)
        && !_index.AnyWithin(point, Math.Max(7.5, setback * 0.8))
        && _occupied.TryAdd(point, radius);
}
