using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.MyAccount;

/// <summary>Where the link of an invitation or a recovery leads: choosing a password.</summary>
[WhoMay(Anybody = true)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class PasswordModel(
    FindAccountLink links,
    ChoosePassword choose,
    UserManager<Account> accounts,
    IStringLocalizer<SharedText> T
) : PageModel
{
    /// <summary>The link's secret.</summary>
    public string? Key { get; private set; }

    /// <summary>What the link is for; null when it works no longer.</summary>
    public FoundLink? Link { get; private set; }

    /// <summary>What is wrong with the password, in words.</summary>
    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    public Task OnGetAsync(string? key, CancellationToken cancel) => FindAsync(key, cancel);

    public async Task<IActionResult> OnPostAsync(string? key, string? password, string? again, CancellationToken cancel)
    {
        await FindAsync(key, cancel);
        if (Link is null)
            return Page();
        var account = await accounts.FindByIdAsync(Link.AccountId.ToString(CultureInfo.InvariantCulture));
        Mistakes = await MistakesAsync(accounts, T, account!, password, again);
        if (Mistakes.Count > 0)
            return Page();
        try
        {
            await choose.RunAsync(key, accounts.PasswordHasher.HashPassword(account!, password!), cancel);
        }
        catch (RefusedException)
        {
            // Somebody followed the same link meanwhile.
            Link = null;
            return Page();
        }
        return RedirectToPage("/SignIn/Index", new { chosen = true });
    }

    /// <summary>What is wrong with a new password, in the visitor's language; empty when nothing is.</summary>
    internal static async Task<IReadOnlyList<string>> MistakesAsync(
        UserManager<Account> accounts,
        IStringLocalizer<SharedText> T,
        Account account,
        string? password,
        string? again
    )
    {
        var mistakes = new List<string>();
        foreach (var rule in accounts.PasswordValidators)
        {
            var judged = await rule.ValidateAsync(accounts, account, password ?? "");
            mistakes.AddRange(judged.Errors.Select(error => T[error.Description].Value));
        }
        if (password != again)
            mistakes.Add(T["De två lösenorden är inte lika."]);
        return mistakes;
    }

    private async Task FindAsync(string? key, CancellationToken cancel)
    {
        Key = key;
        var found = await links.RunAsync(key, cancel);
        Link = found is { Purpose: LinkPurpose.Invitation or LinkPurpose.Recovery } ? found : null;
    }
}
