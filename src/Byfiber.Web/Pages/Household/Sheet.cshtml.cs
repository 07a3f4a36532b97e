using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Byfiber.Web.Pages.Public;
using Microsoft.AspNetCore.Mvc;

namespace Byfiber.Web.Pages.Household;

/// <summary>An ambassador's sheet to print: counts and words, nobody's name or answer.</summary>
[WhoMay(Role.Resident)]
public sealed class SheetModel(AmbassadorSheet sheets, PrintSheet print, PublicTakeUp takeUp, HostSettings settings)
    : HouseholdPage
{
    /// <summary>The area.</summary>
    public AreaProgressView Area { get; private set; } = null!;

    /// <summary>Those who have signed.</summary>
    public SignedCount? Signed { get; private set; }

    /// <summary>The area's public page.</summary>
    public string Address => FormattableString.Invariant($"{Site}/places/{Area.AreaId}");

    private string Site => PublicSite.Of(settings, Request);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ReadAsync(cancel) ? Page() : Redirect("/household/area");

    /// <summary>The same as a sheet to print or to pin up.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancel) =>
        await ReadAsync(cancel)
        && Signed is { } signed
        && await print.RunAsync(Area.AreaId, signed.Signed, signed.Needed, Site, cancel) is { } pdf
            ? File(pdf, "application/pdf", "fiber.pdf")
            : Redirect("/household/area");

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (
            Visit.PersonId is not { } person
            || await sheets.OfAsync(Visit.PremisesId, person, cancel) is not { } id
            || await sheets.RunAsync(id, cancel) is not { Area: { } area }
        )
            return false;
        Area = area;
        Signed = await takeUp.RunAsync(area.AreaId, cancel);
        return true;
    }
}
