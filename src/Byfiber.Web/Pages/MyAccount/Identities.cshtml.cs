using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Byfiber.Web.Access.Residents;
using Byfiber.Web.Pages.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.MyAccount;

/// <summary>
/// The identities that sign in to the own account: the list, one less, one more. Another takes the password, so that an open screen is not
/// enough.
/// </summary>
[WhoMay(SignedIn = true)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class IdentitiesModel(
    UserManager<Account> accounts,
    StaffSignIn signIn,
    UnlinkIdentity identities,
    IdentityProviders providers,
    SealedForm forms,
    IStringLocalizer<SharedText> T
) : PageModel
{
    private Account account = null!;

    public IReadOnlyList<LinkedIdentity> Linked { get; private set; } = [];

    /// <summary>Who vouches for staff; null without one.</summary>
    public IdentityProvider? Provider => providers.Staff;

    /// <summary>Whether it is the demo's made-up one.</summary>
    public bool MadeUp => providers.MadeUp;

    /// <summary>Whether there is room for a link: one is enough.</summary>
    public bool MayLink => Linked.Count == 0;

    /// <summary>The way to the provider once the password was right.</summary>
    public string? Continue { get; private set; }

    /// <summary>What went wrong, in words.</summary>
    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    public async Task OnGetAsync(bool taken, CancellationToken cancel)
    {
        account = (await accounts.GetUserAsync(User))!;
        Linked = await identities.OfAsync(account.Id, cancel);
        if (taken)
            Mistakes = [T["Legitimationen kopplades inte: den hör till ett annat konto, eller så har ditt redan en."]];
    }

    public async Task OnPostLinkAsync(string? password, CancellationToken cancel)
    {
        await OnGetAsync(taken: false, cancel);
        if ((await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true)).Succeeded)
            Continue = QueryHelpers.AddQueryString(
                "/sign-in/identity",
                "permit",
                forms.Seal(new LinkPermit(account.Id), LinkPermit.Life)
            );
        else
            Mistakes = [T["Lösenordet är fel."]];
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? issuer, CancellationToken cancel)
    {
        if (issuer is not null && User.AccountId() is { } id)
        {
            await identities.RunAsync(id, issuer, User.Actor(), cancel);
            await signIn.RefreshSignInAsync((await accounts.GetUserAsync(User))!);
        }
        return RedirectToPage();
    }
}
