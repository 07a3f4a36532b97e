using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Household;

/// <summary>
/// The way to the identity provider. A link and no form: browsers apply the policy of where forms may lead to every step of the way, and the
/// provider is another site. Nothing happens by it but that somebody is asked who they are.
/// </summary>
[WhoMay(Anybody = true)]
public sealed class IdentityModel(IdentityProviders providers) : PageModel
{
    public IActionResult OnGet(bool sign) =>
        providers.Resident is null
            ? NotFound()
            : Challenge(
                new AuthenticationProperties
                {
                    RedirectUri = sign ? "/household/identity/return?sign=true" : "/household/identity/return",
                },
                IdentityProviders.ResidentScheme
            );
}
