using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Promises;

/// <summary>One hindrance: all that was said of it, and the next word. Each word is told to the households concerned.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Coordinator, Role.Planner)]
public sealed class HindranceModel(HindranceList hindrances, UpdateHindrance update) : PageModel
{
    public HindranceHistory Found { get; private set; } = null!;

    [BindProperty]
    public HindranceWordForm Word { get; set; } = new();

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await hindrances.OneAsync(id, cancel) is not { } found)
            return NotFound();
        Found = found;
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(long id, CancellationToken cancel) =>
        await hindrances.FileAsync(id, cancel) is { } file
            ? File(file.Content, file.ContentType, file.FileName)
            : NotFound();

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        try
        {
            var saying = new HindranceSaying(Word.TextSv ?? "", Word.TextEn, Word.ExpectedUntil);
            if (Word.EndedOn is { } ended)
                await update.EndAsync(id, ended, saying, Word.RequestId, User.Actor(), cancel);
            else
                await update.RunAsync(id, saying, Word.RequestId, User.Actor(), cancel);
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
    }
}

/// <summary>The next word on a hindrance.</summary>
public sealed class HindranceWordForm
{
    public Guid RequestId { get; set; } = Guid.NewGuid();
    public string? TextSv { get; set; }
    public string? TextEn { get; set; }
    public DateOnly? ExpectedUntil { get; set; }

    /// <summary>The day that it ended; empty while it lasts.</summary>
    public DateOnly? EndedOn { get; set; }
}
