using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Byfiber.Web.Pages.SignIn;

/// <summary>The second step of a sign-in: the phone's code, or one of the recovery codes, each of which works once.</summary>
[WhoMay(Anybody = true)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class SecondFactorModel(StaffSignIn signIn) : PageModel
{
    /// <summary>Where the person was going: a path of ours, or nothing.</summary>
    public string? ReturnTo { get; private set; }

    /// <summary>Whether the code was wrong.</summary>
    public bool Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? returnTo)
    {
        ReturnTo = Url.IsLocalUrl(returnTo) ? returnTo : null;
        return await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? RedirectToPage("/SignIn/Index", new { returnTo = ReturnTo })
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, string? returnTo)
    {
        ReturnTo = Url.IsLocalUrl(returnTo) ? returnTo : null;
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            return RedirectToPage("/SignIn/Index", new { returnTo = ReturnTo });
        var written = new string([.. (code ?? "").Where(c => !char.IsWhiteSpace(c))]);
        if (await signIn.ByCodeAsync(written))
            return LocalRedirect(ReturnTo ?? "/");
        Refused = true;
        return Page();
    }
}
