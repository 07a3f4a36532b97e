using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Public;
using Microsoft.AspNetCore.Mvc;

namespace Byfiber.Web.Pages.Household;

/// <summary>An ambassador's sheet to print: counts and words, nobody's name or answer.</summary>
[WhoMay(Role.Resident)]
public sealed class SheetModel(AmbassadorSheet sheets, PublicTakeUp takeUp) : HouseholdPage
{
    /// <summary>The area.</summary>
    public AreaProgressView Area { get; private set; } = null!;

    /// <summary>Those who have signed.</summary>
    public SignedCount? Signed { get; private set; }

    /// <summary>The area's public page.</summary>
    public string Address => FormattableString.Invariant($"{Request.Scheme}://{Request.Host}/places/{Area.AreaId}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (
            Visit.PersonId is not { } person
            || await sheets.OfAsync(Visit.PremisesId, person, cancel) is not { } id
            || await sheets.RunAsync(id, cancel) is not { Area: { } area }
        )
            return Redirect("/household/area");
        Area = area;
        Signed = await takeUp.RunAsync(area.AreaId, cancel);
        return Page();
    }
}
