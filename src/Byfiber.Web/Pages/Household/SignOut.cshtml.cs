using Byfiber.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Household;

/// <summary>The way out.</summary>
[WhoMay(Anybody = true)]
public sealed class SignOutModel : PageModel
{
    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(Schemes.Resident);
        // What lies half filled in goes with it.
        ContractFormCookie.Remove(HttpContext);
        return RedirectToPage();
    }
}
