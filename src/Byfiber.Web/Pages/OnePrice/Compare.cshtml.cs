using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.OnePrice;

/// <summary>Two scenarios side by side.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class CompareModel(ScenarioList scenarios) : PageModel
{
    public ScenarioOutcome Before { get; private set; } = null!;
    public ScenarioOutcome After { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long a, long b, CancellationToken cancel)
    {
        if (
            await scenarios.OneAsync(a, cancel) is not { } before
            || await scenarios.OneAsync(b, cancel) is not { } after
        )
            return NotFound();
        (Before, After) = (before, after);
        return Page();
    }
}
