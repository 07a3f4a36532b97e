using Byfiber.Web.Access;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Household;

/// <summary>The way out.</summary>
[WhoMay(Anybody = true)]
public sealed class SignOutModel : PageModel
{
    public void OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        // Who has proved who they are and not yet chosen a home is not in, and has no button for it.
        ChooseForm.Forget(HttpContext);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(Schemes.Resident);
        // What lies half filled in goes with it.
        ContractFormCookie.Remove(HttpContext);
        ChooseForm.Forget(HttpContext);
        return RedirectToPage();
    }
}
