using System.Globalization;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Tests.Sources.Sample;

/// <summary>What real maps hold now and then, and what breaks a planner that was only tried on tidy ones.</summary>
[Flags]
public enum OddCases
{
    None = 0,
    FarFromRoads = 1,
    ParallelRoads = 2,
    SecondComponent = 4,
    OnTheRoad = 8,
    SamePoint = 16,
    VeryLongRoad = 32,
    LoopRoad = 64,
    SameRoadTwice = 128,
    RepeatedPoint = 256,
    Flats = 512,
    TwoAreas = 1024,
    Motorway = 2048,
    All = 4095,
}

/// <summary>
/// Random small municipalities, 20 to 150 premises, for properties that must hold on every map. A seed always gives the same
/// one; about a third of the odd cases are in each.
/// </summary>
public static class SmallMunicipality
{
    private const double EastM = 550_000;
    private const double NorthM = 6_545_000;

    public static MapData Generate(ulong seed, OddCases? odd = null) => new Maker(seed, odd).Map();

    private sealed class Maker
    {
        private readonly Random _random;
        private readonly OddCases _odd;
        private readonly List<Road> _roads = [];
        private readonly List<Premises> _premises = [];
        private readonly string _name;

        public Maker(ulong seed, OddCases? odd)
        {
            _random = new Random((int)(seed % int.MaxValue));
            _name = string.Create(CultureInfo.InvariantCulture, $"Small municipality {seed}");
            _odd = odd ?? (OddCases)_random.Next() & (OddCases)(_random.Next() | _random.Next()) & OddCases.All;
        }

        public MapData Map()
        {
            int count = _random.Next(20, 151);
            double sizeM = Between(600, 3_500);
            Cluster(0, 0, sizeM, _random.Next(6, 30), count);
            AddOddRoads(sizeM);
            AddOddPremises(sizeM);
            return new MapData
            {
                Name = _name,
                Crs = Crs.Sweref99Tm,
                Synthetic = true,
                Roads = _roads,
                Premises = _premises,
                Areas = _odd.HasFlag(OddCases.TwoAreas) ? Halves(sizeM) : [],
            };
        }

        /// <summary>Junctions anywhere, each joined to its nearest earlier one and now and then to another; houses along.</summary>
        private void Cluster(double x, double y, double sizeM, int junctions, int houses)
        {
            var points = new List<MapPoint> { At(x + Between(0, sizeM), y + Between(0, sizeM)) };
            int firstRoad = _roads.Count;
            while (points.Count < junctions)
            {
                var next = At(x + Between(0, sizeM), y + Between(0, sizeM));
                var near = points.OrderBy(point => point.DistanceTo(next)).Take(3).ToList();
                AddRoad(next, near[0]);
                if (near.Count > 2 && _random.Next(3) == 0)
                {
                    AddRoad(next, near[_random.Next(1, 3)]);
                }
                points.Add(next);
            }
            for (int i = 0; i < houses; i++)
            {
                var road = _roads[_random.Next(firstRoad, _roads.Count)];
                double setbackM = _random.Next(20) == 0 ? Between(80, 300) : Between(4, 40);
                AddPremises(Beside(road, _random.NextDouble(), _random.Next(2) == 0 ? setbackM : -setbackM));
            }
        }

        private void AddOddRoads(double sizeM)
        {
            var first = _roads[0];
            if (_odd.HasFlag(OddCases.ParallelRoads))
            {
                MapPoint[] beside = [.. first.Points.Select(point => MapPoint.Rounded(point.X + 6, point.Y + 5))];
                _roads.Add(Named(RoadClass.Path, [first.Points[0], .. beside, first.Points[^1]]));
            }
            if (_odd.HasFlag(OddCases.SameRoadTwice))
            {
                _roads.Add(Named(RoadClass.Service, [.. first.Points.Reverse()]));
            }
            if (_odd.HasFlag(OddCases.LoopRoad))
            {
                var from = first.Points[^1];
                MapPoint[] loop = [from, Moved(from, 90, 10), Moved(from, 100, 110), Moved(from, -10, 90), from];
                _roads.Add(Named(RoadClass.Residential, loop));
                AddPremises(Moved(from, 50, 60));
            }
            if (_odd.HasFlag(OddCases.RepeatedPoint))
            {
                var from = first.Points[0];
                var end = Moved(from, -120, -40);
                _roads.Add(Named(RoadClass.Track, [from, from, Moved(from, -60, -10), end, end]));
            }
            if (_odd.HasFlag(OddCases.VeryLongRoad))
            {
                var from = first.Points[0];
                var end = Moved(from, -12_500, -300);
                _roads.Add(Named(RoadClass.Unclassified, [from, Moved(from, -6_000, 200), end]));
                AddPremises(Moved(end, 15, 12));
                AddPremises(Moved(from, -3_000, 130));
            }
            if (_odd.HasFlag(OddCases.SecondComponent))
            {
                Cluster(sizeM + 1_500, 300, 400, 4, _random.Next(2, 8));
            }
            if (_odd.HasFlag(OddCases.Motorway))
            {
                MapPoint[] across = [At(-500, sizeM / 2), At(sizeM + 500, sizeM / 2 + 40)];
                _roads.Add(Named(RoadClass.Motorway, across));
            }
        }

        private void AddOddPremises(double sizeM)
        {
            if (_odd.HasFlag(OddCases.FarFromRoads))
            {
                AddPremises(At(sizeM / 2, -900));
            }
            if (_odd.HasFlag(OddCases.OnTheRoad))
            {
                AddPremises(_roads[0].Points[0]);
                AddPremises(Beside(_roads[^1], 0.4, 0));
            }
            if (_odd.HasFlag(OddCases.SamePoint))
            {
                AddPremises(_premises[0].Point);
                AddPremises(_premises[^1].Point);
            }
            if (_odd.HasFlag(OddCases.Flats))
            {
                AddPremises(Beside(_roads[0], 0.5, 22), new Units(_random.Next(5, 80), 2, 0));
            }
        }

        private void AddRoad(MapPoint from, MapPoint to)
        {
            RoadClass[] classes =
            [
                RoadClass.Primary,
                RoadClass.Secondary,
                RoadClass.Unclassified,
                RoadClass.Residential,
                RoadClass.Residential,
                RoadClass.Service,
                RoadClass.Track,
                RoadClass.Path,
            ];
            int bends = _random.Next(4);
            var points = new List<MapPoint> { from };
            for (int i = 1; i <= bends; i++)
            {
                double t = i / (bends + 1.0);
                points.Add(Moved(from, (to.X - from.X) * t + Between(-25, 25), (to.Y - from.Y) * t + Between(-25, 25)));
            }
            points.Add(to);
            _roads.Add(Named(classes[_random.Next(classes.Length)], [.. points]));
        }

        private Road Named(RoadClass roadClass, MapPoint[] points) =>
            new(string.Create(CultureInfo.InvariantCulture, $"small:r{_roads.Count + 1}"), roadClass, null, points);

        private void AddPremises(MapPoint point, Units? units = null)
        {
            int number = _premises.Count + 1;
            string id = string.Create(CultureInfo.InvariantCulture, $"small:a{number}");
            string address = string.Create(CultureInfo.InvariantCulture, $"Byvägen {number}");
            _premises.Add(new Premises(id, point, address) { Units = units ?? new Units(1, 0, 0) });
        }

        /// <summary>A point a share along a random piece of the road, so far to its left.</summary>
        private MapPoint Beside(Road road, double share, double leftM)
        {
            int piece = _random.Next(road.Points.Length - 1);
            MapPoint a = road.Points[piece],
                b = road.Points[piece + 1];
            double length = Math.Max(0.001, a.DistanceTo(b));
            double dx = (b.X - a.X) / length,
                dy = (b.Y - a.Y) / length;
            return MapPoint.Rounded(a.X + (b.X - a.X) * share - dy * leftM, a.Y + (b.Y - a.Y) * share + dx * leftM);
        }

        /// <summary>The west is built first, and the rest of the world after it.</summary>
        private static Area[] Halves(double sizeM)
        {
            double middle = sizeM / 2;
            return
            [
                new Area("small:west", "West", 1, [Box(-50_000, middle)]),
                new Area("small:east", "East", 2, [Box(middle, 50_000)]),
            ];
        }

        private static Polygon Box(double west, double east) =>
            new([At(west, -50_000), At(east, -50_000), At(east, 50_000), At(west, 50_000), At(west, -50_000)], []);

        private double Between(double low, double high) => low + _random.NextDouble() * (high - low);

        private static MapPoint At(double x, double y) => MapPoint.Rounded(EastM + x, NorthM + y);

        private static MapPoint Moved(MapPoint from, double dx, double dy) =>
            MapPoint.Rounded(from.X + dx, from.Y + dy);
    }
}
