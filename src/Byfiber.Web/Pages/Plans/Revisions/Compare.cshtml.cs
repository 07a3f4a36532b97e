using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.Plans;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Plans.Revisions;

/// <summary>Two plans side by side: the figures, and the premises that fare differently.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew)]
public sealed class CompareModel(CompareRevisions compare) : PageModel
{
    /// <summary>More than this is read in the files, not on a page.</summary>
    public const int MostRows = 200;

    public RevisionComparison Comparison { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, long other, CancellationToken cancel)
    {
        try
        {
            Comparison = await compare.RunAsync(other, id, cancel);
            return Page();
        }
        catch (RefusedException missing) when (missing.NotFound)
        {
            return NotFound();
        }
    }
}
