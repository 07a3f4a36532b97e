using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>
/// Grows the road network the way a real one grew: through roads between the localities, roads to the hamlets, drives to the
/// farms, then links that close loops, and forest tracks that end among the trees. Each takes the cheapest way over
/// rough ground to what is there already.
/// </summary>
internal sealed class RoadGrowth(RoadWeb web, Terrain terrain, SampleRandom random)
{
    /// <summary>By node, 0 while unknown: the noise behind it is what a search would otherwise spend its time on.</summary>
    private readonly double[] _roughness = new double[web.Points.Count];
    private RoadSearch _search = new(web);

    public void LayThroughRoads()
    {
        foreach (var (roadClass, via) in SampleShapes.ThroughRoads)
        {
            int[] stops = [.. via.Select(point => web.Nearest(point, node => IsStop(node, point)))];
            foreach (var (from, to) in stops.Zip(stops.Skip(1)))
            {
                Lay(_search.Way(from, node => node == to, ThroughCost), roadClass);
            }
        }
        Straighten(30, node => web.RoadsAt(node).Any(edge => web.Classes[edge] is RoadClass.Primary));
        Straighten(16, node => web.RoadsAt(node).Any(edge => web.Classes[edge] is RoadClass.Secondary));
        RelaxUnused();
    }

    public void LayRoadsTo(IReadOnlyList<Place> places)
    {
        _search = new RoadSearch(web);
        foreach (var island in places.Where(place => place.Kind is PlaceKind.Island))
        {
            LayIslandTrack(island.Node);
        }
        LayMinorPublicRoads([.. places.Where(place => place.Kind is PlaceKind.Hamlet or PlaceKind.Holiday)]);
        foreach (var place in places.Where(place => place.Kind is PlaceKind.Farm))
        {
            var way = _search.Way(place.Node, web.HasRoad, GroundCost);
            double lengthM = way?.Sum(web.LengthM) ?? 0;
            bool isPublic = place.Addresses > 2 || lengthM > 1_500;
            Lay(
                way,
                isPublic ? RoadClass.Unclassified
                    : lengthM < 420 ? RoadClass.Service
                    : RoadClass.Track
            );
        }
    }

    /// <summary>Roads to the hamlets, between neighbouring hamlets, and onward over the border.</summary>
    private void LayMinorPublicRoads(Place[] hamlets)
    {
        foreach (var hamlet in hamlets)
        {
            Lay(_search.Way(hamlet.Node, web.HasRoad, GroundCost), RoadClass.Unclassified);
        }
        foreach (var hamlet in hamlets)
        {
            var from = web.Points[hamlet.Node];
            var neighbours = hamlets
                .Where(other => other.Node != hamlet.Node)
                .OrderBy(other => web.Points[other.Node].DistanceTo(from))
                .Take(3);
            foreach (var other in neighbours.Where(other => web.Points[other.Node].DistanceTo(from) < 4_500))
            {
                Lay(_search.Way(hamlet.Node, node => node == other.Node, ThroughCost), RoadClass.Unclassified);
            }
        }
        var outline = SampleShapes.Outline;
        for (int i = 0; i + 1 < outline.Length; i += 2)
        {
            var exit = new MapPoint((outline[i].X + outline[i + 1].X) / 2, (outline[i].Y + outline[i + 1].Y) / 2);
            int node = web.Nearest(exit, other => web.Town[other] < 0 && !web.HasRoad(other));
            if (web.Points[node].DistanceTo(exit) < 250)
            {
                Lay(_search.Way(node, web.HasRoad, GroundCost), RoadClass.Unclassified);
            }
        }
    }

    /// <summary>Links dead ends onward, where the way round is long.</summary>
    public void CloseLoops(int count)
    {
        int[] ends = [.. Nodes().Where(node => web.Town[node] < 0 && web.RoadsAt(node).Count() == 1)];
        random.Shuffle(ends);
        foreach (int end in ends)
        {
            if (count == 0)
            {
                return;
            }
            var way = _search.Way(
                end,
                node => web.HasRoad(node) && web.Points[node].DistanceTo(web.Points[end]) > 300,
                edge => web.Classes[edge] is null ? GroundCost(edge) : double.PositiveInfinity,
                2_600
            );
            if (way is null)
            {
                continue;
            }
            int last = Far(way, end);
            double limit = 3.5 * way.Sum(web.LengthM);
            double OnRoad(int edge) => web.Classes[edge] is null ? double.PositiveInfinity : web.LengthM(edge);
            if (_search.Way(end, node => node == last, OnRoad, limit) is null)
            {
                Lay(way, random.Chance(0.4) ? RoadClass.Unclassified : RoadClass.Track);
                count--;
            }
        }
    }

    public void LayForestTracks(double totalM)
    {
        double sum = Enumerable.Range(0, web.Edges.Count).Where(edge => web.Classes[edge] is not null).Sum(web.LengthM);
        int[] nodes = [.. Nodes().Where(node => web.Town[node] < 0)];
        random.Shuffle(nodes);
        foreach (int node in nodes)
        {
            if (sum >= totalM)
            {
                return;
            }
            if (web.HasRoad(node) || terrain.Fertility(web.Points[node]) > 0.75)
            {
                continue;
            }
            var way = _search.Way(node, web.HasRoad, GroundCost, 2_200);
            double lengthM = way?.Sum(web.LengthM) ?? 0;
            if (lengthM is > 330 and < 1_800)
            {
                Lay(way, RoadClass.Track);
                sum += lengthM;
            }
        }
    }

    public void SmoothMinorRoads() =>
        Straighten(4, node => web.RoadsAt(node).All(edge => web.Classes[edge] > RoadClass.Secondary));

    private IEnumerable<int> Nodes() => Enumerable.Range(0, web.Points.Count);

    /// <summary>A town's stop is a street corner, any other a countryside node.</summary>
    private bool IsStop(int node, MapPoint point) =>
        web.Town[node] >= 0 == SampleShapes.Localities.Any(town => town.Centre == point);

    private double ThroughCost(int edge) => GroundCost(edge) * (web.Classes[edge] < RoadClass.Service ? 0.6 : 1);

    private double GroundCost(int edge)
    {
        int from = web.Edges[edge].From;
        if (_roughness[from] == 0)
        {
            _roughness[from] = Math.Max(0.35, terrain.Roughness(web.Points[from]));
        }
        return web.LengthM(edge) * _roughness[from];
    }

    private void Lay(List<int>? way, RoadClass roadClass)
    {
        foreach (int edge in way ?? [])
        {
            web.Lay(edge, roadClass);
        }
    }

    private int Far(List<int> way, int start)
    {
        int node = start;
        for (int i = way.Count - 1; i >= 0; i--)
        {
            node = web.Other(way[i], node);
        }
        return node;
    }

    /// <summary>A track across the island, and one to its side.</summary>
    private void LayIslandTrack(int middle)
    {
        for (int arm = 0; arm < 3; arm++)
        {
            var from = web.Points[middle];
            Lay(
                _search.Way(middle, node => !web.HasRoad(node) && web.Points[node].DistanceTo(from) > 170, GroundCost),
                RoadClass.Track
            );
        }
    }

    /// <summary>Pulls each node of a road towards the middle of its neighbours, where the ground allows.</summary>
    private void Straighten(int rounds, Func<int, bool> isMeant)
    {
        int[] nodes = [.. Nodes().Where(node => web.Town[node] < 0 && isMeant(node) && web.RoadsAt(node).Count() > 1)];
        for (int round = 0; round < rounds; round++)
        {
            foreach (int node in nodes)
            {
                int[] near = [.. web.RoadsAt(node).Select(edge => web.Other(edge, node))];
                Pull(node, near, near.Length == 2 ? 0.5 : 0.15);
            }
        }
    }

    /// <summary>Ground beside a straightened road follows it, so that later roads still meet it at nodes.</summary>
    private void RelaxUnused()
    {
        bool[] beside = new bool[web.Points.Count];
        for (int hop = 0; hop < 3; hop++)
        {
            foreach (
                int node in Nodes().Where(node => beside[node] || (web.Town[node] < 0 && web.HasRoad(node))).ToList()
            )
            {
                foreach (int edge in web.EdgesAt(node))
                {
                    beside[web.Other(edge, node)] = true;
                }
            }
        }
        int[] loose = [.. Nodes().Where(node => beside[node] && web.Town[node] < 0 && !web.HasRoad(node))];
        for (int round = 0; round < 4; round++)
        {
            foreach (int node in loose)
            {
                Pull(node, [.. web.EdgesAt(node).Select(edge => web.Other(edge, node))], 0.4);
            }
        }
    }

    private void Pull(int node, int[] neighbours, double share)
    {
        if (neighbours.Length == 0)
        {
            return;
        }
        var point = web.Points[node];
        double x = neighbours.Average(other => web.Points[other].X),
            y = neighbours.Average(other => web.Points[other].Y);
        var pulled = MapPoint.Rounded(point.X + (x - point.X) * share, point.Y + (y - point.Y) * share);
        if (web.EdgesAt(node).All(edge => terrain.IsOpen(pulled, web.Points[web.Other(edge, node)])))
        {
            web.Points[node] = pulled;
            _roughness[node] = 0;
        }
    }
}
