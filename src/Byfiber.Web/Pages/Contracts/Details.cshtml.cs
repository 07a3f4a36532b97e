using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Contracts;

/// <summary>One contract: its promise, parties, signatures and payments, and what staff may do with it. Reading the parties is logged.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Sales)]
[WhoMayChange(Role.Coordinator, Role.Sales)]
public sealed class DetailsModel(
    ContractDetails details,
    ConfirmPaper confirmPaper,
    CancelContract cancelContract,
    WithdrawContract withdrawContract,
    ReleaseContract releaseContract,
    ContractPromise contractPromise
) : PageModel
{
    public ContractWithPeople Found { get; private set; } = null!;

    public ContractView View => Found.View;

    /// <summary>What the contract waits for, the forecast and the household's rights; null where it is not in force.</summary>
    public PromiseView? Promise { get; private set; }

    /// <summary>Why something was not done, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await details.RunAsync(id, User.Actor(), "/contracts", cancel) is not { } found)
            return NotFound();
        Found = found;
        Promise = await contractPromise.RunAsync(id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnGetDocumentAsync(long id, long document, CancellationToken cancel) =>
        await details.DocumentAsync(id, document, cancel) is { } found
            ? File(found.Content, "application/pdf", $"{found.ContractId}-{found.Language}.pdf")
            : NotFound();

    public async Task<IActionResult> OnGetScanAsync(long id, long scan, CancellationToken cancel) =>
        await details.ScanAsync(id, scan, cancel) is { } found
            ? File(found.Content, found.ContentType, found.FileName)
            : NotFound();

    public Task<IActionResult> OnPostConfirmAsync(
        long id,
        long signature,
        bool agrees,
        string? note,
        CancellationToken cancel
    ) =>
        DoAsync(
            id,
            async () =>
            {
                // The page shows one contract's papers: another's cannot be confirmed from it unseen.
                var seen = await details.RunAsync(id, User.Actor(), "/contracts", cancel);
                if (seen?.View.Parties.Any(party => party.SignatureId == signature) == true)
                    await confirmPaper.RunAsync(signature, agrees, note, User.Actor(), cancel);
                else
                    throw new RefusedException("There is no paper here that waits for a second person.");
            },
            cancel
        );

    public Task<IActionResult> OnPostCancelAsync(long id, long fee, string? note, CancellationToken cancel) =>
        DoAsync(id, () => cancelContract.RunAsync(id, fee, note, User.Actor(), cancel), cancel);

    public Task<IActionResult> OnPostWithdrawAsync(long id, string? note, CancellationToken cancel) =>
        DoAsync(id, () => withdrawContract.RunAsync(id, note, User.Actor(), cancel), cancel);

    public Task<IActionResult> OnPostReleaseAsync(long id, string? note, CancellationToken cancel) =>
        DoAsync(id, () => releaseContract.RunAsync(id, note ?? "", User.Actor(), cancel), cancel);

    private async Task<IActionResult> DoAsync(long id, Func<Task> verb, CancellationToken cancel)
    {
        try
        {
            await verb();
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
    }
}
