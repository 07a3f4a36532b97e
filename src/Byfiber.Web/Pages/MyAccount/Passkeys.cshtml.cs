using System.Buffers.Text;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.MyAccount;

/// <summary>The account's passkeys (WebAuthn): the list, one more, one less. Another takes the password, so that an open screen is not enough.</summary>
[WhoMay(SignedIn = true)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class PasskeysModel(
    UserManager<Account> accounts,
    StaffSignIn signIn,
    AccountVerb verb,
    IStringLocalizer<SharedText> T
) : PageModel
{
    private const int Most = 10;
    private const int LongestCredential = 20_000;
    private const int LongestName = 60;
    private Account account = null!;

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>What went wrong, in words.</summary>
    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        account = (await accounts.GetUserAsync(User))!;
        Passkeys = [.. await accounts.GetPasskeysAsync(account)];
    }

    /// <summary>What the browser needs to make one; the challenge waits in a cookie that only we can read.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        await OnGetAsync();
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = await accounts.GetUserIdAsync(account),
                Name = account.Email!,
                DisplayName = account.DisplayName,
            }
        );
        return Content(options, "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential, string? name, string? password)
    {
        await OnGetAsync();
        if (!(await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true)).Succeeded)
        {
            Mistakes = [T["Lösenordet är fel."]];
            return Page();
        }
        var made = credential is { Length: > 0 and <= LongestCredential }
            ? await signIn.NewPasskeyAsync(credential)
            : null;
        if (made is not { Succeeded: true } || Passkeys.Count >= Most)
        {
            Mistakes = [T["Det blev ingen passnyckel. Försök igen eller ta en annan."]];
            return Page();
        }
        var called = new string([.. (name ?? "").Where(c => !char.IsControl(c))]).Trim();
        made.Passkey.Name = called.Length == 0 ? null : called[..Math.Min(called.Length, LongestName)];
        verb.Name = "AddPasskey";
        await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        await OnGetAsync();
        // Only one of the own: the list is the account's.
        var mine = Passkeys.FirstOrDefault(key => Base64Url.EncodeToString(key.CredentialId) == id);
        if (mine is not null)
        {
            verb.Name = "RemovePasskey";
            await accounts.RemovePasskeyAsync(account, mine.CredentialId);
        }
        return RedirectToPage();
    }
}
