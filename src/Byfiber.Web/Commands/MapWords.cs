using System.CommandLine;
using Byfiber.Web.Hosting;

namespace Byfiber.Web.Commands;

/// <summary>The words that name a map on the command line, the same for every command that reads one.</summary>
internal sealed class MapWords
{
    private readonly Argument<string> map = new("MAP")
    {
        Description =
            "A map (.osm.pbf, .osm, .osm.gz), or the word \"sample\" for a made-up municipality of 4,004 addresses.",
    };
    private readonly Option<string?> area = new("--area")
    {
        Description = "GeoJSON outline: only what lies inside is read.",
        HelpName = "FILE",
    };
    private readonly Option<string?> areas = new("--areas")
    {
        Description = "GeoJSON polygons of the rollout areas in build order, each with a \"name\".",
        HelpName = "FILE",
    };
    private readonly Option<string?> addresses = new("--addresses")
    {
        Description = "Addresses (.csv, .geojson, .gpkg) instead of the map's own.",
        HelpName = "FILE",
    };
    private readonly Option<bool> skipBadRows = new("--skip-bad-rows")
    {
        Description = "Leave bad rows of the address file out, and list them, instead of refusing it.",
    };

    /// <summary>Lets a command take these words.</summary>
    public static MapWords AddTo(Command command)
    {
        var words = new MapWords();
        command.Add(words.map);
        command.Add(words.area);
        command.Add(words.areas);
        command.Add(words.addresses);
        command.Add(words.skipBadRows);
        return words;
    }

    /// <summary>The files that the line names.</summary>
    public MapFiles Of(ParseResult line) =>
        new(line.GetRequiredValue(map))
        {
            OutlinePath = line.GetValue(area),
            AreasPath = line.GetValue(areas),
            AddressesPath = line.GetValue(addresses),
            SkipBadRows = line.GetValue(skipBadRows),
        };
}
