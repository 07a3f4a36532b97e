using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>A campaign: what is to be done next, its proof by area, and the ways to work with it.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class DetailsModel(
    CampaignDetails campaigns,
    StartCampaign start,
    CloseCampaign close,
    OfferNewPremises offerNew
) : PageModel
{
    public CampaignView View { get; private set; } = null!;

    /// <summary>Why something was not done, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await campaigns.RunAsync(id, cancel) is not { } found)
            return NotFound();
        View = found;
        return Page();
    }

    public Task<IActionResult> OnPostStartAsync(long id, CancellationToken cancel) =>
        DoAsync(id, () => start.RunAsync(id, User.Actor(), cancel), cancel);

    public Task<IActionResult> OnPostCloseAsync(long id, CancellationToken cancel) =>
        DoAsync(id, () => close.RunAsync(id, User.Actor(), cancel), cancel);

    public Task<IActionResult> OnPostOfferNewAsync(long id, CancellationToken cancel) =>
        DoAsync(id, () => offerNew.RunAsync(id, User.Actor(), cancel), cancel);

    private async Task<IActionResult> DoAsync(long id, Func<Task> work, CancellationToken cancel)
    {
        try
        {
            await work();
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
