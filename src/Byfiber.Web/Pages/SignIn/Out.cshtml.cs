using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.SignIn;

/// <summary>Signing out: a button, since a link could be followed by a page of another's making.</summary>
[WhoMay(SignedIn = true)]
public sealed class OutModel(StaffSignIn signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
