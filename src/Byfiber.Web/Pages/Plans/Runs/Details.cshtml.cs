using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.Plans;
using Byfiber.Planning;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Plans.Runs;

/// <summary>One plan run: its progress while it runs, its outcome afterwards.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew)]
[WhoMayChange(Role.Planner)]
public sealed class DetailsModel(PlanRunList runs, CancelPlanRun cancelRun) : PageModel
{
    /// <summary>The steps of a run in their order.</summary>
    public static IReadOnlyList<PlanStep> Steps { get; } = Enum.GetValues<PlanStep>();

    public PlanRunView View { get; private set; } = null!;

    /// <summary>Why a wish was refused, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel) =>
        await ReadAsync(id, cancel) ? Page() : NotFound();

    /// <summary>Just the progress, for the page that asks again every second.</summary>
    public async Task<IActionResult> OnGetProgressAsync(long id, CancellationToken cancel) =>
        await ReadAsync(id, cancel) ? Partial("_Progress", View) : NotFound();

    public async Task<IActionResult> OnPostCancelAsync(long id, CancellationToken cancel)
    {
        try
        {
            await cancelRun.RunAsync(id, User.Actor(), cancel);
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal) when (!refusal.NotFound)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
    }

    private async Task<bool> ReadAsync(long id, CancellationToken cancel)
    {
        if (await runs.OneAsync(id, cancel) is not { } found)
            return false;
        View = found;
        return true;
    }
}
