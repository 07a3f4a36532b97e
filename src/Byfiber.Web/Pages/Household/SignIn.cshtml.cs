using Byfiber.Core;
using Byfiber.Core.People.Residents;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>The ways in for a household.</summary>
[WhoMay(Anybody = true)]
public sealed class SignInModel(
    SignInByCode signIn,
    IssueOneTimeCode issue,
    GuessLimit limit,
    SealedForm forms,
    IdentityProviders providers,
    IStringLocalizer<SharedText> T
) : PageModel
{
    /// <summary>Which identity provider there is.</summary>
    public IdentityProviders Providers => providers;

    /// <summary>The code as it was typed, to mend it.</summary>
    public string? Code { get; private set; }

    /// <summary>The address as it was typed, to mend it.</summary>
    public string? Address { get; private set; }

    /// <summary>Why it did not work, or null.</summary>
    public string? Sentence { get; private set; }

    public void OnGet(string? why)
    {
        Response.Headers.CacheControl = "no-store";
        LocalizedString? known = why switch
        {
            "given-up" => T["Legitimeringen avbröts. Försök igen, eller logga in på ett annat sätt."],
            "failed" => T["Legitimeringen gick inte att slutföra. Börja om härifrån."],
            "unknown" => T["Vi känner inte igen er än. Logga in med koden i brevet den första gången."],
            "no-home" => T["Ni har inget erbjudande hos oss just nu. Logga in med koden i brevet, eller ring oss."],
            _ => null,
        };
        Sentence = known?.Value;
    }

    public async Task<IActionResult> OnPostCodeAsync(string? code, CancellationToken cancel)
    {
        Code = code;
        try
        {
            if (await signIn.RunAsync(HttpContext, code, cancel))
                return Redirect("/household");
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Sentence = T["För många fel koder på kort tid. Vänta en minut och försök igen."];
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
        }
        return Page();
    }

    /// <summary>Whether anybody has the address shows nowhere: the next page is the same, and a code typed there is wrong.</summary>
    public async Task<IActionResult> OnPostAddressAsync(string? address, CancellationToken cancel)
    {
        Address = address;
        // Each asking counts as a wrong code: messages to strangers must not be had by the hundred.
        using var turn = await limit.EnterAsync(HttpContext.Connection.RemoteIpAddress, cancel);
        if (turn is null)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Sentence = T["För många försök på kort tid. Vänta en minut och försök igen."];
            return Page();
        }
        if (string.IsNullOrWhiteSpace(address))
        {
            Sentence = T["Skriv er e-postadress eller ert mobilnummer."];
            return Page();
        }
        try
        {
            turn.WasWrong();
            var sent = await issue.ToAddressAsync(address, User.Actor(), cancel);
            var form = forms.Seal(new OneTimeForm(sent.Id, Guid.NewGuid()), OneTimeCode.Life);
            return RedirectToPage("OneTime", new { form });
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }
}

/// <summary>Which code is waited for, as the browser brings it back.</summary>
public sealed record OneTimeForm(long CodeId, Guid RequestId);
