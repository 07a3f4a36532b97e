using Byfiber.Core.Offers;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Household;

/// <summary>Somebody who belongs to several premises says which. Which there are to choose from came sealed from the sign-in.</summary>
[WhoMay(Anybody = true)]
public sealed class ChooseModel(SealedForm forms) : PageModel
{
    /// <summary>The choices.</summary>
    public IReadOnlyList<TiedPremises> Homes { get; private set; } = [];

    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        if (ChooseForm.Read(HttpContext, forms) is not { } choices)
            return Redirect("/household/sign-in");
        Homes = choices.Homes;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int home)
    {
        if (ChooseForm.Read(HttpContext, forms) is not { } choices || home < 0 || home >= choices.Homes.Count)
            return Redirect("/household/sign-in");
        await HttpContext.SignInResidentAsync(VisitOf(choices.Homes[home], choices.Way, choices.At, choices.Identity));
        return Redirect("/household");
    }

    /// <summary>The visit of somebody who proved at a moment who they are, however much later they chose.</summary>
    internal static HouseholdVisit VisitOf(
        TiedPremises home,
        ResidentWay way,
        DateTime at,
        VouchedIdentity? identity = null
    ) =>
        new()
        {
            PremisesId = home.PremisesId,
            PersonId = home.PersonId,
            Way = way,
            SignedInAt = at,
            Proof = new PersonProof
            {
                PersonId = home.PersonId,
                At = at,
                Identity = identity,
            },
        };
}
