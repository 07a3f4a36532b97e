using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Administration.Accounts;

/// <summary>One account: the roles that it has and had, what was done to it, and its end.</summary>
[WhoMay(Role.Administrator)]
public sealed class DetailsModel(
    AccountList list,
    GiveRole give,
    EndRole end,
    CloseAccount close,
    ResetSecondFactor reset,
    Letters letters,
    IStringLocalizer<SharedText> T
) : PageModel
{
    public AccountHistory History { get; private set; } = null!;

    /// <summary>Why nothing was changed, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What was done, in words, or null.</summary>
    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await list.OneAsync(id, cancel) is not { } found)
            return NotFound();
        History = found;
        return Page();
    }

    public Task<IActionResult> OnPostGiveAsync(long id, Role role, CancellationToken cancel) =>
        DoAsync(id, () => give.RunAsync(id, role, User.Actor(), cancel), cancel);

    public Task<IActionResult> OnPostEndAsync(long id, Role role, CancellationToken cancel) =>
        DoAsync(id, () => end.RunAsync(id, role, User.Actor(), cancel), cancel);

    public Task<IActionResult> OnPostCloseAsync(long id, CancellationToken cancel) =>
        DoAsync(id, () => close.RunAsync(id, User.Actor(), cancel), cancel);

    /// <summary>The person has lost what the second step of the sign-in takes.</summary>
    public Task<IActionResult> OnPostResetAsync(long id, bool phone, bool passkeys, CancellationToken cancel) =>
        DoAsync(
            id,
            async () =>
            {
                var letter = await letters.WriteAsync(cancel: cancel);
                var done = await reset.RunAsync(id, phone, passkeys, User.AccountId(), User.Actor(), letter, cancel);
                Done = done
                    ? T["Det andra steget är borttaget. Personen är utloggad och får ett brev om det."]
                    : T["Det fanns inget av det att ta bort."];
            },
            cancel
        );

    private async Task<IActionResult> DoAsync(long id, Func<Task> change, CancellationToken cancel)
    {
        // A role that is no role's name is no wish of the page's own form.
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            await change();
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal) when (!refusal.NotFound)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
        catch (RefusedException)
        {
            return NotFound();
        }
    }
}
