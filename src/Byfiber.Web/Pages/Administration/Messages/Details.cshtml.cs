using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Administration.Messages;

/// <summary>One message whole, which is logged as a reading, and its way out.</summary>
[WhoMay(Role.Administrator)]
public sealed class DetailsModel(ReadMessage read, ResendMessage resend) : PageModel
{
    public WholeMessage Whole { get; private set; } = null!;

    /// <summary>Why it was not sent again, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        try
        {
            Whole = await read.RunAsync(id, User.Actor(), "/administration/messages", cancel);
            return Page();
        }
        catch (RefusedException refusal) when (refusal.NotFound)
        {
            return NotFound();
        }
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        try
        {
            await resend.RunAsync(id, User.Actor(), cancel);
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
    }
}
