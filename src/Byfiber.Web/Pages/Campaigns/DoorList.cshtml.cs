using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.Offers.Documents;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning.Geometry;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Map;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>The doors of an area to knock on, in walking order, on the page and on paper. It holds no names.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class DoorListModel(
    CampaignDetails campaigns,
    DoorList doors,
    MapFeatures features,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : PageModel
{
    /// <summary>How much ground is shown around the outermost doors, metres.</summary>
    private const double Around = 150;

    public CampaignView View { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public long? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public DoorChoice Whom { get; set; }

    public DoorWalk Walk { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel) =>
        await ReadAsync(id, cancel) ? Page() : NotFound();

    /// <summary>The walk as a drawing.</summary>
    public async Task<IActionResult> OnGetMapAsync(long id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel) || Walk.Doors.Count == 0)
            return NotFound();
        var box = Ground();
        var drawing = new MapDrawing(box);
        foreach (var water in await features.WatersAsync(box, cancel))
            drawing.Shape("water", water.Shape);
        foreach (var road in await features.RoadsAsync(box, null, cancel))
            drawing.Shape("road", road.Shape);
        drawing.Walk([.. Walk.Doors.Select(door => (door.X, door.Y))]);
        return Content(drawing.ToSvg(), "image/svg+xml; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPdfAsync(long id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel) || Walk.Doors.Count == 0)
            return NotFound();
        var roads = await features.RoadsAsync(Ground(), null, cancel);
        var first = Walk.Doors[0];
        var pdf = new MemoryStream();
        DoorListPdf.Write(
            pdf,
            CallingLists.Heading(View, Area, User.DisplayName() ?? User.Actor(), time),
            [
                .. Walk.Doors.Select(door => new Door(
                    door.Address,
                    OfferReference.Of(door.OfferId),
                    new(door.X, door.Y),
                    Facts(door)
                )),
            ],
            new RoadsAround(
                [
                    .. roads
                        .SelectMany(road =>
                            Enumerable.Range(0, road.Shape.NumGeometries).Select(road.Shape.GetGeometryN)
                        )
                        .Select(line => line.Coordinates.Select(at => new MapPoint(at.X, at.Y)).ToArray())
                        .Where(line => line.Length > 1),
                ],
                new MapPoint(first.X, first.Y)
            )
        );
        pdf.Position = 0;
        return File(pdf, "application/pdf", string.Create(CultureInfo.InvariantCulture, $"doors-{id}.pdf"));
    }

    private string Facts(DoorLine door) =>
        door.LatestContact is { } latest
            ? $"{OfferWords.Of(T, latest.Channel)}: {OfferWords.Of(T, latest.Outcome)}, {CallingLists.Day(latest.At)}"
            : T["Ingen kontakt än"];

    private Box Ground() =>
        new(
            Walk.Doors.Min(door => door.X) - Around,
            Walk.Doors.Min(door => door.Y) - Around,
            Walk.Doors.Max(door => door.X) + Around,
            Walk.Doors.Max(door => door.Y) + Around
        );

    private async Task<bool> ReadAsync(long id, CancellationToken cancel)
    {
        if (await campaigns.RunAsync(id, cancel) is not { } found)
            return false;
        View = found;
        Walk = await doors.RunAsync(id, Area, Whom, cancel);
        return true;
    }
}
