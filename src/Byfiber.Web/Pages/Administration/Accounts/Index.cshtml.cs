using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Administration.Accounts;

/// <summary>Who has an account, and inviting somebody.</summary>
[WhoMay(Role.Administrator)]
public sealed class IndexModel(AccountList list, InviteAccount invite, Letters letters, IStringLocalizer<SharedText> T)
    : PageModel
{
    public IReadOnlyList<AccountLine> Accounts { get; private set; } = [];

    /// <summary>The name that was written, to mend it.</summary>
    public string? Name { get; private set; }

    /// <summary>The address that was written, to mend it.</summary>
    public string? Email { get; private set; }

    /// <summary>The roles that were chosen.</summary>
    public IReadOnlyList<Role> Chosen { get; private set; } = [];

    /// <summary>Why nobody was invited, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Who was invited, in words, or null.</summary>
    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(CancellationToken cancel) => Accounts = await list.RunAsync(cancel);

    public async Task<IActionResult> OnPostAsync(string? name, string? email, Role[] roles, CancellationToken cancel)
    {
        (Name, Email, Chosen) = (name, email, [.. roles.Where(Enum.IsDefined).Distinct()]);
        try
        {
            var letter = await letters.WriteAsync(Chosen, cancel);
            var invitation = await invite.RunAsync(email, name, [.. Chosen], User.Actor(), letter, cancel);
            Done = T["En inbjudan är på väg till {0}.", invitation.Email];
            return RedirectToPage();
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            await OnGetAsync(cancel);
            return Page();
        }
    }
}
