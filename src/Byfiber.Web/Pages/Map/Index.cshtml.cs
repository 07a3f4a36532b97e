using System.Globalization;
using System.Text.Json;
using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Planning;
using Byfiber.Planning.Geometry;
using Byfiber.Web.Access;
using Byfiber.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Byfiber.Web.Pages.Map;

/// <summary>The map: the municipality and a plan, search, details, and the drawing of areas.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew)]
[WhoMayChange(Role.Coordinator, Role.Planner)]
public sealed class IndexModel(
    MapViews views,
    RevisionDetails revisions,
    SearchAddresses search,
    PremisesInPlan premisesInPlan,
    AreaDetails areas,
    SaveArea saveArea,
    CurrentPlane plane
) : PageModel
{
    private const int MostFinds = 12;
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>The map; null before the first import.</summary>
    public MapView? View { get; private set; }

    /// <summary>All plans, newest first.</summary>
    public IReadOnlyList<RevisionLine> Revisions { get; private set; } = [];

    /// <summary>The plan on the map: the one asked for, else the adopted one, else the newest.</summary>
    public RevisionLine? Shown { get; private set; }

    /// <summary>What the search without script found; null when nothing was searched for.</summary>
    public IReadOnlyList<FoundAddress>? Found { get; private set; }

    /// <summary>The area that is being edited, or null.</summary>
    public AreaFigures? Edited { get; private set; }

    /// <summary>The outline in the drawing as GeoJSON in degrees; null for a new one.</summary>
    public string? EditedShape { get; private set; }

    /// <summary>The name in the drawing's form.</summary>
    public string? EditedName { get; private set; }

    /// <summary>Why an area was not saved, or null.</summary>
    public string? Refusal { get; private set; }

    [BindProperty(SupportsGet = true)]
    public long? Revision { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>A premises to open at once.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Premises { get; set; }

    /// <summary>An area to edit.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Area { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (View is null)
            return Page();
        if (Query is { Length: > 0 } query)
            Found = await FindAsync(query, cancel);
        if (Area is not { } areaId)
            return Page();
        Edited = (await areas.ListAsync(cancel)).FirstOrDefault(area => area.Id == areaId);
        if (Edited is null)
            return NotFound();
        EditedName = Edited.Name;
        EditedShape = JsonSerializer.Serialize(
            GeoJsonShapes.ToDegrees(Edited.Shape, await plane.GetAsync(cancel)),
            GeoJson
        );
        return Page();
    }

    /// <summary>Suggestions for the search box.</summary>
    public async Task<IActionResult> OnGetFindAsync(CancellationToken cancel) =>
        new JsonResult(await FindAsync(Query ?? "", cancel), JsonSerializerOptions.Web);

    public async Task<IActionResult> OnPostAreaAsync(string? name, string? shape, CancellationToken cancel)
    {
        try
        {
            var polygons = GeoJsonShapes.ToPlane(Parsed(shape), await plane.GetAsync(cancel));
            var id = await saveArea.RunAsync(Area, name ?? "", polygons, User.Actor(), cancel);
            return RedirectToPage("/Areas/Details", new { id });
        }
        catch (Exception refusal) when (refusal is RefusedException or PlanningException)
        {
            await ReadAsync(cancel);
            (Refusal, EditedName, EditedShape) = (refusal.Message, name, shape);
            return Page();
        }
    }

    private static Geometry? Parsed(string? shape)
    {
        try
        {
            return string.IsNullOrEmpty(shape) ? null : JsonSerializer.Deserialize<Geometry>(shape, GeoJson);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new PlanningException("The outline is not GeoJSON: draw it again.", e);
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Revisions = await revisions.ListAsync(cancel: cancel);
        Shown =
            Revisions.FirstOrDefault(line => line.Revision.Id == Revision)
            ?? Revisions.FirstOrDefault(line => line.Adopted)
            ?? (Revisions is [var newest, ..] ? newest : null);
        View = await views.PictureAsync(Shown?.Revision.Id, cancel);
        if (View is not null)
            View = View with { Controls = true, Selected = await SelectedAsync(cancel) };
    }

    private async Task<MapSelection?> SelectedAsync(CancellationToken cancel)
    {
        if (Premises is not { } id || await premisesInPlan.RunAsync(id, Shown?.Revision.Id, cancel) is not { } card)
            return null;
        var at = (await plane.GetAsync(cancel)).Unproject(new MapPoint(card.Premises.X, card.Premises.Y));
        return new MapSelection(at.Lon, at.Lat, DetailsPath(id));
    }

    private async Task<IReadOnlyList<FoundAddress>> FindAsync(string query, CancellationToken cancel)
    {
        if (await plane.FindAsync(cancel) is not { } crs)
            return [];
        var finds = await search.RunAsync(query, MostFinds, cancel);
        return [.. finds.Select(find => Of(find, crs))];
    }

    private FoundAddress Of(AddressFind find, Crs crs)
    {
        var at = crs.Unproject(new MapPoint(find.X, find.Y));
        string?[] parts = [find.Address, find.Locality];
        var address = string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
        return new FoundAddress(find.PremisesId, address, at.Lon, at.Lat, DetailsPath(find.PremisesId));
    }

    private string DetailsPath(long id) =>
        string.Create(CultureInfo.InvariantCulture, $"/map/premises/{id}?revision={Revision ?? Shown?.Revision.Id}");
}

/// <summary>An address that was found, degrees. <c>Assets/map/search.ts</c> reads the same members.</summary>
public sealed record FoundAddress(long Id, string Address, double Lon, double Lat, string Path);
