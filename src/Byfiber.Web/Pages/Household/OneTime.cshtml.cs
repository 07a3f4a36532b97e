using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.Residents;
using Byfiber.Web.Access;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>Signing in with the one-time code that was sent.</summary>
[WhoMay(Anybody = true)]
public sealed class OneTimeModel(
    UseOneTimeCode use,
    HouseholdAccess access,
    GuessLimit limit,
    SealedForm forms,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : PageModel
{
    /// <summary>Which code is waited for, sealed.</summary>
    public string Form { get; private set; } = "";

    /// <summary>Why it did not work, or null.</summary>
    public string? Sentence { get; private set; }

    public IActionResult OnGet(string? form)
    {
        Response.Headers.CacheControl = "no-store";
        if (forms.Open<OneTimeForm>(form) is null)
            return Redirect("/household/sign-in");
        Form = form!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? form, string? code, CancellationToken cancel)
    {
        if (forms.Open<OneTimeForm>(form) is not { } waited)
            return Redirect("/household/sign-in");
        Form = form!;
        using var turn = await limit.EnterAsync(HttpContext.Connection.RemoteIpAddress, cancel);
        if (turn is null)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Sentence = T["För många fel koder på kort tid. Vänta en minut och försök igen."];
            return Page();
        }
        try
        {
            var used = await use.RunAsync(waited.CodeId, code ?? "", CodePurpose.SignIn, "", waited.RequestId, cancel);
            var homes = await access.WithSameAddressAsync(used.PersonId, used.Way == MessageKind.Mail, cancel);
            return homes switch
            {
                [] => Redirect("/household/sign-in?why=no-home"),
                [var only] => await EnterAsync(only),
                _ => Choose(homes),
            };
        }
        catch (RefusedException refusal)
        {
            turn.WasWrong();
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }

    private RedirectToPageResult Choose(IReadOnlyList<TiedPremises> homes)
    {
        new ChooseForm
        {
            Homes = homes,
            Way = ResidentWay.OneTimeCode,
            At = time.GetUtcNow().UtcDateTime,
        }.Keep(HttpContext, forms);
        return RedirectToPage("Choose");
    }

    private async Task<IActionResult> EnterAsync(TiedPremises home)
    {
        await HttpContext.SignInResidentAsync(
            ChooseModel.VisitOf(home, ResidentWay.OneTimeCode, time.GetUtcNow().UtcDateTime)
        );
        return Redirect("/household");
    }
}
