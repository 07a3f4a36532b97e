using System.Text;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using QRCoder;

namespace Byfiber.Web.Pages.MyAccount;

/// <summary>The phone's code as a second factor (TOTP, RFC 6238): set up, recovery codes, off.</summary>
[WhoMay(SignedIn = true)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class SecondFactorModel(
    UserManager<Account> accounts,
    StaffSignIn signIn,
    AccountVerb verb,
    IStringLocalizer<SharedText> T
) : PageModel
{
    private const int Codes = 10;
    private Account account = null!;

    /// <summary>Whether a sign-in by password needs a code.</summary>
    public bool Enabled => account.TwoFactorEnabled;

    /// <summary>Whether the visitor must set it up before anything else.</summary>
    public bool Lacks => User.HasClaim(Visitor.LacksSecondFactor, "true");

    /// <summary>The key while it is being set up, in groups of four; null before and after.</summary>
    public string? Key { get; private set; }

    /// <summary>How many recovery codes are unused.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>Codes that were made just now, which are shown once.</summary>
    public IReadOnlyList<string>? NewCodes { get; private set; }

    /// <summary>What went wrong, in words.</summary>
    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    public async Task OnGetAsync() => await ReadAsync();

    /// <summary>The key as a picture for the phone's camera.</summary>
    public async Task<IActionResult> OnGetPictureAsync()
    {
        await ReadAsync();
        if (Key is null)
            return NotFound();
        var label = Uri.EscapeDataString(account.Email!);
        var text =
            $"otpauth://totp/Byfiber:{label}?secret={Key.Replace(" ", "", StringComparison.Ordinal)}&issuer=Byfiber";
        using var data = new QRCodeGenerator().CreateQrCode(Encoding.UTF8.GetBytes(text), QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        Response.Headers.CacheControl = "no-store";
        return Content(picture.GetGraphic(4), "image/svg+xml");
    }

    /// <summary>A new key.</summary>
    public async Task<IActionResult> OnPostBeginAsync()
    {
        await ReadAsync();
        if (!Enabled)
        {
            verb.Name = "BeginSecondFactor";
            await accounts.ResetAuthenticatorKeyAsync(account);
            await signIn.RefreshSignInAsync(account);
        }
        return RedirectToPage();
    }

    /// <summary>The app shows the right code: from now on it is asked for.</summary>
    public async Task<IActionResult> OnPostOnAsync(string? code)
    {
        await ReadAsync();
        if (Key is null)
            return RedirectToPage();
        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (
            !await accounts.VerifyTwoFactorTokenAsync(
                account,
                accounts.Options.Tokens.AuthenticatorTokenProvider,
                digits
            )
        )
        {
            Mistakes = [T["Koden är fel. Kontrollera att telefonens klocka går rätt och skriv den kod som visas nu."]];
            return Page();
        }
        verb.Name = "EnableSecondFactor";
        await accounts.SetTwoFactorEnabledAsync(account, true);
        NewCodes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes))!];
        await signIn.RefreshSignInAsync(account);
        return Page();
    }

    /// <summary>New recovery codes; the old ones work no longer.</summary>
    public async Task<IActionResult> OnPostCodesAsync(string? password)
    {
        await ReadAsync();
        if (!Enabled || !await IsOwnAsync(password))
            return Page();
        verb.Name = "RenewRecoveryCodes";
        NewCodes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes))!];
        return Page();
    }

    /// <summary>No second factor any more, and its key is forgotten.</summary>
    public async Task<IActionResult> OnPostOffAsync(string? password)
    {
        await ReadAsync();
        if (!Enabled || !await IsOwnAsync(password))
            return Page();
        verb.Name = "DisableSecondFactor";
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey");
        await signIn.RefreshSignInAsync(account);
        return RedirectToPage();
    }

    private async Task<bool> IsOwnAsync(string? password)
    {
        var result = await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true);
        if (!result.Succeeded)
            Mistakes = [T["Lösenordet är fel."]];
        return result.Succeeded;
    }

    private async Task ReadAsync()
    {
        account = (await accounts.GetUserAsync(User))!;
        CodesLeft = await accounts.CountRecoveryCodesAsync(account);
        Key = Enabled ? null : InFours(await accounts.GetAuthenticatorKeyAsync(account));
    }

    private static string? InFours(string? key) =>
        key is null ? null : string.Join(' ', key.Chunk(4).Select(four => new string(four)));
}
