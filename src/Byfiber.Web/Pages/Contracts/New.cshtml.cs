using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Contracts;

/// <summary>Enters a contract that was signed on paper, with its scan; somebody else compares the two afterwards.</summary>
[WhoMay(Role.Coordinator, Role.Sales)]
[RequestSizeLimit(HostSettings.LargestScanBytes)]
public sealed class NewModel(
    EnterPaperContract enterPaper,
    AnswerDesk desk,
    OfferDetails offers,
    IStringLocalizer<SharedText> T
) : PageModel
{
    /// <summary>What was searched for: a code or an address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    /// <summary>The offer that the paper answers; null until one is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Offer { get; set; }

    [BindProperty]
    public PaperForm Paper { get; set; } = new();

    /// <summary>What the search found.</summary>
    public IReadOnlyList<DeskFind> Found { get; private set; } = [];

    /// <summary>The chosen offer, or null.</summary>
    public OfferView? Chosen { get; private set; }

    public string? Refusal { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Offer is { } id)
            Chosen = await offers.RunAsync(id, cancel);
        else if (!string.IsNullOrWhiteSpace(Text))
            Found = await desk.RunAsync(Text, cancel: cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Offer is not { } id)
            return RedirectToPage();
        try
        {
            if (await Paper.ScanAsync(cancel) is not { } scan || Paper.SignedOn is not { } signedOn)
                throw new RefusedException(T["Välj den skannade filen och skriv dagen som står på papperet."]);
            var signed = await enterPaper.RunAsync(
                new PaperWish
                {
                    RequestId = Paper.RequestId,
                    Choices = Paper.Choices(id),
                    SignedOn = signedOn,
                    Scan = scan,
                    Actor = User.Actor(),
                },
                cancel
            );
            return RedirectToPage("Details", new { id = signed.ContractId });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            await OnGetAsync(cancel);
            return Page();
        }
    }
}
