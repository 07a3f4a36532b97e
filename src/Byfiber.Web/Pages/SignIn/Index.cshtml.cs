using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.SignIn;

/// <summary>Signing in to an account by address and password. What is wrong is never said more closely than "one of these".</summary>
[WhoMay(Anybody = true)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class IndexModel(StaffSignIn signIn, IdentityProviders providers, IStringLocalizer<SharedText> T)
    : PageModel
{
    private const int LongestCredential = 20_000;

    /// <summary>Where the person was going: a path of ours, or nothing.</summary>
    public string? ReturnTo { get; private set; }

    /// <summary>The address that was written, to mend it.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether the sign-in failed.</summary>
    public bool Refused { get; private set; }

    /// <summary>Whether the person comes from choosing a password.</summary>
    public bool Chosen { get; private set; }

    /// <summary>Why the identity provider's way led back here, or null.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Who vouches for staff; null without one.</summary>
    public IdentityProvider? Provider => providers.Staff;

    /// <summary>Whether it is the demo's made-up one.</summary>
    public bool MadeUp => providers.MadeUp;

    /// <summary>The way to it.</summary>
    public string IdentityPath =>
        ReturnTo is null ? "/sign-in/identity" : QueryHelpers.AddQueryString("/sign-in/identity", "returnTo", ReturnTo);

    public IActionResult OnGet(string? returnTo, string? why, bool chosen = false)
    {
        Chosen = chosen;
        LocalizedString? known = why switch
        {
            "given-up" => T["Du avbröt legitimeringen. Försök igen, eller logga in på ett annat sätt."],
            "failed" => T["Legitimeringen gick inte att slutföra. Börja om härifrån."],
            "no-account" => T[
                "Det gick inte att logga in den vägen. Logga in med lösenord, eller fråga en administratör om du har ett konto."
            ],
            _ => null,
        };
        Sentence = known?.Value;
        ReturnTo = Local(returnTo);
        return User.HasAccount() ? LocalRedirect(ReturnTo ?? "/") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? email, string? password, string? returnTo)
    {
        ReturnTo = Local(returnTo);
        Email = email is { Length: <= Account.LongestEmail } ? email.Trim() : null;
        if (Email is not null && password is { Length: > 0 and <= PasswordRules.Longest })
        {
            var result = await signIn.ByPasswordAsync(Email, password);
            if (result.Succeeded)
                return LocalRedirect(ReturnTo ?? "/");
            if (result.RequiresTwoFactor)
                return RedirectToPage("/SignIn/SecondFactor", new { returnTo = ReturnTo });
        }
        Refused = true;
        return Page();
    }

    /// <summary>What the browser needs to ask for a passkey; which account it is of is known only by what it gives.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? returnTo)
    {
        ReturnTo = Local(returnTo);
        if (credential is { Length: > 0 and <= LongestCredential } && await signIn.ByPasskeyAsync(credential))
            return LocalRedirect(ReturnTo ?? "/");
        Refused = true;
        return Page();
    }

    private string? Local(string? path) => Url.IsLocalUrl(path) ? path : null;
}
