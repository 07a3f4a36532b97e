using Byfiber.Core;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Byfiber.Web.Pages.MyAccount;

/// <summary>Where the link to a new e-mail address leads; a button confirms, since mail programs look at links by themselves.</summary>
[WhoMay(Anybody = true)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class NewAddressModel(FindAccountLink links, ChangeEmail change, Letters letters) : PageModel
{
    /// <summary>The link's secret.</summary>
    public string? Key { get; private set; }

    /// <summary>What the link is for; null when it works no longer.</summary>
    public FoundLink? Link { get; private set; }

    /// <summary>Whether the address was changed.</summary>
    public bool Done { get; private set; }

    public async Task OnGetAsync(string? key, CancellationToken cancel)
    {
        Key = key;
        Link = await links.RunAsync(key, cancel) is { Purpose: LinkPurpose.EmailChange } found ? found : null;
    }

    public async Task OnPostAsync(string? key, CancellationToken cancel)
    {
        try
        {
            await change.ConfirmAsync(key, await letters.WriteAsync(cancel: cancel), cancel);
            Done = true;
        }
        catch (RefusedException)
        {
            Link = null;
        }
    }
}
