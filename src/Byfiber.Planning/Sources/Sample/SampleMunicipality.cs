using System.Globalization;
using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>
/// A made-up municipality for the demo, the tests and the pictures: shaped after Vingåker's published figures (address
/// points, localities and their rough places, five rollout areas, how far houses stand from roads), every road, lake, house
/// and name invented. <c>docs/sample.md</c> says what is fitted to what.
/// </summary>
public static class SampleMunicipality
{
    /// <summary>Vingåker's address points in September 2020.</summary>
    public const int AddressPoints = 4_004;

    private const double RoadNetworkM = 720_000;

    /// <summary>Makes the municipality; the same seed gives the same one, to the last digit, on every machine.</summary>
    public static MapData Generate(ulong seed = 1)
    {
        var random = new SampleRandom(seed);
        var terrain = new Terrain(random);
        var web = new RoadWeb();
        StreetPlan[] towns = [.. SampleShapes.Localities.Select(locality => new StreetPlan(locality, random))];
        for (int town = 0; town < towns.Length; town++)
        {
            towns[town].Lay(web, terrain, town);
        }
        Countryside.AddCandidates(web, terrain, towns, random);
        var growth = new RoadGrowth(web, terrain, random);
        growth.LayThroughRoads();
        int ruralAddresses = AddressPoints - SampleShapes.Localities.Sum(locality => locality.Addresses);
        var places = new Places(web, terrain, towns, random).Choose(ruralAddresses);
        growth.LayRoadsTo(places);
        growth.CloseLoops(190);
        growth.LayForestTracks(RoadNetworkM);
        growth.SmoothMinorRoads();

        var roads = RoadLines.From(web, terrain);
        var settlement = new Settlement(roads, terrain, random);
        for (int town = 0; town < towns.Length; town++)
        {
            settlement.SettleTown(town, towns[town]);
        }
        settlement.SettleCountryside(places, web, AddressPoints);
        var addressing = new Addressing(roads, settlement.Homes, new SampleNames(random), random);
        return new MapData
        {
            Name = "Vingåker (påhittad exempelkommun)",
            Crs = Crs.Sweref99Tm,
            Synthetic = true,
            Premises = addressing.Addressed([.. places.Select(place => (place, web.Points[place.Node]))]),
            Roads = [.. roads.Concat(settlement.Drives).Select(Finished)],
            Buildings = new Builder(terrain, settlement.Index, settlement.Occupied, random).Built(settlement.Homes),
            Waters = terrain.Waters,
            Areas = Areas(),
            Outline = [new Polygon(SampleShapes.Outline, [])],
        };
    }

    private static Road Finished(RoadLine line, int index)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"sample:r{index + 1}");
        bool isPaved = line.Town >= 0 || line.Class <= RoadClass.Secondary;
        bool isGravel = line.Class is RoadClass.Track or RoadClass.Service;
        return new Road(id, line.Class, line.Name, line.Points)
        {
            Surface =
                isPaved ? Surface.Paved
                : isGravel ? Surface.Unpaved
                : Surface.Unknown,
        };
    }

    private static List<Area> Areas()
    {
        var shaped = SampleShapes.Areas;
        var areas = shaped
            .Select((area, i) => new Area($"sample:area{i + 1}", area.Name, i + 1, [new Polygon(area.Ring, [])]))
            .ToList();
        var rest = new Polygon(SampleShapes.Outline, [.. shaped.Select(area => area.Ring)]);
        areas.Add(new Area($"sample:area{areas.Count + 1}", "Landsbygden", areas.Count + 1, [rest]));
        return areas;
    }
}
