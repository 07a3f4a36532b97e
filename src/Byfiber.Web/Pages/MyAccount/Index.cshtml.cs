using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.MyAccount;

/// <summary>What a person who has signed in finds about the own account, and may change of it: never the roles or the name.</summary>
[WhoMay(SignedIn = true)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class IndexModel(
    UserManager<Account> accounts,
    StaffSignIn signIn,
    ChangeEmail changeEmail,
    Letters letters,
    AccountVerb verb,
    UnlinkIdentity identities,
    IdentityProviders providers,
    IStringLocalizer<SharedText> T
) : PageModel
{
    public Account Account { get; private set; } = null!;

    /// <summary>How many passkeys there are.</summary>
    public int Passkeys { get; private set; }

    /// <summary>How many identities sign in to it; null when there is none and no provider that could give one.</summary>
    public int? Identities { get; private set; }

    /// <summary>What was done, in words; null when nothing was.</summary>
    public string? Done { get; private set; }

    /// <summary>What went wrong, in words.</summary>
    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    /// <summary>The roles that the account has now.</summary>
    public IReadOnlyList<Role> Roles => [.. Enum.GetValues<Role>().Where(role => User.Is(role))];

    public async Task OnGetAsync()
    {
        Account = (await accounts.GetUserAsync(User))!;
        Passkeys = (await accounts.GetPasskeysAsync(Account)).Count;
        var linked = (await identities.OfAsync(Account.Id)).Count;
        Identities = linked == 0 && providers.Staff is null ? null : linked;
    }

    /// <summary>Another password; other sign-ins end.</summary>
    public async Task OnPostPasswordAsync(string? current, string? password, string? again)
    {
        await OnGetAsync();
        Mistakes = await PasswordModel.MistakesAsync(accounts, T, Account, password, again);
        if (Mistakes.Count > 0)
            return;
        if (!(await signIn.CheckPasswordSignInAsync(Account, current ?? "", lockoutOnFailure: true)).Succeeded)
        {
            Mistakes = [T["Det nuvarande lösenordet är fel."]];
            return;
        }
        verb.Name = "ChangePassword";
        await accounts.ChangePasswordAsync(Account, current!, password!);
        await signIn.RefreshSignInAsync(Account);
        Done = T["Lösenordet är bytt. Andra inloggningar på kontot har avslutats."];
    }

    /// <summary>Sends a link to a new address; the answer is the same when another account has it.</summary>
    public async Task OnPostAddressAsync(string? email, CancellationToken cancel)
    {
        await OnGetAsync();
        try
        {
            await changeEmail.AskAsync(Account.Id, email, await letters.WriteAsync(cancel: cancel), cancel);
            Done = T["Om adressen är ledig har en länk skickats dit. Den gäller i ett dygn."];
        }
        catch (RefusedException)
        {
            Mistakes = [T["Det där är ingen e-postadress. Skriv den som anna@kommun.se."]];
        }
    }
}
