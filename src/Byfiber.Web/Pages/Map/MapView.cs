using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Map;

/// <summary>A name and where it stands, degrees.</summary>
public sealed record MapName(string Name, double Lon, double Lat);

/// <summary>A thing that the map opens at once: its position and the address of its details.</summary>
public sealed record MapSelection(double Lon, double Lat, string Path);

/// <summary>What a map in a page shows. <c>Assets/map/settings.ts</c> reads the same members.</summary>
public sealed record MapView
{
    /// <summary>The plan on the map; null shows the municipality alone.</summary>
    public long? RevisionId { get; init; }

    /// <summary>Where the tiles of the map itself are, with {z}, {x} and {y}.</summary>
    public required string MapTiles { get; init; }

    /// <summary>The deepest zoom that tiles are made for.</summary>
    public required int DeepestZoom { get; init; }

    /// <summary>West, south, east, north; degrees.</summary>
    public required double[] Bounds { get; init; }

    /// <summary>Where the tiles of the plan are; null without one.</summary>
    public string? PlanTiles { get; init; }

    /// <summary>Credit that must stand on the map, or empty.</summary>
    public required string Attribution { get; init; }

    /// <summary>Where the areas' names stand.</summary>
    public required IReadOnlyList<MapName> AreaNames { get; init; }

    /// <summary>False for a picture beside a text.</summary>
    public bool Controls { get; init; }

    /// <summary>What to open at once.</summary>
    public MapSelection? Selected { get; init; }

    /// <summary>The same as a drawing, for those without script.</summary>
    public string PicturePath =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/map/picture?revision={RevisionId}&west={Bounds[0]}&south={Bounds[1]}&east={Bounds[2]}&north={Bounds[3]}"
        );

    /// <summary>The settings that the script takes, with its texts in the visitor's language.</summary>
    public string ToJson(IStringLocalizer<SharedText> T) =>
        JsonSerializer.Serialize(
            new
            {
                MapTiles,
                PlanTiles,
                DeepestZoom,
                Bounds,
                Attribution,
                AreaNames,
                Controls,
                Selected,
                SiteWord = T["Teknikhus"].Value,
                Texts = Texts(T),
            },
            JsonSerializerOptions.Web
        );

    private static Dictionary<string, string> Texts(IStringLocalizer<SharedText> T) =>
        new(StringComparer.Ordinal)
        {
            ["Map.Title"] = T["Karta"],
            ["NavigationControl.ZoomIn"] = T["Zooma in"],
            ["NavigationControl.ZoomOut"] = T["Zooma ut"],
            ["AttributionControl.ToggleAttribution"] = T["Visa varifrån kartan kommer"],
            ["CooperativeGesturesHandler.WindowsHelpText"] = T["Håll ner Ctrl och rulla för att zooma kartan"],
            ["CooperativeGesturesHandler.MacHelpText"] = T["Håll ner ⌘ och rulla för att zooma kartan"],
            ["CooperativeGesturesHandler.MobileHelpText"] = T["Flytta kartan med två fingrar"],
        };
}
