using System.CommandLine;
using System.CommandLine.Parsing;
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
    private readonly Option<int?> addressesEpsg = new("--addresses-epsg")
    {
        Description =
            "Plane of the x and y columns of a CSV file of addresses: 3006 (SWEREF 99 TM, where not said), or 25829 to 25837.",
        HelpName = "CODE",
        CustomParser = Values.Plane,
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
        command.Add(words.addressesEpsg);
        command.Add(words.skipBadRows);
        words.RefuseIgnored();
        return words;
    }

    /// <summary>The files that the line names.</summary>
    public MapFiles Of(ParseResult line) =>
        new(line.GetRequiredValue(map))
        {
            OutlinePath = line.GetValue(area),
            AreasPath = line.GetValue(areas),
            AddressesPath = line.GetValue(addresses),
            AddressesEpsg = line.GetValue(addressesEpsg) ?? MapFiles.UsualEpsg,
            SkipBadRows = line.GetValue(skipBadRows),
        };

    /// <summary>Whether the line names the made-up municipality instead of a file.</summary>
    public static bool IsSample(SymbolResult? named) => named?.Tokens is [{ Value: MapFiles.Sample }];

    /// <summary>A word that would change nothing is a mistake that the person should know of.</summary>
    private void RefuseIgnored()
    {
        foreach (var option in (Option[])[area, areas, addresses])
            option.Validators.Add(line =>
            {
                if (IsSample(line.GetResult(map)))
                    line.AddError(
                        $"{option.Name} goes with a map's file: the sample has its own outline, areas and addresses, so leave it out."
                    );
            });
        foreach (var option in (Option[])[addressesEpsg, skipBadRows])
            option.Validators.Add(line =>
            {
                // A switch that nobody typed is there too, as off.
                if (!line.Implicit && line.GetResult(addresses) is null)
                    line.AddError($"{option.Name} goes with --addresses FILE: name the file, or leave it out.");
            });
        addressesEpsg.Validators.Add(line =>
        {
            if (line.GetResult(addresses)?.Tokens is [{ Value: var file }] && NamesItsPlane(file))
                line.AddError($"{addressesEpsg.Name} is for CSV files: {file} says its plane itself, so leave it out.");
        });
    }

    private static bool NamesItsPlane(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is ".gpkg" or ".geojson" or ".json";
}
