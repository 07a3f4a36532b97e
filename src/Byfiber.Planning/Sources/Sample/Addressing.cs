using System.Globalization;
using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>
/// Names streets and villages and numbers the houses: odd numbers left and even ones right along a street, one after the
/// other in a village; no two houses share a name and number.
/// </summary>
internal sealed class Addressing(
    List<RoadLine> roads,
    IReadOnlyList<Home> homes,
    SampleNames names,
    SampleRandom random
)
{
    private readonly Premises?[] _premises = new Premises?[homes.Count];
    private readonly Dictionary<string, int> _propertyUnits = new(StringComparer.Ordinal);

    public IReadOnlyList<Premises> Addressed(IReadOnlyList<(Place Place, MapPoint Middle)> places)
    {
        var byTown = homes
            .Select((home, i) => (home, i))
            .Where(entry => entry.home.Town >= 0)
            .GroupBy(entry => entry.home.Town);
        foreach (var town in byTown.OrderBy(town => town.Key))
        {
            int rank = 0;
            foreach (
                var street in town.GroupBy(entry => entry.home.Road)
                    .OrderByDescending(s => s.Count())
                    .ThenBy(s => s.Key)
            )
            {
                roads[street.Key].Name = StreetName(town.Key, rank++);
                NumberStreet(roads[street.Key].Name!, town.Key, rank, [.. street.Select(entry => entry.i)]);
            }
        }
        NumberVillages(places);
        return [.. _premises.Select(premises => premises!)];
    }

    private string StreetName(int town, int rank)
    {
        if (town == 0 || rank > 0)
        {
            return town == 0 && rank < 15 ? names.MainStreet() : names.Street();
        }
        string name = SampleShapes.Localities[town].Name;
        return name.EndsWith('n') ? name[..^1] + "vägen"
            : name.EndsWith('e') || name.EndsWith('ö') ? name + "vägen"
            : name + "svägen";
    }

    private void NumberStreet(string name, int town, int block, int[] members)
    {
        foreach (int side in new[] { -1, 1 })
        {
            int number = side < 0 ? 1 : 2;
            var lots = members
                .Where(i => homes[i].Side == side)
                .GroupBy(i => homes[i].Lot)
                .OrderBy(lot => lot.Min(i => homes[i].AlongM))
                .ThenBy(lot => lot.Key);
            foreach (var lot in lots)
            {
                int[] doors = [.. lot.OrderBy(i => homes[i].AlongM)];
                string property = NextProperty(SampleShapes.Localities[town].Name, block);
                for (int door = 0; door < doors.Length; door++)
                {
                    string letter = doors.Length == 1 ? "" : ((char)('A' + door)).ToString();
                    string text = string.Create(CultureInfo.InvariantCulture, $"{name} {number}{letter}");
                    Give(doors[door], text, SampleShapes.Localities[town], property, isTown: true);
                }
                number += random.Chance(0.06) ? 4 : 2;
            }
        }
    }

    private void NumberVillages(IReadOnlyList<(Place Place, MapPoint Middle)> places)
    {
        var villages = places
            .Where(entry => entry.Place.Kind is not PlaceKind.Farm || entry.Place.Addresses > 2 || random.Chance(0.2))
            .Select(entry =>
                (
                    entry.Middle,
                    Name: entry.Place.Kind is PlaceKind.Hamlet or PlaceKind.Farm ? names.Village() : names.Shore()
                )
            )
            .ToList();
        var members = homes
            .Select((home, i) => (Home: home, Index: i))
            .Where(entry => entry.Home.Town < 0)
            .GroupBy(entry => villages.MinBy(village => village.Middle.DistanceTo(entry.Home.Point)).Name);
        foreach (var village in members)
        {
            int number = 0;
            int block = 1;
            foreach (
                var (home, i) in village
                    .OrderBy(entry => entry.Home.Road)
                    .ThenBy(entry => entry.Home.AlongM)
                    .ThenBy(entry => entry.Index)
            )
            {
                number += random.Chance(0.08) ? 2 : 1;
                block += random.Chance(0.3) ? 1 : 0;
                var locality = SampleShapes.Localities.MinBy(town => town.Centre.DistanceTo(home.Point))!;
                string text = string.Create(CultureInfo.InvariantCulture, $"{village.Key} {number}");
                Give(i, text, locality, NextProperty(village.Key, block), isTown: false);
            }
        }
    }

    /// <summary>Trakt, block and unit: "Vingåker Lyttersta 2:3".</summary>
    private string NextProperty(string trakt, int block)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"Vingåker {trakt} {block}");
        int unit = _propertyUnits[key] = _propertyUnits.GetValueOrDefault(key) + 1 + random.Below(3);
        return string.Create(CultureInfo.InvariantCulture, $"{key}:{unit}");
    }

    private void Give(int home, string text, SampleLocality locality, string property, bool isTown)
    {
        bool isVingakerRural = !isTown && locality == SampleShapes.Localities[0];
        _premises[home] = new Premises(
            string.Create(CultureInfo.InvariantCulture, $"sample:a{home + 1}"),
            homes[home].Point,
            text
        )
        {
            Units = homes[home].Units,
            Postcode = isVingakerRural ? "643 92" : locality.Postcode,
            Locality = locality.Name,
            Property = property,
        };
    }
}
