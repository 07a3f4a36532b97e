using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>How the household's area stands, in counts that point at nobody, with a map; and asking the neighbours as their ambassador.</summary>
[WhoMay(Role.Resident)]
public sealed class AreaModel(
    HouseholdAccess access,
    HouseholdOffer offers,
    AreaProgress progress,
    PublicTakeUp takeUp,
    Volunteer volunteer,
    AmbassadorSheet sheets,
    AreaDrawing drawing,
    IStringLocalizer<SharedText> T
) : HouseholdPage
{
    /// <summary>The area; null outside every area.</summary>
    public AreaProgressView? Area { get; private set; }

    /// <summary>Those who have signed, and how many are missing; null outside every area.</summary>
    public SignedCount? Signed { get; private set; }

    /// <summary>Whether the person asks the neighbours.</summary>
    public bool IsAmbassador { get; private set; }

    /// <summary>Why it was not done, or null.</summary>
    public string? Sentence { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    /// <summary>The area with the household's own house marked: nobody else's house says anything.</summary>
    public async Task<IActionResult> OnGetPictureAsync(CancellationToken cancel) =>
        await PlaceAsync(cancel) is { AreaId: { } area } place
        && await drawing.OfAsync(area, (place.X, place.Y), cancel) is { } svg
            ? Content(svg, "image/svg+xml; charset=utf-8")
            : NotFound();

    public async Task<IActionResult> OnPostVolunteerAsync(CancellationToken cancel)
    {
        if (Visit.PersonId is not { } person)
        {
            Sentence = T["Berätta först vem ni är, under Mina uppgifter."];
            await ReadAsync(cancel);
            return Page();
        }
        await volunteer.RunAsync(Visit.PremisesId, person, Actor, cancel);
        return Redirect("/household/area#ambassador");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel)
    {
        if (Visit.PersonId is { } person && await sheets.OfAsync(Visit.PremisesId, person, cancel) is { } id)
            await volunteer.EndAsync(id, Actor, cancel);
        return Redirect("/household/area#ambassador");
    }

    private async Task<HouseholdPlace?> PlaceAsync(CancellationToken cancel) =>
        await OfferIdAsync(access, cancel) is { } id ? (await offers.RunAsync(id, cancel))?.Place : null;

    private async Task ReadAsync(CancellationToken cancel)
    {
        if (await PlaceAsync(cancel) is not { AreaId: { } area })
            return;
        Area = await progress.RunAsync(area, cancel);
        Signed = await takeUp.RunAsync(area, cancel);
        IsAmbassador =
            Visit.PersonId is { } person && await sheets.OfAsync(Visit.PremisesId, person, cancel) is not null;
    }
}
