using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.SignIn;

/// <summary>
/// Takes what the staff's identity provider vouched for: signs in to the account that it belongs to, or links it to the account whose owner
/// asked for that. It makes no account, and what it answers tells nothing of which there are.
/// </summary>
[WhoMay(Anybody = true)]
public sealed class IdentityReturnModel(IdentityProviders providers, StaffSignIn signIn, MatchIdentity match)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? returnTo, CancellationToken cancel)
    {
        if (providers.Staff is not { } provider)
            return NotFound();
        var ticket = await HttpContext.AuthenticateAsync(IdentityProviders.StaffTicket);
        if (!ticket.Succeeded)
            return Redirect("/sign-in?why=failed");
        // Once: the same address again finds no ticket.
        await HttpContext.SignOutAsync(IdentityProviders.StaffTicket);
        var vouched = VouchedIdentity.Of(ticket.Principal);
        var identity = new AccountIdentity(vouched.Issuer, vouched.Subject, vouched.Email, provider.Name);
        if (ticket.Properties.Items.TryGetValue(LinkPermit.Item, out var wanted))
            return await LinkAsync(wanted, identity, cancel);
        var going = Url.IsLocalUrl(returnTo) ? returnTo : null;
        var result = await signIn.ByIdentityAsync(identity, cancel);
        if (result.RequiresTwoFactor)
            return RedirectToPage("/SignIn/SecondFactor", new { returnTo = going });
        return result.Succeeded ? LocalRedirect(going ?? "/") : Redirect("/sign-in?why=no-account");
    }

    /// <summary>Only for whoever is signed in to the account that the permit was given to.</summary>
    private async Task<IActionResult> LinkAsync(string? wanted, AccountIdentity identity, CancellationToken cancel)
    {
        if (User.AccountId() is not { } id || id.ToString(CultureInfo.InvariantCulture) != wanted)
            return Redirect("/sign-in?why=failed");
        try
        {
            await match.LinkAsync(id, identity, cancel);
            return Redirect("/account/identities");
        }
        catch (RefusedException)
        {
            return Redirect("/account/identities?taken=true");
        }
    }
}
