using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>
/// The sample's land and water: lakes with natural shores, and a raster of distances to them, which makes every question
/// "may something stand here" a look-up.
/// </summary>
internal sealed class Terrain
{
    private const double CellM = 25;
    private const int ChamferPerCell = 3;
    private readonly MapPoint _origin;
    private readonly int _columns;
    private readonly int _rows;
    private readonly int[] _toWater;
    private readonly int[] _toOutside;
    private readonly SampleNoise _noise;

    public Terrain(SampleRandom random)
    {
        _noise = new SampleNoise(random.Next());
        var outline = SampleShapes.Outline;
        _origin = new MapPoint(outline.Min(p => p.X) - 200, outline.Min(p => p.Y) - 200);
        _columns = (int)((outline.Max(p => p.X) - _origin.X + 200) / CellM);
        _rows = (int)((outline.Max(p => p.Y) - _origin.Y + 200) / CellM);
        Waters = Lakes(random);
        bool[] inside = Filled([outline]);
        _toOutside = Distances(cell => !inside[cell]);
        bool[] wet = Filled([.. Waters.SelectMany(water => water.Shape.Holes.Prepend(water.Shape.Outer))]);
        _toWater = Distances(cell => wet[cell]);
        LandM2 = inside.Zip(wet).Count(cell => cell.First && !cell.Second) * CellM * CellM;
    }

    public IReadOnlyList<Water> Waters { get; }

    public double LandM2 { get; }

    /// <summary>Dry land inside the municipality with a margin to the shore and the border.</summary>
    public bool IsOpen(MapPoint point, double marginM = 50) => WaterM(point) >= marginM && OutsideM(point) >= marginM;

    /// <summary>The straight line stays on open land.</summary>
    public bool IsOpen(MapPoint from, MapPoint to)
    {
        int steps = 1 + (int)(from.DistanceTo(to) / 12);
        for (int i = 0; i <= steps; i++)
        {
            double t = (double)i / steps;
            if (!IsOpen(new MapPoint(from.X + (to.X - from.X) * t, from.Y + (to.Y - from.Y) * t)))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Metres to the nearest shore, within a cell or two.</summary>
    public double WaterM(MapPoint point) => Look(_toWater, point);

    private double OutsideM(MapPoint point) => Look(_toOutside, point);

    /// <summary>0 in deep forest to 1 on the plain: where people have settled.</summary>
    public double Fertility(MapPoint point)
    {
        double value = 0.75 * _noise.At(point.X, point.Y, 3_600) + 0.35 * _noise.At(point.Y, point.X, 1_100);
        return Math.Clamp(0.5 + 0.9 * value, 0, 1);
    }

    /// <summary>How much dearer than flat ground a road is here: hills and bogs make roads wind.</summary>
    public double Roughness(MapPoint point) =>
        1.15 + 0.75 * _noise.At(point.X + 50_000, point.Y, 900) + 0.35 * _noise.At(point.X, point.Y + 50_000, 330);

    private double Look(int[] distances, MapPoint point)
    {
        int column = (int)((point.X - _origin.X) / CellM),
            row = (int)((point.Y - _origin.Y) / CellM);
        return column < 0 || row < 0 || column >= _columns || row >= _rows
            ? 0
            : distances[row * _columns + column] * (CellM / ChamferPerCell);
    }

    private List<Water> Lakes(SampleRandom random)
    {
        var lakes = new List<Water>();
        for (int i = 0; i < SampleShapes.Lakes.Length; i++)
        {
            var (name, ring) = SampleShapes.Lakes[i];
            var islands = SampleShapes.Islands.Where(island => island.Lake == i);
            MapPoint[][] holes = [.. islands.Select(island => Blob(random, island.Centre, island.Radius))];
            lakes.Add(new Water($"sample:w{i + 1}", new Polygon(Shore(random, ring, 5), holes), name));
        }
        AddTarns(random, lakes);
        return lakes;
    }

    private void AddTarns(SampleRandom random, List<Water> lakes)
    {
        bool[] inside = Filled([SampleShapes.Outline]);
        bool[] wet = Filled([.. lakes.Select(lake => lake.Shape.Outer)]);
        int[] toOutside = Distances(cell => !inside[cell]);
        int[] toWater = Distances(cell => wet[cell]);
        for (int tries = 0; tries < 4_000 && lakes.Count < 46; tries++)
        {
            var centre = new MapPoint(
                _origin.X + random.Unit() * _columns * CellM,
                _origin.Y + random.Unit() * _rows * CellM
            );
            double radius = 60 + 260 * random.Unit() * random.Unit() * random.Unit();
            bool free =
                Look(toOutside, centre) > radius + 250
                && Look(toWater, centre) > radius + 350
                && Fertility(centre) < 0.45
                && SampleShapes.Localities.All(town => town.Centre.DistanceTo(centre) > 1_900)
                && lakes.Skip(SampleShapes.Lakes.Length).All(tarn => tarn.Shape.Outer[0].DistanceTo(centre) > 1_200);
            if (free)
            {
                string id = $"sample:w{lakes.Count + 1}";
                lakes.Add(new Water(id, new Polygon(Blob(random, centre, radius), []), null));
            }
        }
    }

    /// <summary>A round-ish ring, longer one way than the other.</summary>
    private static MapPoint[] Blob(SampleRandom random, MapPoint centre, double radius)
    {
        var (x, y) = random.Direction();
        double slim = random.Between(0.55, 0.9);
        (double U, double V)[] octagon =
        [
            (1, 0),
            (0.7, 0.7),
            (0, 1),
            (-0.7, 0.7),
            (-1, 0),
            (-0.7, -0.7),
            (0, -1),
            (0.7, -0.7),
        ];
        var corners = octagon
            .Select(corner => (U: corner.U * radius * random.Between(0.85, 1.15), V: corner.V * radius * slim))
            .Select(corner => new MapPoint(
                centre.X + corner.U * x - corner.V * y,
                centre.Y + corner.U * y + corner.V * x
            ))
            .ToList();
        return Shore(random, [.. corners, corners[0]], 3);
    }

    /// <summary>A natural shore from a coarse ring: midpoints displaced again and again, ever less.</summary>
    private static MapPoint[] Shore(SampleRandom random, MapPoint[] ring, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            var finer = new List<MapPoint>(ring.Length * 2);
            for (int i = 0; i + 1 < ring.Length; i++)
            {
                MapPoint a = ring[i],
                    b = ring[i + 1];
                double share = IsBeyond(a) && IsBeyond(b) ? 0 : random.Between(-1, 1) * (round < 2 ? 0.24 : 0.19);
                var pushed = MapPoint.Rounded(
                    (a.X + b.X) / 2 - (b.Y - a.Y) * share,
                    (a.Y + b.Y) / 2 + (b.X - a.X) * share
                );
                finer.Add(a);
                // A headland may not reach through the opposite shore: there the shore stays as it was.
                if (
                    !Crosses(finer, 0, finer.Count - 1, a, pushed, b)
                    && !Crosses(ring, i + 1, ring.Length - 1, a, pushed, b)
                )
                {
                    finer.Add(pushed);
                }
            }
            finer.Add(ring[0]);
            ring = [.. finer];
        }
        return ring;
    }

    private static bool Crosses(IReadOnlyList<MapPoint> line, int from, int to, MapPoint a, MapPoint middle, MapPoint b)
    {
        for (int i = from; i < to; i++)
        {
            if (Segments.Cross(line[i], line[i + 1], a, middle) || Segments.Cross(line[i], line[i + 1], middle, b))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Not in the municipality: the neighbour's shore is not drawn, the lake just ends a little outside.</summary>
    private static bool IsBeyond(MapPoint point)
    {
        var ring = SampleShapes.Outline;
        bool isInside = false;
        for (int i = 0; i + 1 < ring.Length; i++)
        {
            MapPoint a = ring[i],
                b = ring[i + 1];
            bool crosses = a.Y > point.Y != b.Y > point.Y;
            isInside ^= crosses && point.X < a.X + (point.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X);
        }
        return !isInside;
    }

    /// <summary>Even-odd filling of rings, one raster row at a time.</summary>
    private bool[] Filled(IReadOnlyList<MapPoint[]> rings)
    {
        bool[] filled = new bool[_columns * _rows];
        var crossings = new List<double>();
        for (int row = 0; row < _rows; row++)
        {
            double y = _origin.Y + (row + 0.5) * CellM;
            crossings.Clear();
            foreach (var ring in rings)
            {
                for (int i = 0; i + 1 < ring.Length; i++)
                {
                    MapPoint a = ring[i],
                        b = ring[i + 1];
                    if (a.Y > y != b.Y > y)
                    {
                        crossings.Add(a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X));
                    }
                }
            }
            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                int from = Math.Max(0, (int)Math.Ceiling((crossings[i] - _origin.X) / CellM - 0.5));
                int to = Math.Min(_columns - 1, (int)Math.Floor((crossings[i + 1] - _origin.X) / CellM - 0.5));
                for (int column = from; column <= to; column++)
                {
                    filled[row * _columns + column] = true;
                }
            }
        }
        return filled;
    }

    /// <summary>Chamfer distances (3 straight, 4 diagonal; Borgefors 1986) from the cells that are sources.</summary>
    private int[] Distances(Func<int, bool> isSource)
    {
        int[] distances = new int[_columns * _rows];
        for (int cell = 0; cell < distances.Length; cell++)
        {
            distances[cell] = isSource(cell) ? 0 : 1_000_000;
        }
        for (int row = 0; row < _rows; row++)
        {
            Sweep(distances, row, 1);
        }
        for (int row = _rows - 1; row >= 0; row--)
        {
            Sweep(distances, row, -1);
        }
        return distances;
    }

    /// <summary>One row, east or west, from its neighbours that are done: the one behind and the three of the row before.</summary>
    private void Sweep(int[] distances, int row, int step)
    {
        int before = row - step;
        bool hasBefore = before >= 0 && before < _rows;
        for (int n = 0; n < _columns; n++)
        {
            int column = step > 0 ? n : _columns - 1 - n;
            int cell = row * _columns + column,
                beside = cell - step * _columns;
            bool hasBack = n > 0,
                hasAhead = n < _columns - 1;
            int best = distances[cell];
            best = hasBack ? Math.Min(best, distances[cell - step] + 3) : best;
            best = hasBefore ? Math.Min(best, distances[beside] + 3) : best;
            best = hasBefore && hasBack ? Math.Min(best, distances[beside - step] + 4) : best;
            best = hasBefore && hasAhead ? Math.Min(best, distances[beside + step] + 4) : best;
            distances[cell] = best;
        }
    }
}
