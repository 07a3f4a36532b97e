using System.Globalization;

namespace Byfiber.Planning.Sources.Osm;

/// <summary>What OSM's tags say about who is at a place: dwellings, workplaces, holiday homes.</summary>
internal static class OsmUnits
{
    // Amenities that nobody works at, or that need no line of their own.
    // csharpier-ignore
    private static readonly HashSet<string> s_unstaffed = new(StringComparer.Ordinal)
    {
        "atm", "bench", "bicycle_parking", "charging_station", "clock", "fountain", "grave_yard", "hunting_stand",
        "parking", "parking_space", "post_box", "recycling", "shelter", "telephone", "toilets", "vending_machine",
        "waste_basket", "waste_disposal", "drinking_water", "bbq", "parcel_locker",
    };

    // csharpier-ignore
    private static readonly HashSet<string> s_homes = new(StringComparer.Ordinal)
    {
        "house", "detached", "semidetached_house", "residential", "apartments", "terrace", "farm", "farmhouse", "dormitory",
    };

    // csharpier-ignore
    private static readonly HashSet<string> s_workBuildings = new(StringComparer.Ordinal)
    {
        "commercial", "industrial", "office", "retail", "warehouse", "supermarket", "kiosk", "hotel", "school",
        "kindergarten", "university", "college", "hospital", "civic", "public", "government", "fire_station", "church",
        "chapel", "sports_hall", "sports_centre", "train_station", "museum", "service",
    };

    // csharpier-ignore
    private static readonly HashSet<string> s_holidayBuildings = new(StringComparer.Ordinal)
    {
        "cabin", "bungalow", "summer_house", "summer_cottage", "static_caravan", "allotment_house",
    };

    // Buildings that get no line of their own when buildings stand in for missing addresses.
    // csharpier-ignore
    private static readonly HashSet<string> s_auxiliary = new(StringComparer.Ordinal)
    {
        "garage", "garages", "carport", "shed", "farm_auxiliary", "barn", "stable", "sty", "cowshed", "greenhouse", "roof",
        "hut", "ruins", "silo", "storage_tank", "slurry_tank", "bunker", "boathouse", "toilets", "transformer_tower",
        "water_tower", "windmill", "tower", "construction", "collapsed", "outbuilding", "container", "tent", "service",
        "digester", "hangar", "riding_hall", "bridge", "gatehouse", "grandstand", "pavilion", "parking",
    };

    /// <summary>Whether a building of this kind may stand in for a missing address.</summary>
    public static bool CanStandIn(string? kind) => kind is null || !s_auxiliary.Contains(kind);

    /// <summary>The units that the tags tell of, or null when they tell nothing.</summary>
    public static Units? Of(OsmTags tags)
    {
        var building = tags["building"];
        var dwellings = Flats(tags);
        var works = IsWorkplace(tags) || (building is not null && s_workBuildings.Contains(building));
        if (building is not null && s_holidayBuildings.Contains(building) || tags["tourism"] is "chalet")
        {
            return new Units(0, works ? 1 : 0, Math.Max(1, dwellings ?? 1));
        }
        if (dwellings is null && building is not null && s_homes.Contains(building))
        {
            // An apartment house holds at least two; how many more is not known here.
            dwellings = building == "apartments" ? 2 : 1;
        }
        return dwellings is null && !works ? null : new Units(dwellings ?? 0, works ? 1 : 0, 0);
    }

    /// <summary>How many addresses a house number names: "12;14" two, "12-16" one (what lies between is not known).</summary>
    public static int Numbers(string houseNumber) =>
        Math.Max(
            1,
            houseNumber.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length
        );

    private static bool IsWorkplace(OsmTags tags) =>
        tags.Has("office")
        || tags.Has("craft")
        || (tags["shop"] is { } shop && shop != "vacant")
        || tags.Has("healthcare")
        || (tags["amenity"] is { } amenity && !s_unstaffed.Contains(amenity))
        || tags["tourism"] is "hotel" or "hostel" or "guest_house" or "museum" or "camp_site";

    private static int? Flats(OsmTags tags)
    {
        if (Whole(tags["building:flats"]) is { } flats)
        {
            return flats;
        }
        // "1-8;10" names nine flats.
        var count = 0;
        foreach (var part in (tags["addr:flats"] ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            count +=
                ends.Length == 2 && Whole(ends[0]) is { } from && Whole(ends[1]) is { } to && to >= from
                    ? to - from + 1
                    : 1;
        }
        return count == 0 ? null : count;
    }

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 2000
            ? value
            : null;
}
