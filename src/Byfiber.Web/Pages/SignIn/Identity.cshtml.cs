using System.Globalization;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Byfiber.Web.Pages.SignIn;

/// <summary>
/// The way of the staff to their identity provider. A link and no form: browsers apply the policy of where forms may lead to every step of
/// the way, and the provider is another site. Nothing happens by it but that somebody is asked who they are.
/// </summary>
[WhoMay(Anybody = true)]
public sealed class IdentityModel(IdentityProviders providers, SealedForm forms) : PageModel
{
    internal const string ReturnPath = "/sign-in/identity/return";

    /// <param name="returnTo">Where the person was going.</param>
    /// <param name="permit">Sealed by /account/identities: link it to this account instead of signing in.</param>
    public IActionResult OnGet(string? returnTo, string? permit)
    {
        if (providers.Staff is null)
            return NotFound();
        var properties = new AuthenticationProperties
        {
            RedirectUri = Url.IsLocalUrl(returnTo)
                ? QueryHelpers.AddQueryString(ReturnPath, "returnTo", returnTo)
                : ReturnPath,
        };
        // Goes with the state, which only this program can read and write, and comes back with the answer.
        if (forms.Open<LinkPermit>(permit) is { } allowed)
            properties.Items[LinkPermit.Item] = allowed.AccountId.ToString(CultureInfo.InvariantCulture);
        return Challenge(properties, IdentityProviders.StaffScheme);
    }
}

/// <summary>That the owner of an account has just proved to be it, and wants an identity linked to it.</summary>
/// <param name="AccountId">Which account.</param>
public sealed record LinkPermit(long AccountId)
{
    /// <summary>How long there is to go to the provider.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Under which name it travels with the state.</summary>
    internal const string Item = "byfiber.link";
}
