using System.Globalization;
using System.Text;
using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Administration.PersonalData;

/// <summary>All that is kept of one person, as a page and as a file, and the form that erases them.</summary>
[WhoMay(Role.Administrator)]
public sealed class PersonModel(
    ExportPerson export,
    ErasePerson erase,
    DeclineErasure decline,
    ErasureRequests requests,
    IStringLocalizer<SharedText> T
) : PageModel
{
    public PersonExport Export { get; private set; } = null!;

    /// <summary>What keeps them from being erased, a sentence each.</summary>
    public IReadOnlyList<string> HeldBy { get; private set; } = [];

    /// <summary>When they asked to be erased, UTC; null while no request waits.</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>Why they were not erased, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What is wrong with the form, in the visitor's language, or null.</summary>
    public string? Amiss { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        try
        {
            Export = await export.RunAsync(id, User.Actor(), cancel);
            HeldBy = await erase.HeldByAsync(id, cancel);
            AskedAt = (await requests.OfAsync(id, cancel)).WaitsSince;
            return Page();
        }
        catch (RefusedException refusal) when (refusal.NotFound)
        {
            return NotFound();
        }
    }

    /// <summary>The same as a JSON file.</summary>
    public async Task<IActionResult> OnGetJsonAsync(long id, CancellationToken cancel)
    {
        try
        {
            var taken = await export.RunAsync(id, User.Actor(), cancel);
            return File(
                Encoding.UTF8.GetBytes(taken.ToJson()),
                "application/json",
                string.Create(CultureInfo.InvariantCulture, $"person-{id}.json")
            );
        }
        catch (RefusedException refusal) when (refusal.NotFound)
        {
            return NotFound();
        }
    }

    /// <summary>Answers a request that a contract or the law stands against; the person reads it on the household's page.</summary>
    public async Task<IActionResult> OnPostDeclineAsync(long id, CancellationToken cancel)
    {
        try
        {
            await decline.RunAsync(id, User.Actor(), cancel);
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
    }

    public async Task<IActionResult> OnPostEraseAsync(
        long id,
        ErasureReason reason,
        bool sure,
        CancellationToken cancel
    )
    {
        if (!sure)
        {
            Amiss = T["Kryssa för att personen ska raderas: det går inte att ångra."];
            return await OnGetAsync(id, cancel);
        }
        try
        {
            await erase.RunAsync(id, reason, User.Actor(), cancel);
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
