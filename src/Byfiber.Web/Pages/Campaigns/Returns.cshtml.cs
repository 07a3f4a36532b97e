using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>Letters that came back: one by one with a scanner that types, or a file of the post.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class ReturnsModel(
    CampaignDetails campaigns,
    ReadReturns read,
    RecordReturns record,
    AnswerDesk desk,
    IStringLocalizer<SharedText> T
) : PageModel
{
    public CampaignView View { get; private set; } = null!;

    /// <summary>What a scanned letter gave, in the visitor's language; null before the first.</summary>
    public string? Said { get; private set; }

    public bool SaidGood { get; private set; }

    /// <summary>What stays in the field: a code that nobody has is there to be mended.</summary>
    public string? Code { get; private set; }

    /// <summary>What a file gave; null without one.</summary>
    public ReturnsOutcome? Outcome { get; private set; }

    /// <summary>A sentence for each row that was no letter.</summary>
    public IReadOnlyList<string> NotRead { get; private set; } = [];

    public string? FileError { get; private set; }

    /// <summary>Why nothing was registered, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await campaigns.RunAsync(id, cancel) is not { } found)
            return NotFound();
        View = found;
        if (TempData["returned"] is string said)
            (Said, SaidGood) = (said, true);
        return Page();
    }

    /// <summary>Registers one letter and says whose; the page comes back with the field empty and ready.</summary>
    public async Task<IActionResult> OnPostScanAsync(long id, string? code, CancellationToken cancel)
    {
        Code = code;
        if (string.IsNullOrWhiteSpace(code))
        {
            Said = T["Skanna eller skriv koden först."];
            return await OnGetAsync(id, cancel);
        }
        try
        {
            var outcome = await record.RunAsync([new ReturnedLetter(1, code)], User.Actor(), cancel);
            if (outcome.Recorded + outcome.AlreadyRecorded == 0)
            {
                Said =
                    outcome.Mistyped.Count > 0
                        ? T[
                            "Numret {0} är felskrivet: sista tecknet stämmer inte. Läs det igen på brevet.",
                            code.Trim()
                        ]
                    : outcome.Unknown.Count > 0 ? T["Ingen har koden {0}. Läs den igen.", code]
                    : T["Enligt registret har inget brev dit postats. Markera först utskicket som postat."];
                return await OnGetAsync(id, cancel);
            }
            var whose = await desk.RunAsync(code, 1, cancel) is [var found] ? found.Address : code;
            TempData["returned"] =
                outcome.Recorded > 0
                    ? T["Brevet till {0} är registrerat som retur.", whose].Value
                    : T["Brevet till {0} var redan registrerat.", whose].Value;
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
    }

    public async Task<IActionResult> OnPostFileAsync(long id, IFormFile? file, CancellationToken cancel)
    {
        FileError = SmallFile.Wrong(T, file);
        if (FileError is null)
        {
            try
            {
                await using var content = file!.OpenReadStream();
                var letters = read.File(SmallFile.Name(file), content);
                NotRead = letters.NotRead;
                Outcome = await record.RunAsync(letters.Letters, User.Actor(), cancel);
            }
            catch (RefusedException refusal)
            {
                Refusal = refusal.Message;
            }
        }
        return await OnGetAsync(id, cancel);
    }
}
