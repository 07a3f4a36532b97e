namespace Byfiber.Planning.Sources.Sample;

/// <summary>Made-up but plausible Swedish names; each is handed out once.</summary>
internal sealed class SampleNames
{
    private static readonly string[] MainStreets =
    [
        "Storgatan",
        "Köpmangatan",
        "Kyrkogatan",
        "Järnvägsgatan",
        "Skolgatan",
        "Bruksgatan",
        "Torggatan",
        "Västra gatan",
        "Östra gatan",
        "Parkgatan",
        "Stationsgatan",
        "Smedjegatan",
        "Ringvägen",
        "Kvarngatan",
        "Prästgatan",
    ];

    private static readonly string[] StreetStems =
    [
        "Björk",
        "Ek",
        "Lönn",
        "Asp",
        "Tall",
        "Gran",
        "Alm",
        "Ask",
        "Hassel",
        "Rönn",
        "Hägg",
        "Lind",
        "Syren",
        "En",
        "Sälg",
        "Lärk",
        "Svan",
        "Trast",
        "Fink",
        "Duv",
        "Gök",
        "Ugle",
        "Svale",
        "Tärn",
        "Stare",
        "Ejder",
        "Hök",
        "Falk",
        "Orr",
        "Räv",
        "Hare",
        "Älg",
        "Igelkotts",
        "Ekorr",
        "Bäver",
        "Lo",
        "Mård",
        "Blåklints",
        "Smultron",
        "Hallon",
        "Lingon",
        "Blåbärs",
        "Viol",
        "Ros",
        "Tulpan",
        "Lilje",
        "Klöver",
        "Ljung",
        "Vitsippe",
        "Prästkrage",
        "Äng",
        "Back",
        "Berg",
        "Dal",
        "Källar",
        "Mos",
        "Strand",
        "Sjö",
        "Å",
        "Brunns",
        "Damm",
        "Hag",
        "Gärdes",
        "Åker",
        "Loge",
        "Hästhage",
        "Ladu",
        "Vagnmakar",
        "Garvar",
        "Skräddar",
        "Snickar",
        "Murar",
        "Målar",
        "Skomakar",
        "Vävar",
        "Spinnar",
        "Fabriks",
        "Mejeri",
        "Såg",
        "Tegelbruks",
        "Kardmakar",
        "Hantverkar",
        "Ritar",
        "Sport",
        "Idrotts",
        "Klock",
        "Lärar",
        "Doktors",
        "Apotekar",
        "Fogde",
        "Läns",
        "Härads",
        "Sol",
        "Mån",
        "Norrskens",
        "Höst",
        "Vår",
        "Sommar",
        "Vinter",
    ];

    private static readonly string[] StreetEnds = ["vägen", "gatan", "stigen", "gränd"];

    private static readonly string[] VillageStems =
    [
        "Lytt",
        "Häl",
        "Berg",
        "Ek",
        "Björk",
        "Sten",
        "Väst",
        "Norr",
        "Söder",
        "Öst",
        "Hag",
        "Ask",
        "Al",
        "Lind",
        "Ram",
        "Kil",
        "Spång",
        "Skog",
        "Äng",
        "Mar",
        "Hult",
        "Ull",
        "Frö",
        "Tor",
        "Inge",
        "Gun",
        "Rag",
        "Sig",
        "Ing",
        "Alm",
        "Ber",
        "Död",
        "Frig",
        "Gal",
        "Hjort",
        "Kolm",
        "Lång",
        "Mo",
        "Näs",
        "Ol",
        "Pers",
        "Råd",
        "Säf",
        "Tal",
        "Vad",
        "Vig",
        "Ås",
        "Ölm",
        "Ör",
        "Kull",
    ];

    private static readonly string[] VillageEnds =
    [
        "ersta",
        "torp",
        "by",
        "sta",
        "hult",
        "tuna",
        "lunda",
        "boda",
        "berga",
        "inge",
        "åker",
        "vreten",
        "gården",
        "backen",
    ];

    private static readonly string[] ShoreEnds = ["viken", "udden", "näset", "sundet", "holmen", "stranden"];

    private readonly Queue<string> _mainStreets = new(MainStreets);
    private readonly Queue<string> _streets;
    private readonly Queue<string> _villages;
    private readonly Queue<string> _shores;

    public SampleNames(SampleRandom random)
    {
        _streets = Combined(random, StreetStems, StreetEnds);
        _villages = Combined(random, VillageStems, VillageEnds);
        _shores = Combined(random, VillageStems, ShoreEnds);
    }

    public string MainStreet() => _mainStreets.TryDequeue(out string? name) ? name : Street();

    public string Street() => _streets.Dequeue();

    public string Village() => _villages.Dequeue();

    public string Shore() => _shores.Dequeue();

    private static Queue<string> Combined(SampleRandom random, string[] stems, string[] ends)
    {
        List<string> names = [.. stems.SelectMany(stem => ends.Select(end => Spelled(stem + end)))];
        random.Shuffle(names);
        return new Queue<string>(names);
    }

    /// <summary>Swedish writes no consonant three times.</summary>
    private static string Spelled(string name)
    {
        for (int i = 2; i < name.Length; i++)
        {
            if (name[i] == name[i - 1] && name[i] == name[i - 2])
            {
                return name.Remove(i, 1);
            }
        }
        return name;
    }
}
