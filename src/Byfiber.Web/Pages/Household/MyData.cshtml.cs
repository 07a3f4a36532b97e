using System.Text;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Byfiber.Web.Pages.Household;

/// <summary>
/// What is kept of the person who sits there: the whole of it as a file, and asking to be erased. Only for who has proved a moment ago to be
/// the person: a letter may lie in the wrong hands, and the file holds the personal number.
/// </summary>
[WhoMay(Role.Resident)]
public sealed class MyDataModel(
    ExportPerson export,
    ErasePerson erase,
    AskErasure ask,
    ErasureRequests requests,
    TimeProvider time
) : HouseholdPage
{
    /// <summary>Whether the visitor has proved to be the person.</summary>
    public bool Proved => Visit.PersonId is { } id && Visit.HasProved(id, time.GetUtcNow().UtcDateTime);

    /// <summary>When an unanswered request was made, UTC; null without one.</summary>
    public DateTime? WaitsSince { get; private set; }

    /// <summary>When the last request was declined, UTC; null without one.</summary>
    public DateTime? DeclinedAt { get; private set; }

    /// <summary>Whether a contract or the law keeps the person now.</summary>
    public bool Held { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (!Proved)
            return;
        (WaitsSince, DeclinedAt) = await requests.OfAsync(Visit.PersonId!.Value, cancel);
        Held = (await erase.HeldByAsync(Visit.PersonId.Value, cancel)).Count > 0;
    }

    /// <summary>The file. A form and no link, since taking it out is written down.</summary>
    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancel)
    {
        if (!Proved)
            return RedirectToPage();
        var taken = await export.RunAsync(Visit.PersonId!.Value, Actor, cancel);
        return File(Encoding.UTF8.GetBytes(taken.ToJson()), "application/json", "byfiber.json");
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken cancel)
    {
        if (Proved)
            await ask.RunAsync(Visit.PersonId!.Value, Actor, cancel);
        return RedirectToPage();
    }
}
