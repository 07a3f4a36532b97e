using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.OnePrice;

/// <summary>Two scenarios side by side: those that are chosen, else the two that were saved last.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class CompareModel(ScenarioList scenarios) : PageModel
{
    /// <summary>The two; null while fewer are saved.</summary>
    public (ScenarioOutcome Before, ScenarioOutcome After)? Pair { get; private set; }

    /// <summary>All that can be chosen, newest first.</summary>
    public IReadOnlyList<PriceScenario> Scenarios { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long? a, long? b, CancellationToken cancel)
    {
        Scenarios = await scenarios.RunAsync(cancel);
        if (a is null && b is null && Scenarios.Count < 2)
            return Page();
        if (
            await scenarios.OneAsync(a ?? Scenarios.ElementAtOrDefault(1)?.Id ?? 0, cancel) is not { } before
            || await scenarios.OneAsync(b ?? Scenarios.ElementAtOrDefault(0)?.Id ?? 0, cancel) is not { } after
        )
            return NotFound();
        Pair = (before, after);
        return Page();
    }
}
