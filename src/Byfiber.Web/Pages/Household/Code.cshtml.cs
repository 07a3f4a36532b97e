using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>
/// Where the letter's QR code leads. Opening it asks before anything happens, so that a program that looks at links (a mail filter, a
/// messenger's preview, a browser's prefetch) neither signs in nor learns whether the code is right.
/// </summary>
[WhoMay(Anybody = true)]
public sealed class CodeModel(SignInByCode signIn, IStringLocalizer<SharedText> T) : PageModel
{
    /// <summary>The code as the letter has it; null when it cannot be one.</summary>
    public string? Printed { get; private set; }

    /// <summary>Why it was not opened, or null.</summary>
    public string? Sentence { get; private set; }

    public void OnGet(string? code) => Read(code);

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancel)
    {
        Read(code);
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

    private void Read(string? code)
    {
        Printed = CodeKey.Normalised(code) is { } known ? CodeKey.Printed(known) : null;
        Response.Headers.CacheControl = "no-store";
    }
}
