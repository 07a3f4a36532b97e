using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Contracts;

/// <summary>The property was sold: enters the new owners from a paper that they signed. A second person compares it afterwards.</summary>
[WhoMay(Role.Coordinator, Role.Sales)]
[RequestSizeLimit(HostSettings.LargestScanBytes)]
public sealed class OwnerModel(ContractDetails details, ChangeOwner changeOwner, IStringLocalizer<SharedText> T)
    : PageModel
{
    [BindProperty]
    public PaperForm Paper { get; set; } = new();

    public ContractView View { get; private set; } = null!;
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (
            await details.RunAsync(id, User.Actor(), "/contracts/owner", cancel)
            is not { View.Contract.EndedAt: null } found
        )
            return NotFound();
        View = found.View;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        try
        {
            if (await Paper.ScanAsync(cancel) is not { } scan)
                throw new RefusedException(T["Välj den skannade filen och skriv dagen som står på papperet."]);
            await changeOwner.RunAsync(
                new ChangeOwnerWish
                {
                    ContractId = id,
                    Parties = Paper.Wishes(),
                    Proof = new PaperProof { Scan = scan },
                    Actor = User.Actor(),
                },
                cancel
            );
            return RedirectToPage("Details", new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
    }
}
