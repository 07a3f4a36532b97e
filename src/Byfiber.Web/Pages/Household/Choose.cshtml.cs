using Byfiber.Core.Offers;
using Byfiber.Web.Access;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Household;

/// <summary>Somebody who belongs to several premises says which. Which there are to choose from came sealed from the sign-in.</summary>
[WhoMay(Anybody = true)]
public sealed class ChooseModel(SealedForm forms, TimeProvider time) : PageModel
{
    /// <summary>The choices, sealed.</summary>
    public string Form { get; private set; } = "";

    /// <summary>The same to be read.</summary>
    public IReadOnlyList<TiedPremises> Homes { get; private set; } = [];

    public IActionResult OnGet(string? form)
    {
        Response.Headers.CacheControl = "no-store";
        if (forms.Open<ChooseForm>(form) is not { } choices)
            return Redirect("/household/sign-in");
        (Form, Homes) = (form!, choices.Homes);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? form, int home)
    {
        if (forms.Open<ChooseForm>(form) is not { } choices || home < 0 || home >= choices.Homes.Count)
            return Redirect("/household/sign-in");
        await HttpContext.SignInResidentAsync(
            VisitOf(choices.Homes[home], choices.Way, time.GetUtcNow().UtcDateTime, choices.Identity)
        );
        return Redirect("/household");
    }

    internal static HouseholdVisit VisitOf(
        TiedPremises home,
        ResidentWay way,
        DateTime now,
        Access.OpenId.VouchedIdentity? identity = null
    ) =>
        new()
        {
            PremisesId = home.PremisesId,
            PersonId = home.PersonId,
            Way = way,
            SignedInAt = now,
            Proof = new PersonProof
            {
                PersonId = home.PersonId,
                At = now,
                Identity = identity,
            },
        };
}

/// <summary>The premises that somebody who has proved who they are can choose from.</summary>
public sealed record ChooseForm(
    IReadOnlyList<TiedPremises> Homes,
    ResidentWay Way,
    Access.OpenId.VouchedIdentity? Identity = null
);
